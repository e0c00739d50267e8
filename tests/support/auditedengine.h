// What the books of a test engine say against themselves. The test's thread.
#pragma once

#include "engine/store/audit.h"
#include "tests/support/testengine.h"

#include <string>

namespace seatlock::tests {

/// Every broken invariant with its examples; empty: all is well.
inline std::string complaints(TestEngine& engine) {
    auto connection = pool::Connection::open({engine.engine().databaseUrl()});
    if (!connection) return connection.error().detail;
    const auto report = store::audit(**connection);
    if (!report) return report.error().detail;
    std::string out;
    for (const auto& invariant : report->invariants) {
        if (invariant.violations == 0) continue;
        out += invariant.id + ": ";
        for (const auto& example : invariant.examples) out += example + "; ";
    }
    return out;
}

}  // namespace seatlock::tests
