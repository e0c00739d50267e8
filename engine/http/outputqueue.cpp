#include "engine/http/outputqueue.h"

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>
#include <sys/uio.h>

namespace seatlock::http {

void OutputQueue::append(std::shared_ptr<const std::string> piece, std::size_t offset) {
    if (!piece || offset >= piece->size()) return;
    if (pieces_.empty()) offset_ = offset;
    // Only a first piece may have been written in part.
    else if (offset > 0)
        piece = std::make_shared<const std::string>(piece->substr(offset));
    bytes_ += piece->size() - (pieces_.empty() ? offset : 0);
    pieces_.push_back(std::move(piece));
}

void OutputQueue::consume(std::size_t written) {
    bytes_ -= written;
    offset_ += written;
    while (!pieces_.empty() && offset_ >= pieces_.front()->size()) {
        offset_ -= pieces_.front()->size();
        pieces_.pop_front();
    }
}

OutputQueue::Flush OutputQueue::flush(int fd, std::size_t& written) {
    constexpr std::size_t pieces_max = 16;
    while (!pieces_.empty()) {
        iovec parts[pieces_max];
        const std::size_t count = std::min(pieces_.size(), pieces_max);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t skip = i == 0 ? offset_ : 0;
            parts[i].iov_base = const_cast<char*>(pieces_[i]->data()) + skip;
            parts[i].iov_len = pieces_[i]->size() - skip;
        }
        msghdr message{};
        message.msg_iov = parts;
        message.msg_iovlen = count;
        const ssize_t sent = ::sendmsg(fd, &message, MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EINTR) continue;
            return errno == EAGAIN || errno == EWOULDBLOCK ? Flush::blocked : Flush::gone;
        }
        written += static_cast<std::size_t>(sent);
        consume(static_cast<std::size_t>(sent));
    }
    return Flush::done;
}

}  // namespace seatlock::http
