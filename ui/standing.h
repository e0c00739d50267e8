// How things stand with the engine, in a few words. The UI thread.
#pragma once

#include "ui/host/enginehost.h"

#include <QString>

namespace seatlock::ui {

/// It runs, but its database is away: nothing can be sold until that is back.
bool databaseAway(const host::EngineHost& host);

/// "Selling", "Watching", "Database away", "Stopped", …
QString standingText(const host::EngineHost& host);

/// What the engine's database is called; never with a password.
QString databaseText(const host::EngineHost& host);

/// "Seatlock – Selling at http://127.0.0.1:8080".
QString titleText(const host::EngineHost& host);

}  // namespace seatlock::ui
