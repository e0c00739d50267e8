// Asks before the sale is interrupted. The UI thread.
#pragma once

#include "ui/host/enginehost.h"

#include <QString>
#include <QWidget>

namespace seatlock::ui {

/// Whether the engine may be stopped. Asks, over `window`, only when buyers would notice.
bool mayStop(QWidget* window, const host::EngineHost& host, const QString& question);

}  // namespace seatlock::ui
