#include "engine/seating/chart.h"

#include <algorithm>

namespace seatlock::seating {

namespace {

template <class Objects>
auto* findById(Objects& objects, ObjectId id) {
    const auto at = std::ranges::find(objects, id, [](const auto& each) { return each.id; });
    return at == objects.end() ? nullptr : &*at;
}

class Bounds {
public:
    void add(const Rect& box) {
        if (!box_) box_ = box;
        box_->left = std::min(box_->left, box.left);
        box_->top = std::min(box_->top, box.top);
        box_->right = std::max(box_->right, box.right);
        box_->bottom = std::max(box_->bottom, box.bottom);
    }
    std::optional<Rect> take() const { return box_; }

private:
    std::optional<Rect> box_;
};

std::size_t index(std::int32_t number) {
    return static_cast<std::size_t>(number);
}

}  // namespace

bool Background::operator==(const Background& other) const {
    const bool same_image =
        image == other.image || (image && other.image && *image == *other.image);
    return same_image && position == other.position && scale == other.scale &&
           opacity == other.opacity && visible == other.visible;
}

std::string labelOf(const Section& section, const Row& row, const Seat& seat) {
    if (!seat.label.empty()) return seat.label;
    std::string out;
    out.reserve(section.prefix.size() + row.label.size() + seat.number.size() + 2);
    if (!section.prefix.empty()) out.append(section.prefix).append(" ");
    if (!row.label.empty()) out.append(row.label).append("-");
    return out.append(seat.number);
}

std::string labelOf(const Chart& chart, SeatRef ref) {
    const Section& section = chart.sections[index(ref.section)];
    const Row& row = section.rows[index(ref.row)];
    return labelOf(section, row, row.seats[index(ref.seat)]);
}

std::string placeLabel(const Area& area, int number) {
    return area.name + "-" + std::to_string(number);
}

std::int64_t seatCount(const Chart& chart) {
    std::int64_t count = 0;
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) count += static_cast<std::int64_t>(row.seats.size());
    }
    return count;
}

std::int64_t placeCount(const Chart& chart) {
    std::int64_t count = seatCount(chart);
    for (const auto& area : chart.areas) count += std::max(area.capacity, 0);
    return count;
}

bool isValid(const Chart& chart, SeatRef ref) {
    if (ref.section < 0 || index(ref.section) >= chart.sections.size()) return false;
    const auto& rows = chart.sections[index(ref.section)].rows;
    return ref.row >= 0 && index(ref.row) < rows.size() && ref.seat >= 0 &&
           index(ref.seat) < rows[index(ref.row)].seats.size();
}

Seat& seatAt(Chart& chart, SeatRef ref) {
    return chart.sections[index(ref.section)].rows[index(ref.row)].seats[index(ref.seat)];
}

const Seat& seatAt(const Chart& chart, SeatRef ref) {
    return chart.sections[index(ref.section)].rows[index(ref.row)].seats[index(ref.seat)];
}

Section* findSection(Chart& chart, ObjectId id) {
    return findById(chart.sections, id);
}

const Section* findSection(const Chart& chart, ObjectId id) {
    return findById(chart.sections, id);
}

Area* findArea(Chart& chart, ObjectId id) {
    return findById(chart.areas, id);
}

const Area* findArea(const Chart& chart, ObjectId id) {
    return findById(chart.areas, id);
}

Decoration* findDecoration(Chart& chart, ObjectId id) {
    return findById(chart.decorations, id);
}

const Decoration* findDecoration(const Chart& chart, ObjectId id) {
    return findById(chart.decorations, id);
}

std::optional<Rect> contentBounds(const Chart& chart) {
    constexpr double half = usual_seat_pitch_cm / 2;
    Bounds bounds;
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            if (row.table) bounds.add(boundsOf(row.table->outline));
            for (const auto& seat : row.seats) {
                bounds.add({seat.x - half, seat.y - half, seat.x + half, seat.y + half});
            }
        }
    }
    for (const auto& area : chart.areas) bounds.add(boundsOf(area.outline));
    for (const auto& each : chart.decorations) bounds.add(boundsOf(each.outline));
    return bounds.take();
}

Chart blankChart(std::string name, double width, double height) {
    Chart chart;
    chart.name = std::move(name);
    chart.width = width;
    chart.height = height;
    chart.categories = {{"standard", "Standard", "#2b6cb0"}};
    Decoration stage;
    stage.id = chart.takeId();
    stage.kind = DecorationKind::stage;
    stage.outline.width = width * 0.4;
    stage.outline.height = height * 0.1;
    stage.outline.centre = {width / 2, height * 0.08};
    stage.text = "Stage";
    stage.fill = "#4a5568";
    chart.focal_point = stage.outline.centre;
    chart.decorations.push_back(std::move(stage));
    return chart;
}

}  // namespace seatlock::seating
