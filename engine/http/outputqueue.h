// What could not be written to a socket at once. Listener thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>

namespace seatlock::http {

/// Pieces in order, shared ones uncopied. Exists only while something waits.
class OutputQueue {
public:
    enum class Flush : std::uint8_t { done, blocked, gone };

    /// Queues `piece` from `offset` on.
    void append(std::shared_ptr<const std::string> piece, std::size_t offset);
    /// Writes as much as the socket takes and adds it to `written`. gone: the peer is.
    Flush flush(int fd, std::size_t& written);
    /// Still to be written.
    std::size_t bytes() const { return bytes_; }

private:
    void consume(std::size_t written);

    std::deque<std::shared_ptr<const std::string>> pieces_;
    std::size_t offset_ = 0;  ///< written of the first piece
    std::size_t bytes_ = 0;
};

}  // namespace seatlock::http
