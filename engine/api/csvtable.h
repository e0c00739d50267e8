// Writes one table as CSV (RFC 4180). One thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace seatlock::api {

class CsvTable {
public:
    /// With a line of headings.
    explicit CsvTable(std::initializer_list<std::string_view> headings);

    CsvTable& cell(std::string_view text);
    CsvTable& cell(std::int64_t number);
    /// With four decimals.
    CsvTable& cell(double number);
    CsvTable& endLine();

    std::string take() { return std::move(out_); }

private:
    void separate();

    std::string out_;
    bool first_ = true;
};

}  // namespace seatlock::api
