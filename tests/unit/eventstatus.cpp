// The states of an event: every way from one to another, with and without seats touched.
#include "engine/board/eventstatus.h"

#include <set>

#include <QtTest>

using namespace seatlock::board;

class EventStatusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesGoBothWays() {
        std::set<std::string_view> names;
        for (const auto status : all_event_statuses) {
            const auto name = statusName(status);
            QVERIFY(names.insert(name).second);
            QVERIFY(parseStatus(name) == status);
        }
        for (const char* other : {"", "sold_out", "On_sale", "on sale", "draft "}) {
            QVERIFY(!parseStatus(other));
        }
    }

    /// Each of the 25 × 2 cells, against the ways written out as a person would tell them.
    void everyWay() {
        using S = EventStatus;
        const std::set<std::pair<S, S>> always = {
            {S::draft, S::on_sale},    {S::on_sale, S::paused},    {S::on_sale, S::closed},
            {S::paused, S::on_sale},   {S::paused, S::closed},     {S::closed, S::paused},
            {S::draft, S::cancelled},  {S::on_sale, S::cancelled}, {S::paused, S::cancelled},
            {S::closed, S::cancelled},
        };
        const std::set<std::pair<S, S>> untouched_only = {{S::on_sale, S::draft},
                                                          {S::paused, S::draft}};
        for (const auto from : all_event_statuses) {
            for (const auto to : all_event_statuses) {
                for (const bool untouched : {false, true}) {
                    const bool expected = from == to || always.contains({from, to}) ||
                                          (untouched && untouched_only.contains({from, to}));
                    const auto why = EventStatusRules::refusal(from, to, untouched);
                    const auto cell = std::string(statusName(from)) + " to " +
                                      std::string(statusName(to)) +
                                      (untouched ? ", untouched" : "");
                    QVERIFY2(expected == !why.has_value(), cell.c_str());
                    QVERIFY2(!why || !why->empty(), cell.c_str());
                }
            }
        }
    }

    void whatMayBeDone() {
        for (const auto status : all_event_statuses) {
            const bool cancelled = status == EventStatus::cancelled;
            QCOMPARE(EventStatusRules::sells(status), status == EventStatus::on_sale);
            QCOMPARE(EventStatusRules::mayChange(status), !cancelled);
            QVERIFY(!EventStatusRules::mayReplan(status, false));
            QCOMPARE(EventStatusRules::mayReplan(status, true), !cancelled);
        }
    }

    /// From every state but the last one there is a way to end the sale.
    void everySaleCanEnd() {
        for (const auto status : all_event_statuses) {
            QVERIFY(!EventStatusRules::refusal(status, EventStatus::cancelled, false));
        }
    }
};

QTEST_GUILESS_MAIN(EventStatusTest)
#include "eventstatus.moc"
