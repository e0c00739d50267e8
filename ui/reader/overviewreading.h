// Reads the overview again and again, each time only what has changed since. The reader's thread.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "ui/reader/answers.h"
#include "ui/reader/session.h"
#include "ui/reader/soldcurve.h"

#include <map>

namespace seatlock::ui::reader {

class OverviewReading {
public:
    /// Changes of an event looked at in one reading; after more, everything is read anew.
    static constexpr int changes_max = 100'000;
    /// Sums are made afresh now and then, so that no slip lasts.
    static constexpr core::Micros fresh_every = 600'000'000;

    OverviewReading(const config::Limits& limits, const core::Clock& clock)
        : limits_(limits), clock_(clock) {}

    /// Nothing when it failed: session.error(). What was known is kept.
    std::optional<Overview> read(Session& session, const OverviewQuestion& question);

private:
    struct Known {
        QString snapshot;  ///< empty: nothing is known
        core::Micros at = 0;
        core::Micros fresh_at = 0;  ///< steady
        std::map<core::EventId, Sales> sales;
        core::EventId curve_event;
        SoldCurve curve;
    };

    bool readAll(Session& session, const OverviewQuestion& question, Known& known);
    bool readSince(Session& session, Known& known, Overview& out);
    bool readNewSales(Session& session, Known& known);
    bool readSales(Session& session, Known& known);
    bool readCurve(Session& session, Known& known);
    bool readNewest(Session& session, const OverviewQuestion& question, Overview& out);
    bool readLapsing(Session& session, const OverviewQuestion& question, Overview& out);

    const config::Limits limits_;
    const core::Clock& clock_;
    Known known_;
};

}  // namespace seatlock::ui::reader
