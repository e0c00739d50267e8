#include "app/common/stopsignals.h"

#include <QObject>

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace seatlock::app {

namespace {

sigset_t stopSet() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

int openSignals() {
    StopSignals::block();
    const sigset_t set = stopSet();
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

}  // namespace

void StopSignals::block() {
    const sigset_t set = stopSet();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    signal(SIGPIPE, SIG_IGN);
}

StopSignals::StopSignals() : fd_(openSignals()), notifier_(fd_, QSocketNotifier::Read) {}

StopSignals::~StopSignals() {
    ::close(fd_);
}

void StopSignals::onStop(std::function<void()> stop) {
    QObject::connect(&notifier_, &QSocketNotifier::activated, &notifier_,
                     [this, stop = std::move(stop)] {
                         notifier_.setEnabled(false);
                         stop();
                     });
}

}  // namespace seatlock::app
