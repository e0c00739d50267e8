#include "engine/config/connectioncut.h"

#include <libpq-fe.h>
#include <sys/socket.h>

namespace seatlock::config {

void ConnectionCut::arm(void* connection) {
    core::MutexLock lock(mutex_);
    socket_ = connection == nullptr ? -1 : PQsocket(static_cast<PGconn*>(connection));
}

void ConnectionCut::disarm() {
    core::MutexLock lock(mutex_);
    socket_ = -1;
}

void ConnectionCut::expectBy(core::Micros deadline) {
    core::MutexLock lock(mutex_);
    deadline_ = deadline;
}

void ConnectionCut::cut() {
    core::MutexLock lock(mutex_);
    if (socket_ >= 0) ::shutdown(socket_, SHUT_RDWR);
}

bool ConnectionCut::cutIfLate(core::Micros now) {
    core::MutexLock lock(mutex_);
    if (socket_ < 0 || deadline_ == 0 || now < deadline_) return false;
    ::shutdown(socket_, SHUT_RDWR);
    deadline_ = 0;
    return true;
}

}  // namespace seatlock::config
