#include "engine/core/plaintext.h"
#include "engine/seating/jsonnode.h"
#include "engine/seating/naming.h"
#include "engine/seating/pretixareas.h"
#include "engine/seating/pretixplan.h"
#include "engine/seating/rowlayout.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace seatlock::seating {

namespace {

constexpr double margin_cm = 100;

class PlanReader {
public:
    PlanReader(const JsonNode& file, ImportLog& log) : file_(file), log_(log) {}

    Imported read() {
        countSeats();
        if (log_.hasProblems()) return log_.fail();
        chart_.name = file_.member("name").textOr("Seating plan");
        if (chart_.name.empty()) chart_.name = "Seating plan";
        readSize();
        readCategories();
        const JsonNode zones = file_.member("zones");
        const qsizetype size = zones.size();
        if (size > log_.limits().chart_sections_max) zones.problem("there are too many zones");
        for (qsizetype i = 0; i < size && !log_.hasTooMany() && !log_.cancelled(); ++i) {
            const JsonNode zone = zones.at(i);
            if (zone.isObject()) readZone(zone, i);
        }
        if (log_.hasProblems() || log_.cancelled()) return log_.fail();
        settlePrefixes(chart_);
        if (fitSize(chart_, margin_cm) && has_size_) {
            log_.note("size", "some seats lay outside, so the chart was made larger");
        }
        return log_.finish(std::move(chart_));
    }

private:
    void countSeats() {
        std::int64_t seats = 0;
        const QJsonArray zones = file_.member("zones").value().toArray();
        for (const auto& zone : zones) {
            const QJsonArray rows = zone.toObject().value(QLatin1String("rows")).toArray();
            for (const auto& row : rows) {
                seats += row.toObject().value(QLatin1String("seats")).toArray().size();
            }
        }
        if (!log_.acceptsSeats(seats)) return;
        log_.expect(seats);
        guids_.reserve(static_cast<std::size_t>(seats));
    }

    void readSize() {
        const JsonNode size = file_.member("size");
        chart_.width = chart_.height = 0;
        has_size_ = !size.isMissing();
        if (!has_size_ || !size.isObject()) return;
        chart_.width = std::min(size.member("width").number() * log_.scale(), import_cm_max);
        chart_.height = std::min(size.member("height").number() * log_.scale(), import_cm_max);
    }

    void readCategories() {
        const JsonNode list = file_.member("categories");
        const qsizetype size = list.size();
        if (size > INT16_MAX) list.problem("there are too many categories");
        for (qsizetype i = 0; i < size && !log_.hasTooMany(); ++i) {
            const JsonNode node = list.at(i);
            if (!node.isObject()) continue;
            Category category;
            category.name = node.member("name").text();
            category.slug = freeSlug(chart_, category.name);
            category.color = colorOf(node.member("color"), "#888888");
            const auto number = static_cast<CategoryNo>(chart_.categories.size());
            if (!categories_.try_emplace(category.name, number).second) {
                node.member("name").problem("another category has this name");
            }
            chart_.categories.push_back(std::move(category));
        }
    }

    /// Two zones of one name, and those without, get names of their own.
    std::string nameOf(const JsonNode& zone, qsizetype index) {
        std::string wanted = zone.member("name").textOr({});
        if (wanted.empty()) wanted = "Zone " + std::to_string(index + 1);
        std::string name = wanted;
        while (!names_.insert(name).second) name = nextName(name, false);
        if (name != wanted) zone.note("another zone has its name, so it is " + name + " here");
        return name;
    }

    void readZone(const JsonNode& zone, qsizetype index) {
        const JsonNode position = zone.member("position");
        const Point origin = position.isMissing() ? Point{} : position.point();
        readAreas(zone, origin, chart_, log_);
        const JsonNode rows = zone.member("rows");
        if (rows.isMissing() || rows.size() == 0) return;
        Section section;
        section.name = nameOf(zone, index);
        rows_.clear();
        for (qsizetype i = 0; i < rows.size() && !log_.cancelled(); ++i) {
            const JsonNode row = rows.at(i);
            if (row.isObject()) readRow(row, origin, section);
        }
        std::erase_if(section.rows, [](const Row& row) { return row.seats.empty(); });
        for (auto& row : section.rows) layOutRow(row);
        if (section.rows.empty()) return;
        settleLabels(section);
        section.id = chart_.takeId();
        chart_.sections.push_back(std::move(section));
    }

