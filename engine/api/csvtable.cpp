#include "engine/api/csvtable.h"

#include <cstdio>

namespace seatlock::api {

CsvTable::CsvTable(std::initializer_list<std::string_view> headings) {
    for (const auto heading : headings) cell(heading);
    endLine();
}

void CsvTable::separate() {
    if (!first_) out_ += ',';
    first_ = false;
}

CsvTable& CsvTable::cell(std::string_view text) {
    separate();
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    if (text.find_first_of("\",\r\n") == std::string_view::npos) {
        if (formula) out_ += '\'';
        out_ += text;
        return *this;
    }
    out_ += '"';
    if (formula) out_ += '\'';
    for (const char letter : text) {
        if (letter == '"') out_ += '"';
        out_ += letter;
    }
    out_ += '"';
    return *this;
}

CsvTable& CsvTable::cell(std::int64_t number) {
    separate();
    out_ += std::to_string(number);
    return *this;
}

CsvTable& CsvTable::cell(double number) {
    separate();
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", number);
    out_ += text;
    return *this;
}

CsvTable& CsvTable::endLine() {
    out_ += "\r\n";
    first_ = true;
    return *this;
}

}  // namespace seatlock::api
