// Payments that take no money, for demonstrations: what `--test-payments` says. Main thread.
#pragma once

#include "engine/booking/testprovider.h"
#include "engine/config/options.h"
#include "engine/core/result.h"

#include <string>
#include <vector>

namespace seatlock {
class Engine;
}

namespace seatlock::app {

/// "paid", "failed@500", "paid@100,paid@2000": what the provider tells of each payment, and how
/// many milliseconds after it began. Errors: configuration, also where no demo is served.
core::Result<std::vector<booking::TestProvider::Step>> parseTestPayments(
    const std::string& text, const config::Options& options);

/// Buyers may pay by the provider `test` from now on. Errors: configuration, when the engine sells
/// anything but demo events: whoever pays so gets tickets for nothing.
core::Result<core::Done> allowTestPayments(Engine& engine,
                                           std::vector<booking::TestProvider::Step> steps);

}  // namespace seatlock::app
