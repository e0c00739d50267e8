#include "engine/seating/rowlayout.h"

#include "engine/seating/changes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace seatlock::seating {

namespace {

double distance(const Seat& a, const Seat& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

double wayAlong(const std::vector<Seat>& seats, const std::vector<std::size_t>& order) {
    double way = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        way += distance(seats[order[i - 1]], seats[order[i]]);
    }
    return way;
}

template <class Key>
std::vector<std::size_t> orderBy(std::size_t count, Key key) {
    std::vector<std::size_t> out(count);
    for (std::size_t i = 0; i < count; ++i) out[i] = i;
    std::ranges::stable_sort(out, {}, key);
    return out;
}

std::int64_t numberOf(const Seat& seat) {
    std::int64_t number = std::numeric_limits<std::int64_t>::max();
    std::from_chars(seat.number.data(), seat.number.data() + seat.number.size(), number);
    return number;
}

/// The direction in which the seats spread most.
Point mainDirection(const std::vector<Seat>& seats) {
    double x = 0;
    double y = 0;
    for (const auto& seat : seats) x += seat.x, y += seat.y;
    x /= static_cast<double>(seats.size());
    y /= static_cast<double>(seats.size());
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const auto& seat : seats) {
        xx += (seat.x - x) * (seat.x - x);
        xy += (seat.x - x) * (seat.y - y);
        yy += (seat.y - y) * (seat.y - y);
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;
    return {std::cos(angle), std::sin(angle)};
}

void putInOrder(std::vector<Seat>& seats) {
    const Point direction = mainDirection(seats);
    std::vector<std::vector<std::size_t>> orders;
    orders.push_back(orderBy(seats.size(), [](std::size_t i) { return i; }));
    orders.push_back(orderBy(seats.size(), [&](std::size_t i) { return numberOf(seats[i]); }));
    orders.push_back(orderBy(seats.size(), [&](std::size_t i) {
        return seats[i].x * direction.x + seats[i].y * direction.y;
    }));
    auto best = std::ranges::min_element(
        orders, {}, [&](const auto& order) { return std::round(wayAlong(seats, order)); });
    const Seat& first = seats[best->front()];
    const Seat& last = seats[best->back()];
    if (first.x > last.x || (first.x == last.x && first.y > last.y)) std::ranges::reverse(*best);
    std::vector<Seat> out;
    out.reserve(seats.size());
    for (const std::size_t i : *best) out.push_back(std::move(seats[i]));
    seats = std::move(out);
}

}  // namespace

void layOutRow(Row& row) {
    auto& seats = row.seats;
    if (seats.empty()) return;
    if (!row.table && seats.size() > 1) putInOrder(seats);
    std::vector<double> gaps;
    for (std::size_t i = 1; i < seats.size(); ++i) gaps.push_back(distance(seats[i - 1], seats[i]));
    double aisle = std::numeric_limits<double>::infinity();
    if (!row.table && gaps.size() > 1) {
        std::vector<double> sorted = gaps;
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>((sorted.size() - 1) / 2);
        std::ranges::nth_element(sorted, middle);
        aisle = *middle * aisle_pitches;
    } else if (!row.table) {
        aisle = usual_seat_pitch_cm * 2 * aisle_pitches;  // two seats: nothing to compare with
    }
    seats[0].adjacency = 0;
    for (std::size_t i = 1; i < seats.size(); ++i) {
        seats[i].adjacency = seats[i - 1].adjacency + (gaps[i - 1] > aisle ? 2 : 1);
    }
}

bool fitSize(Chart& chart, double margin) {
    const auto box = contentBounds(chart);
    if (!box) return false;
    const double right = box->left < 0 ? margin - box->left : 0;
    const double down = box->top < 0 ? margin - box->top : 0;
    moveBy(chart, selectAll(chart), right, down);
    if (chart.focal_point && (right != 0 || down != 0)) {
        chart.focal_point = Point{chart.focal_point->x + right, chart.focal_point->y + down};
    }
    const double width = std::max(chart.width + right, box->right + right + margin);
    const double height = std::max(chart.height + down, box->bottom + down + margin);
    const bool changed = right != 0 || down != 0 || width != chart.width || height != chart.height;
    chart.width = width;
    chart.height = height;
    return changed;
}

}  // namespace seatlock::seating
