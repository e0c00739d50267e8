// Asks before the sale is interrupted. The UI thread.
#pragma once

#include "ui/host/enginehost.h"

#include <QString>
#include <QWidget>

namespace seatlock::ui {

/// Whether the engine may be stopped. Asks, over `window`, only when buyers would notice. False as
/// well when it stopped for another reason while the question was open.
bool mayStop(QWidget* window, const host::EngineHost& host, const QString& question);

}  // namespace seatlock::ui
