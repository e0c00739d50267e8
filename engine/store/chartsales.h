// Which seats of a chart's versions must stay, because events sell them. Used on the thread that
// holds the connection; throws what libpqxx throws.
#pragma once

#include "engine/board/eventstatus.h"
#include "engine/core/ids.h"
#include "engine/pool/connection.h"
#include "engine/seating/editrules.h"

#include <string>
#include <vector>

namespace seatlock::store {

/// An event that may still move to another version: neither closed nor cancelled.
struct SellingEvent {
    std::string slug;
    std::string name;
    board::EventStatus status = board::EventStatus::draft;
};

/// One version of a chart that events sell.
struct ChartSales {
    core::ChartId chart;
    int version = 0;
    std::vector<SellingEvent> events;
    /// By label; of several events, what weighs most: sold, held, once held or sold.
    std::vector<seating::TakenSeat> seats;
};

/// Of all versions of this chart, itself among them, that have such an event; the first first.
std::vector<ChartSales> salesOf(pool::Connection& connection, core::ChartId chart);

}  // namespace seatlock::store
