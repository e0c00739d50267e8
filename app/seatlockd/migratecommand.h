// seatlockd migrate. Main thread.
#pragma once

#include <QStringList>

namespace seatlock::app {

/// Brings the schema up to date. 0: done; 1: refused; 2: wrong use.
int migrateCommand(const QStringList& arguments);

}  // namespace seatlock::app
