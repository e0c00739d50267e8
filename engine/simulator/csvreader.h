// Reads the records of a CSV file (RFC 4180), quoted fields and all, one at a time. One thread.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace seatlock::simulator {

class CsvReader {
public:
    explicit CsvReader(const std::string& path);
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// The next record's fields. False at the end, and when something is wrong: see error().
    bool next(std::vector<std::string>& fields);

    /// The file's line that the record began on, from 1; 0 before the first.
    std::int64_t line() const { return line_; }
    /// What is wrong, with path and line; empty: nothing.
    const std::string& error() const { return error_; }

private:
    bool readQuoted(std::string& field);
    bool fail(const char* what);

    const std::string path_;
    std::FILE* file_ = nullptr;
    std::int64_t line_ = 0;
    std::int64_t lines_ = 0;  ///< ended so far
    std::string error_;
};

}  // namespace seatlock::simulator
