#include "engine/seating/chartcsv.h"

#include <charconv>

namespace seatlock::seating {

namespace {

void add(std::string& out, std::string_view field) {
    const bool padded = !field.empty() && (field.front() == ' ' || field.back() == ' ');
    if (field.find_first_of("\",\r\n;\t") == std::string_view::npos && !padded) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void add(std::string& out, double number) {
    char buffer[32];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

std::string flagsOf(const Seat& seat) {
    std::string out;
    if (seat.accessible) out += "|accessible";
    if (seat.companion) out += "|companion";
    if (seat.obstructed) out += "|obstructed";
    return out.empty() ? out : out.substr(1);
}

}  // namespace

std::string toCsv(const Chart& chart) {
    std::string out = "section,row,seat,x,y,category,flags\r\n";
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) {
                add(out, section.name);
                add(out += ',', row.label);
                add(out += ',', seat.number);
                add(out += ',', seat.x);
                add(out += ',', seat.y);
                out += ',';
                if (chart.isCategory(seat.category)) {
                    add(out, chart.categories[static_cast<std::size_t>(seat.category)].name);
                }
                add(out += ',', flagsOf(seat));
                out += "\r\n";
            }
        }
    }
    return out;
}

}  // namespace seatlock::seating
