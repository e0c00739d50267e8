// Seat plans for tests.
#pragma once

#include "engine/board/seatplan.h"

#include <memory>
#include <string>

namespace seatlock::tests {

/// `rows` rows of `seats` seats, labels "0-0" and on, one metre apart, the stage in the middle
/// before row 0.
inline std::unique_ptr<board::SeatPlan> rows(int rows, int seats) {
    const auto width = static_cast<float>(seats * 100);
    auto plan = std::make_unique<board::SeatPlan>(width, static_cast<float>(rows * 100 + 100),
                                                  width / 2 - 50, -100.0f);
    plan->addSection("Stalls", false);
    for (int row = 0; row < rows; ++row) {
        plan->addRow(0, std::to_string(row));
        for (int seat = 0; seat < seats; ++seat) {
            const std::string label = std::to_string(row) + "-" + std::to_string(seat);
            board::SeatPlan::Seat it;
            it.label = label;
            it.adjacency = seat;
            it.x = static_cast<float>(seat * 100);
            it.y = static_cast<float>(row * 100);
            plan->addSeat(it);
        }
    }
    plan->finish();
    return plan;
}

}  // namespace seatlock::tests
