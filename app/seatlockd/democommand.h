// seatlockd demo. Main thread.
#pragma once

#include <QStringList>

namespace seatlock::app {

/// Puts demo events on sale. 0: done, or there already; 1: failed; 2: wrong use.
int demoCommand(const QStringList& arguments);

}  // namespace seatlock::app
