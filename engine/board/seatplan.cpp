#include "engine/board/seatplan.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>

namespace seatlock::board {

SeatPlan::SeatPlan(float width, float height, float focal_x, float focal_y)
    : width_(width), height_(height), focal_x_(focal_x), focal_y_(focal_y) {}

void SeatPlan::addSection(std::string name, bool general_admission) {
    sections_.push_back({std::move(name), general_admission});
}

void SeatPlan::addRow(std::int32_t section, std::string label) {
    assert(section >= 0 && section < static_cast<std::int32_t>(sections_.size()));
    PlanRow row;
    row.section = section;
    row.first = size();
    row.label = std::move(label);
    rows_.push_back(std::move(row));
}

void SeatPlan::addSeat(const Seat& seat) {
    assert(!rows_.empty());
    PlanRow& row = rows_.back();
    const std::uint8_t flags = (seat.accessible ? flag_accessible : 0) |
                               (seat.companion ? flag_companion : 0) |
                               (seat.obstructed ? flag_obstructed : 0);
    if (row.count > 0 && seat.adjacency == last_adjacency_ + 1) flags_.back() |= flag_beside_next;
    last_adjacency_ = seat.adjacency;
    row_of_.push_back(static_cast<std::int32_t>(rows_.size()) - 1);
    category_.push_back(seat.category);
    flags_.push_back(flags);
    x_.push_back(seat.x);
    y_.push_back(seat.y);
    label_bytes_ += seat.label;
    label_end_.push_back(static_cast<std::uint32_t>(label_bytes_.size()));
    row.categories |= seat.category < 64 ? std::uint64_t{1} << seat.category : ~std::uint64_t{0};
    ++row.count;
    const float away = distance(size() - 1);
    row.nearest = row.count == 1 ? away : std::min(row.nearest, away);
}

void SeatPlan::finish() {
    by_distance_.resize(rows_.size());
    std::iota(by_distance_.begin(), by_distance_.end(), 0);
    std::stable_sort(by_distance_.begin(), by_distance_.end(),
                     [this](int a, int b) { return rows_[a].nearest < rows_[b].nearest; });
    row_of_.shrink_to_fit();
    category_.shrink_to_fit();
    flags_.shrink_to_fit();
    x_.shrink_to_fit();
    y_.shrink_to_fit();
    label_bytes_.shrink_to_fit();
    label_end_.shrink_to_fit();
    buildLabelIndex();
}

void SeatPlan::buildLabelIndex() {
    const std::size_t slots = std::bit_ceil(row_of_.size() + row_of_.size() / 2 + 1);
    label_slots_.assign(slots, -1);
    for (SeatNo seat = 0; seat < size(); ++seat) {
        std::size_t at = std::hash<std::string_view>{}(label(seat)) & (slots - 1);
        while (label_slots_[at] >= 0) at = (at + 1) & (slots - 1);
        label_slots_[at] = seat;
    }
}

std::string_view SeatPlan::label(SeatNo seat) const {
    if (seat < 0 || seat >= size()) return {};
    const std::uint32_t from = seat == 0 ? 0 : label_end_[seat - 1];
    return std::string_view(label_bytes_).substr(from, label_end_[seat] - from);
}

std::optional<SeatNo> SeatPlan::find(std::string_view text) const {
    const std::size_t mask = label_slots_.size() - 1;
    for (std::size_t at = std::hash<std::string_view>{}(text)&mask; label_slots_[at] >= 0;
         at = (at + 1) & mask) {
        if (label(label_slots_[at]) == text) return label_slots_[at];
    }
    return std::nullopt;
}

float SeatPlan::distance(SeatNo seat) const {
    return std::hypot(x_[seat] - focal_x_, y_[seat] - focal_y_);
}

std::optional<SeatNo> SeatPlan::example() const {
    if (rows_.empty()) return std::nullopt;
    return rows_.front().first + rows_.front().count / 2;
}

}  // namespace seatlock::board
