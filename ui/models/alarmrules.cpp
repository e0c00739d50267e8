#include "ui/models/alarmrules.h"

#include "ui/models/texts.h"

#include <algorithm>
#include <cstdlib>

#include <QCoreApplication>

namespace seatlock::ui::models {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("seatlock::ui::models::AlarmRules", text);
}

std::optional<Severity> when(bool wrong, Severity severity) {
    return wrong ? std::optional(severity) : std::nullopt;
}

std::optional<Severity> skew(core::Micros offset, std::optional<Severity> before) {
    const auto beyond = [offset](core::Micros bound, bool relieved) {
        const double at = relieved ? AlarmRules::skew_relief : 1;
        return static_cast<double>(std::llabs(offset)) > at * static_cast<double>(bound);
    };
    if (beyond(AlarmRules::skew_bad, before == Severity::bad)) return Severity::bad;
    return when(beyond(AlarmRules::skew_warning, before.has_value()), Severity::warning);
}

std::optional<Severity> lapsing(const AlarmFacts& facts, bool before) {
    const double relief = before ? AlarmRules::lapsing_relief : 1;
    const auto seats = static_cast<double>(facts.seats_lapsing);
    return when(
        seats >= relief * static_cast<double>(AlarmRules::lapsing_seats) &&
            seats >= relief * AlarmRules::lapsing_part * static_cast<double>(facts.seats_held),
        Severity::warning);
}

void describePool(Alarm& alarm, const AlarmFacts& facts) {
    alarm.title = tr("The pool is saturated");
    alarm.what = facts.pool_waiting == 1
                     ? tr("All %1 database connections are busy and one request waits, for %2 now.")
                           .arg(number(facts.pool_ceiling), span(facts.pool_maxwait))
                     : tr("All %1 database connections are busy and %2 requests wait, the oldest "
                          "for %3.")
                           .arg(number(facts.pool_ceiling), number(facts.pool_waiting),
                                span(facts.pool_maxwait));
    alarm.advice =
        tr("No sale is lost: requests that wait too long are told to try again. If it lasts and "
           "the database server has cores to spare, raise pool-connections-max.");
}

void describeSkew(Alarm& alarm, const AlarmFacts& facts) {
    const QString by = span(std::llabs(facts.clock_offset));
    alarm.title = tr("The clocks disagree");
    alarm.what = facts.clock_offset > 0
                     ? tr("This computer's clock is %1 behind the database's.").arg(by)
                     : tr("This computer's clock is %1 ahead of the database's.").arg(by);
    alarm.advice =
        tr("Holds run by the database's clock, so no seat is at risk, but times shown "
           "here are off. Turn on time synchronisation (NTP) on both computers.");
}

void describeDoubt(Alarm& alarm, const AlarmFacts& facts) {
    alarm.title = facts.commits_in_doubt == 1
                      ? tr("One commit is in doubt")
                      : tr("%1 commits are in doubt").arg(number(facts.commits_in_doubt));
    alarm.what =
        tr("The connection broke while holds were being committed. Their seats stay out "
           "of sale until the database has told what became of them.");
    alarm.advice =
        tr("They settle by themselves as soon as the database answers. If they do not "
           "within a minute, look after the database server.");
}

void describeDatabase(Alarm& alarm, const AlarmFacts& facts) {
    alarm.title = tr("The database is away");
    alarm.what = tr("Nothing can be sold; buyers are told to try again.");
    if (!facts.database_error.isEmpty()) {
        alarm.what += QLatin1Char(' ') + tr("The last attempt said: %1").arg(facts.database_error);
    }
    alarm.advice =
        tr("Seatlock tries again by itself, every two seconds at least. Check that the "
           "PostgreSQL server runs and can be reached from here.");
}

void describeLapsing(Alarm& alarm, const AlarmFacts& facts) {
    alarm.title = tr("Many holds are about to lapse");
    alarm.what = tr("%1 seats in %2 holds will be free again within a minute unless they are "
                    "bought.")
                     .arg(number(facts.seats_lapsing), number(facts.holds_lapsing));
    alarm.advice =
        tr("That many at once often means that buyers cannot finish their orders. Try "
           "the way from hold to order yourself, the payment above all.");
}

