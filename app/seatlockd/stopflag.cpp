#include "app/seatlockd/stopflag.h"

#include <signal.h>

namespace seatlock::app {

namespace {

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // used in a signal handler

void onInterrupt(int) {
    stop_requested.store(true);
}

}  // namespace

void catchInterrupts() {
    struct sigaction action {};
    action.sa_handler = onInterrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

const std::atomic<bool>& stopRequested() {
    return stop_requested;
}

}  // namespace seatlock::app