    /// seat_guid is for machines and goes; only when it is the label with the section's name before
    /// it, as in plans that were written here, that prefix comes back.
    static void settleLabels(Section& section) {
        bool prefixed = true;
        for (auto& row : section.rows) {
            for (auto& seat : row.seats) {
                const std::string guid = std::exchange(seat.label, {});
                prefixed = prefixed && guid == section.name + " " + labelOf(section, row, seat);
            }
        }
        if (prefixed) section.prefix = section.name;
    }

    void readRow(const JsonNode& node, Point zone, Section& section) {
        std::string label = node.member("row_number").textOr({});
        if (label.empty()) {
            label = freeRowLabel(section, "1");
            node.note("the row has no number, so it is row " + label + " here");
        }
        const auto [at, is_new] = rows_.try_emplace(label, section.rows.size());
        if (is_new) section.rows.push_back({label, {}, {}});
        Row& row = section.rows[at->second];
        const bool joined = !row.seats.empty();
        if (joined) node.note("row " + label + " occurs before; the two are one row with a gap");
        std::unordered_set<std::string> numbers;
        for (const auto& seat : row.seats) numbers.insert(seat.number);
        const JsonNode position = node.member("position");
        const Point at_row = position.isMissing() ? Point{} : position.point();
        const Point origin{zone.x + at_row.x, zone.y + at_row.y};
        const JsonNode seats = node.member("seats");
        const qsizetype size = seats.size();
        for (qsizetype i = 0; i < size && log_.goOn(++done_); ++i) {
            const JsonNode each = seats.at(i);
            if (!each.isObject()) continue;
            row.seats.push_back(readSeat(each, origin));
            if (!numbers.insert(row.seats.back().number).second) {
                each.member("seat_number")
                    .problem("seat " + row.seats.back().number + " occurs twice in row " + label +
                             " of " + section.name);
            }
        }
    }

    Seat readSeat(const JsonNode& node, Point origin) {
        Seat seat;
        seat.number = node.member("seat_number").text();
        if (seat.number.empty() && node.has("seat_number")) {
            node.member("seat_number").problem("the seat has no number");
        }
        const JsonNode guid = node.member("seat_guid");
        if (!guid.isMissing()) {
            seat.label = guid.text();  // until settleLabels()
            if (!guids_.insert(seat.label).second) guid.problem("another seat has this seat_guid");
        }
        const Point at = node.member("position").point();
        seat.x = (origin.x + at.x) * log_.scale();
        seat.y = (origin.y + at.y) * log_.scale();
        if (!(std::abs(seat.x) <= import_cm_max) || !(std::abs(seat.y) <= import_cm_max)) {
            node.member("position").problem("the seat lies more than 10 km away");
        }
        const JsonNode category = node.member("category");
        const std::string name = category.textOr({});
        if (name.empty()) return seat;  // unpriced: what validate() tells
        const auto known = categories_.find(name);
        if (known == categories_.end()) {
            category.problem("there is no category " + name + " in the file's categories");
        } else {
            seat.category = known->second;
        }
        return seat;
    }

    const JsonNode& file_;
    ImportLog& log_;
    Chart chart_;
    bool has_size_ = false;
    std::unordered_map<std::string, CategoryNo> categories_;
    std::unordered_set<std::string> names_;
    std::unordered_map<std::string, std::size_t> rows_;  ///< of the zone that is read
    std::unordered_set<std::string> guids_;
    std::int64_t done_ = 0;
};

}  // namespace

Imported chartFromPretix(std::string_view bytes, const ImportOptions& options) {
    ImportLog log(options);
    const auto object = parseJson(withoutMark(bytes), log);
    if (!object) return log.fail();
    const JsonNode file(*object, log);
    return PlanReader(file, log).read();
}

}  // namespace seatlock::seating
