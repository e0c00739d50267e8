// Replies as JSON text. Pure; any thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/booking/holdrequest.h"

#include <string>

namespace seatlock::api {

std::string renderHold(const booking::HoldView& hold);
/// `now` by the database's clock, to tell whether the sale is open.
std::string renderEvent(const board::EventBoard& event, core::Micros now);
/// The whole chart, column by column; index n of every column is seat n of the chart.
std::string renderChart(const board::EventBoard& event);
/// The state of every seat, one letter each in order of the chart, and the version it is of.
std::string renderAvailability(const board::EventBoard& event);
/// The seats that changed since; `number` is where they bring the reader to.
std::string renderChanges(const board::EventBoard& event, const board::ChangeLog::Since& since);

}  // namespace seatlock::api
