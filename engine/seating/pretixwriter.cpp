#include "engine/core/jsonwriter.h"
#include "engine/seating/pretixplan.h"

#include <algorithm>
#include <cmath>

namespace seatlock::seating {

namespace {

constexpr std::size_t bytes_a_seat = 120;

class PlanWriter {
public:
    PlanWriter(const Chart& chart, double scale, std::string& out)
        : chart_(chart), scale_(scale > 0 ? scale : 2), json_(out) {}

    void write() {
        json_.beginObject().field("name", chart_.name).key("categories").beginArray();
        for (const auto& each : chart_.categories) {
            json_.beginObject().field("name", each.name).field("color", each.color).endObject();
        }
        json_.endArray().key("zones").beginArray();
        for (const auto& section : chart_.sections) zone(section);
        furniture();
        json_.endArray().key("size").beginObject();
        json_.field("width", std::int64_t(std::ceil(chart_.width / scale_)));
        json_.field("height", std::int64_t(std::ceil(chart_.height / scale_)));
        json_.endObject().endObject();
    }

private:
    /// To a hundredth of a pixel.
    double pixels(double cm) const { return std::round(cm / scale_ * 100) / 100; }

    void position(const char* name, Point at, Point from = {}) {
        json_.key(name).beginObject().field("x", pixels(at.x - from.x));
        json_.field("y", pixels(at.y - from.y)).endObject();
    }

    void zone(const Section& section) {
        json_.beginObject().field("name", section.name);
        json_.field("zone_id", std::to_string(section.id));
        position("position", {});
        json_.key("rows").beginArray();
        for (const auto& row : section.rows) one(section, row);
        json_.endArray().key("areas").beginArray();
        for (const auto& row : section.rows) {
            if (row.table) area(row.table->outline, row.label, "#e2d5c0", "#8a6d3b", "", 30);
        }
        json_.endArray().endObject();
    }

    void one(const Section& section, const Row& row) {
        const Point origin = row.seats.empty() ? Point{} : row.seats.front().at();
        json_.beginObject().field("row_number", row.label).field("row_number_position", "both");
        position("position", origin);
        json_.key("seats").beginArray();
        for (const auto& seat : row.seats) {
            json_.beginObject().field("seat_guid", labelOf(section, row, seat));
            json_.field("seat_number", seat.number);
            position("position", seat.at(), origin);
            const bool priced = chart_.isCategory(seat.category);
            json_.field("category", priced ? std::string_view(
                                                 chart_.categories[std::size_t(seat.category)].name)
                                           : std::string_view());
            json_.endObject();
        }
        json_.endArray().endObject();
    }

    void furniture() {
        json_.beginObject().field("name", "Hall").field("zone_id", "hall");
        position("position", {});
        json_.key("rows").beginArray().endArray().key("areas").beginArray();
        for (const auto& each : chart_.decorations) {
            if (each.kind == DecorationKind::text) {
                text(each);
            } else {
                area(each.outline, each.text, each.fill, each.stroke, each.text_color,
                     each.text_height);
            }
        }
        for (const auto& each : chart_.areas) {
            area(each.outline, each.name + " (" + std::to_string(each.capacity) + ")", "#eeeeee",
                 "#888888", "", 60);
        }
        json_.endArray().endObject();
    }

    void words(const std::string& text, Point at, const std::string& color, double height) {
        json_.key("text").beginObject().field("text", text);
        position("position", at);
        json_.field("color", color.empty() ? std::string("#333333") : color);
        json_.field("size", std::max(pixels(height), 1.0)).endObject();
    }

    void text(const Decoration& each) {
        json_.beginObject().field("shape", "text").field("color", "").field("border_color", "");
        json_.field("rotation", each.outline.rotation);
        position("position", each.outline.centre);
        words(each.text, {}, each.text_color, each.text_height);
        json_.endObject();
    }

    void area(const Outline& outline, const std::string& label, const std::string& fill,
              const std::string& stroke, const std::string& color, double height) {
        json_.beginObject().field("color", fill.empty() ? std::string("transparent") : fill);
        json_.field("border_color", stroke);
        const bool polygon = hasPoints(outline.kind);
        json_.field("rotation", polygon ? 0 : outline.rotation);
        const Point centre = boundsOf(outline).centre();
        if (outline.kind == OutlineKind::rectangle) {
            // Placed by its corner, about which pretix turns it.
            const Point corner{centre.x - outline.width / 2, centre.y - outline.height / 2};
            position("position", rotated(corner, centre, outline.rotation));
            json_.field("shape", "rectangle").key("rectangle").beginObject();
            json_.field("width", pixels(outline.width)).field("height", pixels(outline.height));
            json_.endObject();
            words(label, {outline.width / 2, outline.height / 2}, color, height);
        } else if (outline.kind == OutlineKind::ellipse) {
            position("position", centre);
            json_.field("shape", "ellipse").key("ellipse").beginObject();
            position("radius", {outline.width / 2, outline.height / 2});
            json_.endObject();
            words(label, {}, color, height);
        } else {
            position("position", centre);
            json_.field("shape", "polygon").key("polygon").beginObject().key("points").beginArray();
            for (const Point point : outline.points) {
                json_.beginObject().field("x", pixels(point.x - centre.x));
                json_.field("y", pixels(point.y - centre.y)).endObject();
            }
            json_.endArray().endObject();
            words(label, {}, color, height);
        }
        json_.endObject();
    }

    const Chart& chart_;
    double scale_;
    core::JsonWriter json_;
};

}  // namespace

std::string toPretix(const Chart& chart, double cm_per_pixel) {
    std::string out;
    out.reserve(static_cast<std::size_t>(seatCount(chart)) * bytes_a_seat);
    PlanWriter(chart, cm_per_pixel, out).write();
    return out;
}

}  // namespace seatlock::seating
