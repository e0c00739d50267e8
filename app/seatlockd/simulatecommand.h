// seatlockd simulate: the flash-sale simulator without a window. Main thread.
#pragma once

#include <QStringList>

namespace seatlock::app {

/// The exit code: 0, 1 when a strategy other than `naive` broke the books or a run is not whole,
/// 2 for wrong arguments.
int simulateCommand(const QStringList& arguments);

}  // namespace seatlock::app
