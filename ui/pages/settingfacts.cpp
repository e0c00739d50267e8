#include "ui/pages/settingfacts.h"

#include "engine/config/limittable.h"
#include "engine/config/optiontext.h"

#include <algorithm>
#include <iterator>

#include <QCoreApplication>
#include <QLocale>

namespace seatlock::ui::pages {

namespace {

using Group = SettingGroup;

struct Entry {
    const char* name;
    Group group;
    const char* title;
    const char* meaning = nullptr;  ///< nothing: the limit table's
};

// In the order of the page: what people set most comes first.
constexpr Entry entries[] = {
    {"listen", Group::engine, QT_TRANSLATE_NOOP("Settings", "Address and port for buyers"),
     QT_TRANSLATE_NOOP("Settings",
                       "127.0.0.1 lets this computer in only, 0.0.0.0 everyone "
                       "on the network; then a colon and the port")},
    {"data-dir", Group::engine, QT_TRANSLATE_NOOP("Settings", "Data folder"),
     QT_TRANSLATE_NOOP("Settings",
                       "holds the embedded PostgreSQL and all that was sold; used "
                       "when no database is named below")},
    {"database", Group::engine, QT_TRANSLATE_NOOP("Settings", "Database"),
     QT_TRANSLATE_NOOP("Settings",
                       "a PostgreSQL to use instead of the embedded one, directly or "
                       "through PgBouncer")},
    {"database-direct", Group::engine, QT_TRANSLATE_NOOP("Settings", "Database, past the pooler"),
     QT_TRANSLATE_NOOP("Settings",
                       "the same database without PgBouncer in between, so that "
                       "changes are told and need not be polled for")},
    {"pool-connections-max", Group::engine, QT_TRANSLATE_NOOP("Settings", "Database connections"),
     QT_TRANSLATE_NOOP("Settings", "the engine never has more of them, whatever arrives")},
    {"listener-threads", Group::engine, QT_TRANSLATE_NOOP("Settings", "Threads for buyers")},

    {"seats-per-hold-max", Group::booking, QT_TRANSLATE_NOOP("Settings", "Seats in one hold"),
     QT_TRANSLATE_NOOP("Settings", "a buyer may reserve so many at a time")},
    {"best-available-tries-max", Group::booking,
     QT_TRANSLATE_NOOP("Settings", "Best available: tries")},
    {"request-deadline-ms", Group::booking, QT_TRANSLATE_NOOP("Settings", "A buyer waits"),
     QT_TRANSLATE_NOOP("Settings", "at most this long for the database; then the answer is 503")},
    {"idempotency-keep-s", Group::booking, QT_TRANSLATE_NOOP("Settings", "Replies are repeatable")},
    {"idempotency-key-bytes-max", Group::booking,
     QT_TRANSLATE_NOOP("Settings", "Longest Idempotency-Key")},
    {"idempotency-running-max", Group::booking,
     QT_TRANSLATE_NOOP("Settings", "Idempotency-Keys at once")},

    {"staff-connections", Group::pool,
     QT_TRANSLATE_NOOP("Settings", "Connections of the box office")},
    {"staff-queue-max", Group::pool,
     QT_TRANSLATE_NOOP("Settings", "Work of the box office waiting")},
    {"check-in-queue-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Scans at doors waiting")},
    {"check-in-batch-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Batch of scans")},
    {"check-in-scans-max", Group::pool,
     QT_TRANSLATE_NOOP("Settings", "Earlier scans told at once")},
    {"claim-lanes-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Claim lanes")},
    {"claim-lane-wait-us", Group::pool, QT_TRANSLATE_NOOP("Settings", "Claim lane wait")},
    {"claim-batch-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Batch size")},
    {"claim-queue-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Reservations waiting")},
    {"job-queue-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Other work waiting")},
    {"statement-ms-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Statement time")},
    {"report-ms-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Report time")},
    {"login-ms-max", Group::pool, QT_TRANSLATE_NOOP("Settings", "Login time")},
    {"reconnect-backoff-ms-min", Group::pool,
     QT_TRANSLATE_NOOP("Settings", "Reconnect: first wait")},
    {"reconnect-backoff-ms-max", Group::pool,
     QT_TRANSLATE_NOOP("Settings", "Reconnect: longest wait")},

    {"connections-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Open connections")},
    {"connections-per-address-max", Group::http,
     QT_TRANSLATE_NOOP("Settings", "Open connections of one address")},
    {"request-line-bytes-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Request line")},
    {"header-bytes-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Header size")},
    {"header-fields-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Header fields")},
    {"body-bytes-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Body size")},
    {"header-read-ms-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Header time")},
    {"body-read-ms-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Body time")},
    {"keep-alive-idle-ms-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Idle time")},
    {"write-stall-ms-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Stalled reader")},
    {"linger-ms-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Closing time")},
    {"stream-buffer-bytes-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Event stream: buffer")},
    {"stream-heartbeat-ms", Group::http, QT_TRANSLATE_NOOP("Settings", "Event stream: heartbeat")},
    {"stream-interval-ms", Group::http, QT_TRANSLATE_NOOP("Settings", "Event stream: interval")},
    {"publish-queue-max", Group::http, QT_TRANSLATE_NOOP("Settings", "Event stream: queue")},

    {"rate-per-address-s", Group::rate, QT_TRANSLATE_NOOP("Settings", "Requests of one address")},
    {"rate-burst", Group::rate, QT_TRANSLATE_NOOP("Settings", "Burst of one address")},
    {"rate-addresses-max", Group::rate, QT_TRANSLATE_NOOP("Settings", "Addresses remembered")},

    {"seats-per-event-max", Group::boards, QT_TRANSLATE_NOOP("Settings", "Seats of one event")},
    {"change-ring-max", Group::boards, QT_TRANSLATE_NOOP("Settings", "Changes remembered")},
    {"ping-interval-ms", Group::boards, QT_TRANSLATE_NOOP("Settings", "Ping interval")},
    {"poll-interval-ms", Group::boards, QT_TRANSLATE_NOOP("Settings", "Poll interval")},
    {"repair-interval-ms", Group::boards, QT_TRANSLATE_NOOP("Settings", "Repair interval")},
    {"sweep-interval-ms", Group::boards, QT_TRANSLATE_NOOP("Settings", "Sweep interval")},
    {"directory-interval-ms", Group::boards, QT_TRANSLATE_NOOP("Settings", "New events")},
    {"chart-cache-bytes-max", Group::boards, QT_TRANSLATE_NOOP("Settings", "Chart cache")},

    {"session-idle-s-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Signed out when idle for")},
    {"session-s-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Signed out after")},
    {"sessions-per-user-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Sessions of a user")},
    {"tokens-per-user-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "API tokens of a user")},
    {"sign-in-free-tries", Group::staff, QT_TRANSLATE_NOOP("Settings", "Failed sign-ins")},
    {"sign-in-address-free-tries", Group::staff,
     QT_TRANSLATE_NOOP("Settings", "Failed sign-ins of an address")},
    {"sign-in-delay-s-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Longest wait to sign in")},
    {"sign-in-queue-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Sign-ins waiting")},
    {"password-bytes-min", Group::staff, QT_TRANSLATE_NOOP("Settings", "Password length")},
    {"password-memory-kib", Group::staff, QT_TRANSLATE_NOOP("Settings", "Password hash: memory")},
    {"password-passes", Group::staff, QT_TRANSLATE_NOOP("Settings", "Password hash: passes")},
    {"desk-queue-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Staff requests waiting")},
    {"desk-queue-bytes-max", Group::staff,
     QT_TRANSLATE_NOOP("Settings", "Staff requests waiting: size")},
    {"desk-statement-ms-max", Group::staff,
     QT_TRANSLATE_NOOP("Settings", "Staff requests: statement time")},
    {"local-calls-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Requests of this window")},
    {"large-body-bytes-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Document size")},
    {"large-bodies-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Documents at once")},
    {"large-body-read-ms-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Document time")},
    {"trail-detail-bytes-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Audit trail: details")},
    {"chart-file-bytes-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Chart file size")},
    {"chart-sections-max", Group::staff, QT_TRANSLATE_NOOP("Settings", "Sections of a chart")},

    {"cluster-init-ms-max", Group::cluster, QT_TRANSLATE_NOOP("Settings", "Making a database")},
    {"cluster-start-ms-max", Group::cluster, QT_TRANSLATE_NOOP("Settings", "Starting")},
    {"cluster-restart-ms-max", Group::cluster, QT_TRANSLATE_NOOP("Settings", "Starting again")},
    {"cluster-orphan-ms-max", Group::cluster, QT_TRANSLATE_NOOP("Settings", "Orphans")},
    {"cluster-stop-ms-max", Group::cluster, QT_TRANSLATE_NOOP("Settings", "Stopping")},
    {"cluster-abort-ms-max", Group::cluster, QT_TRANSLATE_NOOP("Settings", "Stopping at once")},
    {"cluster-log-bytes-max", Group::cluster, QT_TRANSLATE_NOOP("Settings", "Log size")},
    {"cluster-log-lines-max", Group::cluster,
     QT_TRANSLATE_NOOP("Settings", "Log lines in messages")},

    {"migration-lock-ms-max", Group::schema, QT_TRANSLATE_NOOP("Settings", "Waiting to migrate")},
    {"bulk-statement-ms-max", Group::schema, QT_TRANSLATE_NOOP("Settings", "Long statements")},
    {"chart-label-bytes-max", Group::schema, QT_TRANSLATE_NOOP("Settings", "Label length")},
    {"chart-problems-max", Group::schema, QT_TRANSLATE_NOOP("Settings", "Problems told")},

    {"drain-notice-ms", Group::stopping, QT_TRANSLATE_NOOP("Settings", "Notice")},
    {"drain-ms-max", Group::stopping, QT_TRANSLATE_NOOP("Settings", "Finishing time")},

    {"demo", Group::demo, QT_TRANSLATE_NOOP("Settings", "Demo venues"),
     QT_TRANSLATE_NOOP("Settings", "put the demo theatre and arena on sale at the start")},
    {"demo-plain", Group::demo, QT_TRANSLATE_NOOP("Settings", "Plain test events"),
     QT_TRANSLATE_NOOP("Settings", "numbers of seats, with commas between; each becomes an event")},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Settings", text);
}

