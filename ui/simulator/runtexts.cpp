#include "ui/simulator/runtexts.h"

#include "ui/models/texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace seatlock::ui::simulator {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("RunTexts", text);
}

QString seatsSoldTwice(std::int64_t count) {
    return count == 1 ? tr("one seat was sold twice")
                      : tr("%1 seats were sold twice").arg(models::number(count));
}

}  // namespace

QString titleOf(ScenarioKind kind) {
    switch (kind) {
        case ScenarioKind::same_seat:
            return tr("One seat, many buyers");
        case ScenarioKind::on_sale:
            return tr("The on-sale");
        case ScenarioKind::connection_storm:
            return tr("Connection storm");
        case ScenarioKind::rehearsal:
            break;
    }
    return tr("Rehearsal");
}

QString meaningOf(ScenarioKind kind) {
    switch (kind) {
        case ScenarioKind::same_seat:
            return tr("Everybody asks for one seat at the same moment. One may get it.");
        case ScenarioKind::on_sale:
            return tr("From nobody to everybody within a second, until the house is sold out.");
        case ScenarioKind::connection_storm:
            return tr("A connection a request, then a pool, then a pool behind PgBouncer.");
        case ScenarioKind::rehearsal:
            break;
    }
    return tr("The on-sale, on a clone of one of your own events.");
}

QString titleOfStrategy(const std::string& name) {
    if (const auto strategy = seatlock::simulator::strategyOf(name)) {
        switch (*strategy) {
            case Strategy::naive:
                return tr("Naive");
            case Strategy::optimistic:
                return tr("Optimistic");
            case Strategy::for_update:
                return QStringLiteral("FOR UPDATE");
            case Strategy::nowait:
                return QStringLiteral("NOWAIT");
            case Strategy::advisory_lock:
                return tr("Advisory lock");
            case Strategy::skip_locked:
                return QStringLiteral("SKIP LOCKED");
            case Strategy::skip_locked_batched:
                return tr("Seatlock");
        }
    }
    if (name == "connection_per_request") return tr("Connection a request");
    if (name == "pool") return tr("Pool");
    if (name == "pool_pgbouncer") return tr("Pool and PgBouncer");
    return QString::fromStdString(name);
}

QString meaningOf(Strategy strategy) {
    switch (strategy) {
        case Strategy::naive:
            return tr(
                "Looks whether the seat is free, then takes it, without a lock. Sells twice.");
        case Strategy::optimistic:
            return tr("Takes the seat only if its version is still the one that was read.");
        case Strategy::for_update:
            return tr("Locks the seat's row first; everybody waits in line for it.");
        case Strategy::nowait:
            return tr("Locks the seat's row, and gives up at once where it is locked.");
        case Strategy::advisory_lock:
            return tr("One lock for the whole event: one buyer at a time.");
        case Strategy::skip_locked:
            return tr("Passes over rows that are locked; one request a transaction.");
        case Strategy::skip_locked_batched:
            break;
    }
    return tr("This engine: SKIP LOCKED, and many requests in one transaction.");
}

QString titleOf(Fault fault) {
    switch (fault) {
        case Fault::kill_backend:
            return tr("Kill a connection");
        case Fault::restart_database:
            return tr("Restart database");
        case Fault::freeze_database:
            return tr("Freeze for 5 s");
        case Fault::cut_commit:
            break;
    }
    return tr("Cut a COMMIT");
}

QString meaningOf(Fault fault) {
    switch (fault) {
        case Fault::kill_backend:
            return tr("Ends one database connection of the server that is tried");
        case Fault::restart_database:
            return tr(
                "Restarts PostgreSQL at once, without a checkpoint. The real sale on this "
                "database is interrupted too.");
        case Fault::freeze_database:
            return tr(
                "Every process of PostgreSQL stands still for 5 s. The real sale on this "
                "database stands still too.");
        case Fault::cut_commit:
            break;
    }
    return tr(
        "Cuts the connection while a COMMIT is being answered: nobody knows what became "
        "of it");
}

QString stageText(const SimulationProgress& progress, std::size_t strategies) {
    using Stage = SimulationProgress::Stage;
    const auto stage = [&] {
        switch (progress.stage) {
            case Stage::preparing:
                return tr("Preparing the scratch event");
            case Stage::connecting:
                return tr("Buyers are arriving");
            case Stage::selling:
                return tr("Selling");
            case Stage::auditing:
                return tr("The auditor is reading the books");
            case Stage::cleaning:
                return tr("Cleaning up");
            case Stage::done:
                break;
        }
        return tr("Done");
    }();
    if (progress.name.empty()) return stage;
    const QString title = titleOfStrategy(progress.name);
    if (strategies < 2) return tr("%1 – %2").arg(stage, title);
    return tr("%1 – %2 (%3 of %4)").arg(stage, title).arg(progress.strategy + 1).arg(strategies);
}

Verdict verdictOf(const RunResult& result) {
    QStringList twice;
    std::int64_t doubles = 0;
    std::int64_t others = 0;
    bool read = !result.strategies.empty();
    bool whole = true;
    for (const auto& strategy : result.strategies) {
        const auto& audit = strategy.audit;
        read = read && audit.done;
        whole = whole && strategy.failure.empty();
        doubles += audit.double_bookings;
        if (audit.double_bookings > 0) twice << titleOfStrategy(strategy.name);
        others += audit.lost + audit.orphans + audit.ledger + audit.payments;
    }
    QStringList parts;
    if (doubles > 0) {
        parts << tr("%1 by %2").arg(seatsSoldTwice(doubles), twice.join(QStringLiteral(", ")));
    }
    if (others > 0) parts << tr("other findings: %1").arg(models::number(others));
    if (!read) parts << tr("not every run could be audited");
    if (!whole) parts << tr("not every run is whole");
    if (result.stopped) parts << tr("stopped before its end");
    const bool bad = doubles + others > 0;
    if (!bad && read) parts.prepend(tr("no seat was sold twice, and the books are right"));
    QString text = parts.join(QStringLiteral("; "));
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    const bool doubtful = !read || !whole || result.stopped;
    return {bad ? style::Tone::bad : doubtful ? style::Tone::warning : style::Tone::good, text};
}

QString startedText(const RunResult& result) {
    const QString text = QString::fromStdString(result.setting.started_at);
    const QDateTime at = QDateTime::fromString(text, Qt::ISODate);
    if (!at.isValid()) return text;
    return QLocale().toString(at.toLocalTime(), tr("d MMM yyyy, HH:mm:ss"));
}

QString headingOf(const RunResult& result) {
    return tr("%1, %2").arg(titleOf(result.scenario.kind), startedText(result));
}

QString findingKind(const std::string& kind) {
    if (kind == "double-booking") return tr("Double booking");
    if (kind == "lost-confirmation") return tr("Lost confirmation");
    if (kind == "orphan-hold") return tr("Orphan hold");
    if (kind == "ledger") return tr("Ledger");
    if (kind == "payment") return tr("Payment");
    return QString::fromStdString(kind);
}

}  // namespace seatlock::ui::simulator
