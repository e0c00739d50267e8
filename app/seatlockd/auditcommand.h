// seatlockd audit. Main thread.
#pragma once

#include <QStringList>

namespace seatlock::app {

/// Checks the invariants of the books. 0: all hold; 1: one is broken, or it could not be checked;
/// 2: wrong use.
int auditCommand(const QStringList& arguments);

}  // namespace seatlock::app
