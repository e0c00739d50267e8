#include "engine/simulator/seatlabels.h"

namespace seatlock::simulator {

SeatLabels::SeatLabels(std::vector<std::string> labels) : labels_(std::move(labels)) {
    numbers_.reserve(labels_.size());
    core::SeatNo number = 0;
    for (const auto& label : labels_) numbers_.emplace(label, number++);
}

core::SeatNo SeatLabels::find(std::string_view label) const {
    const auto at = numbers_.find(label);
    return at == numbers_.end() ? -1 : at->second;
}

}  // namespace seatlock::simulator
