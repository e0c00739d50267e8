// seatlockd serve. Main thread.
#pragma once

#include <QStringList>

namespace seatlock::app {

/// Runs the engine until SIGTERM or SIGINT. 0: stopped in good order; 1: failed; 2: wrong use.
int serveCommand(const QStringList& arguments);

}  // namespace seatlock::app
