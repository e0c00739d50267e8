// SIGTERM and SIGINT, delivered on the event loop. Make it on the main thread, after the
// application object and before any other thread.
#pragma once

#include <functional>

#include <QSocketNotifier>

namespace seatlock::app {

class StopSignals {
public:
    /// Blocks both signals in this thread and all it will make; SIGPIPE is ignored. A program whose
    /// application object makes threads calls it before that: a thread that has them unblocked
    /// would get them, and they would end the process where it stands.
    static void block();

    /// block(), if that was not done, and listens.
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// Called once, at the first signal.
    void onStop(std::function<void()> stop);

private:
    const int fd_;
    QSocketNotifier notifier_;
};

}  // namespace seatlock::app