QString unitOf(const std::string& name) {
    const auto has = [&name](const char* part) { return name.find(part) != std::string::npos; };
    if (has("-ms")) return tr("ms");
    if (has("-us")) return tr("µs");
    if (has("-bytes")) return tr("bytes");
    if (name == "rate-per-address-s") return tr("/s");
    if (has("-kib")) return tr("KiB");
    if (name.ends_with("-s") || has("-s-max")) return tr("s");
    return {};
}

SettingFacts make(const Entry& entry) {
    SettingFacts out;
    out.name = entry.name;
    out.group = entry.group;
    out.title = tr(entry.title);
    out.preset = config::optionText({}, entry.name);
    std::string limit = out.name;
    std::ranges::replace(limit, '-', '_');
    const auto table = config::limitTable();
    const auto at = std::ranges::find(table, limit, &config::LimitEntry::name);
    if (at != table.end()) {
        out.number = true;
        out.least = at->least;
        out.most = at->most;
        out.unit = unitOf(out.name);
        out.meaning = tr(std::string(at->meaning).c_str());
    }
    if (entry.meaning != nullptr) out.meaning = tr(entry.meaning);
    if (!out.meaning.isEmpty()) out.meaning[0] = out.meaning[0].toUpper();
    return out;
}

}  // namespace

