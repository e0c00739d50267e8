// The labels of an event's seats by number, and back. Read-only once filled; any thread.
#pragma once

#include "engine/core/ids.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seatlock::simulator {

class SeatLabels {
public:
    SeatLabels() = default;
    explicit SeatLabels(std::vector<std::string> labels);
    SeatLabels(SeatLabels&&) = default;
    SeatLabels& operator=(SeatLabels&&) = default;

    core::SeatNo size() const { return static_cast<core::SeatNo>(labels_.size()); }
    const std::string& label(core::SeatNo seat) const {
        return labels_[static_cast<std::size_t>(seat)];
    }
    /// -1: there is none.
    core::SeatNo find(std::string_view label) const;

private:
    std::vector<std::string> labels_;
    std::unordered_map<std::string_view, core::SeatNo> numbers_;  ///< views into labels_
};

}  // namespace seatlock::simulator
