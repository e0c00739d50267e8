#include "engine/simulator/csvreader.h"

#include <cerrno>
#include <cstring>

namespace seatlock::simulator {

CsvReader::CsvReader(const std::string& path)
    : path_(path), file_(std::fopen(path.c_str(), "rbe")) {
    if (!file_) error_ = path + ": " + std::strerror(errno);
}

CsvReader::~CsvReader() {
    if (file_) std::fclose(file_);
}

bool CsvReader::fail(const char* what) {
    error_ = path_ + ": line " + std::to_string(line_) + " " + what;
    return false;
}

/// After the opening quote, to the closing one.
bool CsvReader::readQuoted(std::string& field) {
    for (int c = std::getc(file_); c != EOF; c = std::getc(file_)) {
        if (c == '"') {
            c = std::getc(file_);
            if (c != '"') {
                std::ungetc(c, file_);
                return true;
            }
        }
        if (c == '\n') ++lines_;
        field += static_cast<char>(c);
    }
    return fail("is cut off");
}

bool CsvReader::next(std::vector<std::string>& fields) {
    if (!file_ || !error_.empty()) return false;
    int c = std::getc(file_);
    if (c == EOF) return false;
    fields.clear();
    line_ = lines_ + 1;
    for (;;) {
        std::string& field = fields.emplace_back();
        if (c == '"') {
            if (!readQuoted(field)) return false;
            c = std::getc(file_);
        } else {
            for (; c != EOF && c != ',' && c != '\n' && c != '\r'; c = std::getc(file_)) {
                field += static_cast<char>(c);
            }
        }
        if (c == '\r') c = std::getc(file_);
        if (c == '\n') {
            ++lines_;
            return true;
        }
        if (c == EOF) return fail("is cut off");
        if (c != ',') return fail("is no CSV");
        c = std::getc(file_);
    }
}

}  // namespace seatlock::simulator
