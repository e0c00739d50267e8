// A sale for the auditor to look at, and checks of what it found. One thread; QtTest's.
#pragma once

#include "engine/simulator/auditor.h"
#include "tests/support/papersale.h"

#include <QTest>

namespace seatlock::tests {

using simulator::AuditResult;

inline AuditResult audited(const PaperSale& sale) {
    return simulator::audit(sale.outcomes, sale.books, sale.plan);
}

/// Holds, orders, refusals, lapsed and given back seats that were sold again.
inline PaperSale busySale() {
    PaperSale sale;
    sale.pay(1, sale.hold(1, {0, 1}));
    sale.hold(2, {5});
    sale.refuse(3, {0});
    sale.hold(3, {20, 21, 22}, PaperSale::second);
    sale.hold(4, {20, 21}, 12 * PaperSale::second);  // after the time of the hold before
    sale.bookHold("hold-3").state = 'e';
    sale.giveBack(sale.hold(5, {9}), 3 * PaperSale::second);
    sale.pay(6, sale.hold(6, {9}, 4 * PaperSale::second), 5 * PaperSale::second);
    sale.books.now = PaperSale::epoch + 13 * PaperSale::second;
    return sale;
}

/// As QCOMPARE, with the findings when they are not these.
inline void verifyOnly(const AuditResult& result, std::int64_t AuditResult::*count,
                       std::int64_t expected, const char* kind) {
    std::string all;
    for (const auto& finding : result.findings) all += finding.kind + ": " + finding.text + "\n";
    const auto sum =
        result.double_bookings + result.lost + result.orphans + result.ledger + result.payments;
    QVERIFY2(result.*count == expected && sum == expected, all.c_str());
    for (const auto& finding : result.findings) QCOMPARE(finding.kind, std::string(kind));
    QVERIFY(!result.clean() && result.done);
}

inline void verifyNames(const AuditResult& result, std::initializer_list<const char*> words) {
    QVERIFY(!result.findings.empty());
    for (const char* word : words) {
        QVERIFY2(result.findings[0].text.find(word) != std::string::npos,
                 (std::string(word) + " is not in: " + result.findings[0].text).c_str());
    }
}

inline void verifyClean(const AuditResult& result) {
    QVERIFY2(result.clean(), result.findings.empty() ? "" : result.findings[0].text.c_str());
    QVERIFY(result.findings.empty());
}

}  // namespace seatlock::tests