void describePolling(Alarm& alarm) {
    alarm.title = tr("Changes are looked for, not told");
    alarm.what =
        tr("The database is reached through a pooler that passes no notifications on, so "
           "sales of other engines show up a moment later.");
    alarm.advice =
        tr("Nothing is wrong. To see them at once, give the server's own address with "
           "--database-direct.");
}

}  // namespace

AlarmRules::Patience AlarmRules::patience(AlarmKind kind) {
    switch (kind) {
        case AlarmKind::database_away:
            return {1 * second, 1 * second};
        case AlarmKind::pool_saturated:
            return {3 * second, 3 * second};
        case AlarmKind::clock_skew:
            return {3 * second, 10 * second};
        case AlarmKind::commits_in_doubt:
            return {2 * second, 1 * second};
        case AlarmKind::holds_lapsing:
            return {0, 5 * second};
        case AlarmKind::feed_polling:
            break;
    }
    return {5 * second, 2 * second};
}

std::optional<Severity> AlarmRules::severity(AlarmKind kind, const AlarmFacts& facts,
                                             std::optional<Severity> before) {
    // Without a database the pool's figures and the clocks say nothing.
    const bool connected = facts.database_connected;
    switch (kind) {
        case AlarmKind::database_away:
            return when(!connected, Severity::bad);
        case AlarmKind::pool_saturated:
            return when(connected && facts.pool_ceiling > 0 &&
                            facts.pool_active >= facts.pool_ceiling && facts.pool_waiting > 0,
                        Severity::warning);
        case AlarmKind::clock_skew:
            return connected ? skew(facts.clock_offset, before) : before;
        case AlarmKind::commits_in_doubt:
            return when(facts.commits_in_doubt > 0, Severity::warning);
        case AlarmKind::holds_lapsing:
            return lapsing(facts, before.has_value());
        case AlarmKind::feed_polling:
            break;
    }
    return when(connected && facts.feed_polling, Severity::note);
}

Alarm AlarmRules::describe(AlarmKind kind, Severity severity, const AlarmFacts& facts) {
    Alarm alarm;
    alarm.kind = kind;
    alarm.severity = severity;
    switch (kind) {
        case AlarmKind::database_away:
            describeDatabase(alarm, facts);
            break;
        case AlarmKind::pool_saturated:
            describePool(alarm, facts);
            break;
        case AlarmKind::clock_skew:
            describeSkew(alarm, facts);
            break;
        case AlarmKind::commits_in_doubt:
            describeDoubt(alarm, facts);
            break;
        case AlarmKind::holds_lapsing:
            describeLapsing(alarm, facts);
            break;
        case AlarmKind::feed_polling:
            describePolling(alarm);
            break;
    }
    return alarm;
}

void AlarmRules::update(AlarmKind kind, Rule& rule, const AlarmFacts& facts) {
    const auto now = severity(kind, facts, rule.severity);
    if (now.has_value() == rule.severity.has_value()) {
        rule.turning.reset();
        rule.severity = now;
        return;
    }
    if (!rule.turning) {
        rule.turning = facts.steady;
        rule.turning_wall = facts.wall;
    }
    const auto [raise, clear] = patience(kind);
    if (facts.steady - *rule.turning < (now ? raise : clear)) return;
    rule.turning.reset();
    rule.severity = now;
    rule.since = rule.turning_wall;
}

std::vector<Alarm> AlarmRules::update(const AlarmFacts& facts) {
    std::vector<Alarm> out;
    for (int i = 0; i < alarm_kinds; ++i) {
        const auto kind = static_cast<AlarmKind>(i);
        Rule& rule = rules_[static_cast<std::size_t>(i)];
        update(kind, rule, facts);
        if (!rule.severity) continue;
        out.push_back(describe(kind, *rule.severity, facts));
        out.back().since = rule.since;
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, &Alarm::severity);
    return out;
}

}  // namespace seatlock::ui::models
