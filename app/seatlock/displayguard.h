// Says in one sentence that there is no display, where Qt would abort. Main thread; let it live
// while QApplication is made.
#pragma once

#include <qlogging.h>

namespace seatlock::app {

class DisplayGuard {
public:
    DisplayGuard();
    ~DisplayGuard();
    DisplayGuard(const DisplayGuard&) = delete;
    DisplayGuard& operator=(const DisplayGuard&) = delete;

    /// What the program ends with when no window can be opened.
    static constexpr int exit_code = 3;

private:
    static QtMessageHandler before_;
    static void take(QtMsgType type, const QMessageLogContext& context, const QString& text);
};

}  // namespace seatlock::app
