#include "engine/seating/outlinejson.h"

#include "engine/seating/blockbuilder.h"

namespace seatlock::seating {

namespace {

constexpr const char* outline_kinds[] = {"rectangle", "ellipse", "polygon", "line"};
constexpr const char* block_forms[] = {"straight", "curved", "angled"};
constexpr const char* row_styles[] = {"letters", "numbers"};
constexpr const char* seat_orders[] = {"left_to_right", "right_to_left", "centre_out", "odd_left",
                                       "odd_right"};
constexpr qsizetype points_max = 10'000;
constexpr qsizetype aisles_max = 1'000;
constexpr int any_number_max = 1'000'000;

void write(core::JsonWriter& json, const char* name, const std::vector<Aisle>& aisles) {
    if (aisles.empty()) return;
    json.key(name).beginArray();
    for (const Aisle& aisle : aisles) {
        json.beginObject().field("after", aisle.after).field("width", aisle.width).endObject();
    }
    json.endArray();
}

std::vector<Aisle> readAisles(const JsonNode& node) {
    std::vector<Aisle> out;
    if (node.isMissing()) return out;
    const qsizetype size = node.size();
    if (size > aisles_max) node.problem("there are more than 1,000 aisles");
    for (qsizetype i = 0; i < std::min(size, aisles_max); ++i) {
        const JsonNode each = node.at(i);
        if (!each.isObject()) continue;
        out.push_back({static_cast<int>(each.member("after").integer(1, any_number_max)),
                       each.member("width").number()});
    }
    return out;
}

int wholeOr(const JsonNode& node, int fallback, int most) {
    return node.isMissing() ? fallback : static_cast<int>(node.integer(0, most));
}

}  // namespace

void write(core::JsonWriter& json, Point point) {
    json.beginObject().field("x", point.x).field("y", point.y).endObject();
}

void write(core::JsonWriter& json, const Outline& outline) {
    json.beginObject().field("kind", nameOf(outline.kind, outline_kinds));
    if (hasPoints(outline.kind)) {
        json.key("points").beginArray();
        for (const Point point : outline.points) write(json, point);
        json.endArray();
    } else {
        json.key("centre");
        write(json, outline.centre);
        json.field("width", outline.width).field("height", outline.height);
        if (outline.rotation != 0) json.field("rotation", outline.rotation);
    }
    json.endObject();
}

Outline readOutline(const JsonNode& node) {
    Outline out;
    if (!node.isObject()) return out;
    out.kind = readName<OutlineKind>(node.member("kind"), outline_kinds);
    if (hasPoints(out.kind)) {
        const JsonNode points = node.member("points");
        const qsizetype size = points.size();
        if (size > points_max) points.problem("there are more than 10,000 points");
        for (qsizetype i = 0; i < std::min(size, points_max); ++i) {
            out.points.push_back(points.at(i).point());
        }
        return out;
    }
    out.centre = node.member("centre").point();
    out.width = node.member("width").number();
    out.height = node.member("height").number();
    out.rotation = node.member("rotation").numberOr(0);
    if (out.width < 0 || out.height < 0) node.problem("width and height cannot be negative");
    return out;
}

void write(core::JsonWriter& json, const BlockShape& shape) {
    json.beginObject().field("form", nameOf(shape.form, block_forms));
    json.field("rows", shape.rows).field("seats", shape.seats).field("growth", shape.growth);
    json.field("seat_pitch", shape.seat_pitch).field("row_pitch", shape.row_pitch);
    json.key("front");
    write(json, shape.front);
    json.field("rotation", shape.rotation).field("radius", shape.radius);
    json.field("angle", shape.angle).field("shear", shape.shear).field("stagger", shape.stagger);
    write(json, "aisles", shape.aisles);
    write(json, "row_aisles", shape.row_aisles);
    const auto& rows = shape.row_numbering;
    json.key("row_numbering").beginObject().field("style", nameOf(rows.style, row_styles));
    json.field("first", rows.first).field("skip_io", rows.skip_io);
    json.field("from_back", rows.from_back).field("prefix", rows.prefix).endObject();
    const auto& seats = shape.seat_numbering;
    json.key("seat_numbering").beginObject().field("order", nameOf(seats.order, seat_orders));
    json.field("first", seats.first).field("step", seats.step).endObject().endObject();
}

BlockShape readBlockShape(const JsonNode& node) {
    BlockShape out;
    if (!node.isObject()) return out;
    out.form = readName<BlockForm>(node.member("form"), block_forms);
    out.rows = wholeOr(node.member("rows"), out.rows, block_rows_max);
    out.seats = wholeOr(node.member("seats"), out.seats, block_seats_max);
    out.growth = node.member("growth").numberOr(out.growth);
    out.seat_pitch = node.member("seat_pitch").numberOr(out.seat_pitch);
    out.row_pitch = node.member("row_pitch").numberOr(out.row_pitch);
    out.front = node.member("front").point();
    out.rotation = node.member("rotation").numberOr(out.rotation);
    out.radius = node.member("radius").numberOr(out.radius);
    out.angle = node.member("angle").numberOr(out.angle);
    out.shear = node.member("shear").numberOr(out.shear);
    out.stagger = node.member("stagger").numberOr(out.stagger);
    out.aisles = readAisles(node.member("aisles"));
    out.row_aisles = readAisles(node.member("row_aisles"));
    if (const JsonNode rows = node.member("row_numbering"); !rows.isMissing() && rows.isObject()) {
        auto& to = out.row_numbering;
        to.style = readName<RowStyle>(rows.member("style"), row_styles);
        to.first = wholeOr(rows.member("first"), to.first, any_number_max);
        to.skip_io = rows.member("skip_io").flagOr(to.skip_io);
        to.from_back = rows.member("from_back").flagOr(to.from_back);
        to.prefix = rows.member("prefix").textOr({});
    }
    const JsonNode seats = node.member("seat_numbering");
    if (!seats.isMissing() && seats.isObject()) {
        auto& to = out.seat_numbering;
        to.order = readName<SeatOrder>(seats.member("order"), seat_orders);
        to.first = wholeOr(seats.member("first"), to.first, any_number_max);
        to.step = wholeOr(seats.member("step"), to.step, any_number_max);
    }
    const std::string problem = problemOf(out);
    if (!problem.empty()) node.problem(problem);
    return out;
}

}  // namespace seatlock::seating
