#include "engine/seating/csvrecords.h"

namespace seatlock::seating {

namespace {

constexpr std::size_t fields_max = 1'000;

}  // namespace

/// CRLF, LF or CR.
bool CsvRecords::takeLineEnd() {
    if (atEnd() || (text_[at_] != '\n' && text_[at_] != '\r')) return false;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++lines_;
    return true;
}

bool CsvRecords::readQuoted(std::string& field) {
    for (++at_; !atEnd(); ++at_) {
        const char c = text_[at_];
        if (c == '"') {
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                ++at_;
                return true;
            }
            ++at_;
        }
        if (c == '\n') ++lines_;
        field += c;
    }
    error_ = "a quote is not closed";
    return false;
}

bool CsvRecords::readField(std::string& field) {
    if (!atEnd() && text_[at_] == '"') {
        if (!readQuoted(field)) return false;
    } else {
        while (!atEnd() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            field += text_[at_++];
        }
    }
    if (atEnd() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r') {
        return true;
    }
    error_ = "there is text after a closing quote";
    return false;
}

bool CsvRecords::next(std::vector<std::string>& fields) {
    fields.clear();
    if (!error_.empty()) return false;
    while (takeLineEnd()) {
    }
    if (atEnd()) return false;
    line_ = lines_ + 1;
    for (;;) {
        if (!readField(fields.emplace_back())) return false;
        if (atEnd() || takeLineEnd()) return true;
        ++at_;  // the separator
        if (fields.size() >= fields_max) {
            error_ = "there are more than 1,000 fields";
            return false;
        }
    }
}

}  // namespace seatlock::seating
