#include "app/seatlockd/linewriter.h"

#include <cerrno>
#include <chrono>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace seatlock::app {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

LineWriter::LineWriter(int fd) : fd_(fd), flags_(::fcntl(fd, F_GETFL)) {
    ::fcntl(fd_, F_SETFL, flags_ | O_NONBLOCK);
}

LineWriter::~LineWriter() {
    ::fcntl(fd_, F_SETFL, flags_);
}

void LineWriter::push() {
    std::size_t done = 0;
    while (!closed_ && done < pending_.size()) {
        const auto n = ::write(fd_, pending_.data() + done, pending_.size() - done);
        if (n >= 0) {
            done += static_cast<std::size_t>(n);
        } else if (errno == EAGAIN) {
            break;
        } else if (errno != EINTR) {
            closed_ = true;
        }
    }
    pending_.erase(0, done);
}

bool LineWriter::ready() {
    push();
    return pending_.empty() && !closed_;
}

void LineWriter::write(const std::string& lines) {
    pending_ += lines;
    push();
}

void LineWriter::finish(std::int64_t ms_max) {
    const auto deadline = steady_clock::now() + milliseconds(ms_max);
    for (push(); !pending_.empty() && !closed_; push()) {
        const auto left =
            std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now()).count();
        if (left <= 0) return;
        pollfd wait{fd_, POLLOUT, 0};
        ::poll(&wait, 1, static_cast<int>(left));
    }
}

}  // namespace seatlock::app
