// A whole rush: what is on sale, the buyers, the books afterwards. One thread; run() blocks it.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/simulator/rushreport.h"
#include "engine/simulator/target.h"
#include "engine/store/auditstore.h"

#include <optional>
#include <string>
#include <vector>

namespace seatlock::simulator {

class Rush {
public:
    explicit Rush(RushOptions options);

    /// Asks the server for the event before anything is opened. Errors: configuration (no such
    /// address, no server there, no such event), each saying what to do.
    core::Result<core::Done> lookUp();

    /// `database`: where the seats are read and the books are checked; null: the seats are asked
    /// of the server and nothing is checked. Errors: configuration, overloaded,
    /// database_unavailable, internal.
    core::Result<core::Done> run(pool::Connection* database);

    /// After run().
    std::string json() const;
    std::string text() const;
    const RushVerdict& verdict() const { return verdict_; }
    const Ledger& ledger() const { return *ledger_; }
    const SwarmTotals& totals() const { return totals_; }

private:
    core::Result<store::EventSeats> readSeats(pool::Connection* database) const;
    core::Result<core::Done> examine(pool::Connection& database, const store::EventSeats& seats);
    core::Result<core::Done> examineClaims(pool::Connection& database, core::EventId event);
    core::Result<core::Done> examineOrders(pool::Connection& database, core::EventId event);
    core::Result<core::Done> resolveUnknown(pool::Connection& database,
                                            const store::EventSeats& seats);
    void examineAlone();
    std::vector<store::SeatClaim> claims() const;
    void find(std::string text);

    RushOptions options_;
    std::optional<Target> target_;
    SeatLabels labels_;
    std::optional<Ledger> ledger_;
    SwarmTotals totals_;
    RushVerdict verdict_;
};

}  // namespace seatlock::simulator