QString titleOf(SettingGroup group) {
    switch (group) {
        case Group::engine:
            return tr("Engine");
        case Group::booking:
            return tr("Booking");
        case Group::pool:
            return tr("Pool and batches");
        case Group::http:
            return tr("Buyers' connections and requests");
        case Group::rate:
            return tr("Rate limit");
        case Group::boards:
            return tr("Boards and feeds");
        case Group::staff:
            return tr("Staff");
        case Group::cluster:
            return tr("Embedded database");
        case Group::schema:
            return tr("Schema and charts");
        case Group::stopping:
            return tr("When the engine stops");
        case Group::demo:
            return tr("Demo");
    }
    return {};
}

QString SettingFacts::range() const {
    if (!number) return {};
    const QLocale locale;
    const auto preset_number = QString::fromStdString(preset).toLongLong();
    return tr("%1 to %2 %3, default %4")
        .arg(locale.toString(qlonglong{least}), locale.toString(qlonglong{most}), unit,
             locale.toString(preset_number))
        .replace(QStringLiteral(" ,"), QStringLiteral(","));
}

bool SettingFacts::matches(const QString& text) const {
    const QString all = QString::fromStdString(name) + QLatin1Char(' ') + title + QLatin1Char(' ') +
                        meaning + QLatin1Char(' ') + titleOf(group);
    const QStringList words = QString(text)
                                  .replace(QLatin1Char('_'), QLatin1Char('-'))
                                  .split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(
        words, [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

const std::vector<SettingFacts>& allSettings() {
    static const std::vector<SettingFacts> all = [] {
        std::vector<SettingFacts> out;
        std::ranges::transform(entries, std::back_inserter(out), make);
        return out;
    }();
    return all;
}

const SettingFacts* factsOf(std::string_view name) {
    const auto at = std::ranges::find(allSettings(), name, &SettingFacts::name);
    return at == allSettings().end() ? nullptr : &*at;
}

}  // namespace seatlock::ui::pages
