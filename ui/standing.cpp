#include "ui/standing.h"

#include <QCoreApplication>
#include <QUrl>

namespace seatlock::ui {

namespace {

using State = host::EngineHost::State;

struct Standing {
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

bool serves(const host::EngineHost& host) {
    return host.mode() == host::EngineHost::Mode::serving;
}

}  // namespace

bool databaseAway(const host::EngineHost& host) {
    const auto& seen = host.snapshot();
    return host.state() == State::running && seen.wall != 0 && !seen.database_connected;
}

QString standingText(const host::EngineHost& host) {
    switch (host.state()) {
        case State::stopped:
            return Standing::tr("Stopped");
        case State::starting:
            return Standing::tr("Starting…");
        case State::running:
            if (databaseAway(host)) return Standing::tr("Database away");
            return serves(host) ? Standing::tr("Selling") : Standing::tr("Watching");
        case State::stopping:
            return Standing::tr("Stopping…");
        case State::failed:
            return Standing::tr("Not running");
    }
    return {};
}

QString databaseText(const host::EngineHost& host) {
    const auto& named = host.options().database;
    if (named.empty()) {
        return serves(host) ? Standing::tr("own database") : Standing::tr("another's database");
    }
    const QUrl url(QString::fromStdString(named));
    if (!url.isValid() || url.host().isEmpty()) return Standing::tr("external database");
    return url.host() + url.path();
}

QString titleText(const host::EngineHost& host) {
    if (host.state() == State::running && !databaseAway(host)) {
        return serves(host) ? Standing::tr("Seatlock – Selling at %1").arg(host.url())
                            : Standing::tr("Seatlock – Watching %1").arg(databaseText(host));
    }
    return Standing::tr("Seatlock – %1").arg(standingText(host));
}

}  // namespace seatlock::ui
