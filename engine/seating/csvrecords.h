// Records of CSV text (RFC 4180) one at a time, with the lines they begin on. One thread; refers
// to the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::seating {

class CsvRecords {
public:
    CsvRecords(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// The next record's fields; blank lines are passed over. False: the end, or error().
    bool next(std::vector<std::string>& fields);

    std::int64_t line() const { return line_; }  ///< that the record began on, from 1
    std::size_t offset() const { return at_; }   ///< bytes read
    /// What is wrong with the record: "a quote is not closed"; empty: nothing.
    const std::string& error() const { return error_; }

private:
    bool readField(std::string& field);
    bool readQuoted(std::string& field);
    bool atEnd() const { return at_ >= text_.size(); }
    bool takeLineEnd();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::int64_t line_ = 0;
    std::int64_t lines_ = 0;  ///< ended so far
    std::string error_;
};

}  // namespace seatlock::seating
