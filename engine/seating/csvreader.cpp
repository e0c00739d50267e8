#include "engine/seating/chartcsv.h"
#include "engine/seating/csvrecords.h"
#include "engine/seating/importlog.h"
#include "engine/seating/naming.h"
#include "engine/seating/rowlayout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace seatlock::seating {

namespace {

enum Column {
    section_column,
    row_column,
    seat_column,
    x_column,
    y_column,
    category_column,
    flags_column,
    column_count
};
constexpr std::array<std::string_view, column_count> column_names = {
    "section", "row", "seat", "x", "y", "category", "flags"};
constexpr std::size_t required_columns = 5;

// Of categories in order of appearance: told apart by eyes that see few colours, too.
constexpr std::array<const char*, 8> palette = {"#2b6cb0", "#b3391f", "#2f855a", "#805ad5",
                                                "#975a16", "#0f766e", "#9d174d", "#4a5568"};
constexpr std::size_t field_bytes_max = 1'000;
constexpr double margin_cm = 100;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text) {
    std::string out(trimmed(text));
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

char separatorOf(std::string_view text) {
    const auto header = text.substr(0, text.find_first_of("\r\n"));
    for (const char c : {',', ';', '\t'}) {
        if (header.find(c) != std::string_view::npos) return c;
    }
    return ',';
}

class TableReader {
public:
    TableReader(std::string_view text, ImportLog& log)
        : separator_(separatorOf(text)), records_(text, separator_), log_(log) {
        log.expect(static_cast<std::int64_t>(text.size()));
    }

    Imported read(std::string_view name) {
        chart_.name = name;
        chart_.width = chart_.height = 0;
        if (!readHeader()) return log_.fail();
        while (!log_.hasTooMany() && records_.next(fields_)) {
            if (!log_.goOn(static_cast<std::int64_t>(records_.offset()))) return log_.fail();
            if (!log_.acceptsSeats(++seats_)) return log_.fail();
            readSeat();
        }
        if (!records_.error().empty()) log_.problem(line(), records_.error());
        if (seats_ == 0 && !log_.hasProblems()) log_.problem("the file", "it has no seats");
        if (log_.hasProblems()) return log_.fail();
        for (auto& section : chart_.sections) {
            for (auto& row : section.rows) layOutRow(row);
        }
        settlePrefixes(chart_);
        fitSize(chart_, margin_cm);
        return log_.finish(std::move(chart_));
    }

private:
    std::string line() const { return "line " + std::to_string(records_.line()); }

    std::string place(Column column) const {
        return line() + ", column " + std::to_string(columns_[column] + 1) + " (" +
               std::string(column_names[column]) + ")";
    }

    bool readHeader() {
        columns_.fill(-1);
        if (!records_.next(fields_)) {
            log_.problem("line 1",
                         records_.error().empty() ? "the file is empty" : records_.error());
            return false;
        }
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const auto at = std::ranges::find(column_names, lower(fields_[i]));
            if (at == column_names.end()) continue;
            int& column = columns_[static_cast<std::size_t>(at - column_names.begin())];
            if (column >= 0) log_.problem("line 1", "column " + std::string(*at) + " occurs twice");
            column = static_cast<int>(i);
        }
        for (std::size_t i = 0; i < required_columns; ++i) {
            if (columns_[i] >= 0) continue;
            log_.problem("line 1", "there is no column " + std::string(column_names[i]) +
                                       "; the first line must be "
                                       "section,row,seat,x,y,category,flags");
        }
        header_fields_ = fields_.size();
        return !log_.hasProblems();
    }

    std::string_view field(Column column) const {
        const int at = columns_[column];
        return at < 0 ? std::string_view() : trimmed(fields_[static_cast<std::size_t>(at)]);
    }

    std::string text(Column column) {
        const auto value = field(column);
        if (value.empty()) log_.problem(place(column), "it is empty");
        if (value.size() > field_bytes_max) log_.problem(place(column), "it is too long");
        return std::string(value.substr(0, field_bytes_max));
    }

    double number(Column column) {
        std::string value(field(column));
        if (separator_ != ',') std::ranges::replace(value, ',', '.');
        double number = 0;
        const auto [end, failure] =
            std::from_chars(value.data(), value.data() + value.size(), number);
        const bool good = failure == std::errc{} && end == value.data() + value.size() &&
                          std::abs(number) <= import_cm_max;
        if (!good) {
            log_.problem(place(column),
                         "it must be a number of centimetres, not \"" + value.substr(0, 40) + "\"");
        }
        return good ? number : 0;
    }

    void readSeat() {
        if (fields_.size() != header_fields_) {
            log_.problem(line(), "it has " + std::to_string(fields_.size()) +
                                     " fields, the header " + std::to_string(header_fields_));
            return;
        }
        Row& row = rowFor(text(section_column), text(row_column));
        Seat seat;
        seat.number = text(seat_column);
        seat.x = number(x_column);
        seat.y = number(y_column);
        seat.category = categoryOf(std::string(field(category_column)));
        readFlags(seat);
        const std::string key = std::to_string(row_of_seat_) + '\n' + seat.number;
        const auto [at, is_new] = first_line_.try_emplace(key, records_.line());
        if (!is_new) {
            log_.problem(place(seat_column), "seat " + seat.number + " of this row is in line " +
                                                 std::to_string(at->second) + ", too");
        }
        row.seats.push_back(std::move(seat));
    }

    /// Rows need not stand together in the file.
    Row& rowFor(const std::string& name, const std::string& label) {
        const auto [section, new_section] = sections_.try_emplace(name, chart_.sections.size());
        if (new_section) {
            if (static_cast<std::int64_t>(sections_.size()) ==
                log_.limits().chart_sections_max + 1) {
                log_.problem(line(), "there are too many sections");
            }
            chart_.sections.emplace_back();
            chart_.sections.back().id = chart_.takeId();
            chart_.sections.back().name = name;
        }
        auto& rows = chart_.sections[section->second].rows;
        const std::string key = std::to_string(section->second) + '\n' + label;
        const auto [row, new_row] = rows_.try_emplace(key, rows_.size(), rows.size());
        if (new_row) rows.push_back({label, {}, {}});
        row_of_seat_ = row->second.first;
        return rows[row->second.second];
    }

    CategoryNo categoryOf(const std::string& name) {
        if (name.empty()) return no_category;
        if (name.size() > field_bytes_max) {
            log_.problem(place(category_column), "it is too long");
            return no_category;
        }
        const auto number = static_cast<CategoryNo>(chart_.categories.size());
        const auto [at, is_new] = categories_.try_emplace(name, number);
        if (is_new && chart_.categories.size() >= INT16_MAX) {
            log_.problem(place(category_column), "there are too many categories");
        } else if (is_new) {
            chart_.categories.push_back(
                {freeSlug(chart_, name), name, palette[chart_.categories.size() % palette.size()]});
        }
        return at->second;
    }

    void readFlags(Seat& seat) {
        std::string_view rest = field(flags_column);
        while (!rest.empty()) {
            const auto end = std::min(rest.find('|'), rest.size());
            const std::string flag = lower(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (flag == "accessible") {
                seat.accessible = true;
            } else if (flag == "companion") {
                seat.companion = true;
            } else if (flag == "obstructed") {
                seat.obstructed = true;
            } else if (!flag.empty()) {
                log_.problem(
                    place(flags_column),
                    "\"" + flag.substr(0, 40) + "\" is not accessible, companion or obstructed");
            }
        }
    }

    char separator_;
    CsvRecords records_;
    ImportLog& log_;
    Chart chart_;
    std::vector<std::string> fields_;
    std::size_t header_fields_ = 0;
    std::array<int, column_count> columns_{};
    std::int64_t seats_ = 0;
    std::unordered_map<std::string, std::size_t> sections_;
    /// By section and label: its number in the file and its index in the section.
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> rows_;
    std::size_t row_of_seat_ = 0;
    std::unordered_map<std::string, CategoryNo> categories_;
    std::unordered_map<std::string, std::int64_t> first_line_;  ///< by row's number and seat
};

}  // namespace

Imported chartFromCsv(std::string_view bytes, const ImportOptions& options) {
    ImportLog log(options);
    const auto text = withoutMark(bytes);
    if (!log.accepts(text)) return log.fail();
    return TableReader(text, log).read("Imported seats");
}

}  // namespace seatlock::seating
