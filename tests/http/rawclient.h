// A client that sends exactly the bytes it is told to. One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace seatlock::tests {

/// One reply as read from the wire.
struct RawReply {
    int status = 0;
    std::string head;  ///< status line and fields, without the empty line
    std::string body;

    /// The first field of that name (case-insensitive), or "".
    std::string field(std::string_view name) const;
};

/// Blocking, with a deadline on every wait. Errors show as false, nothing or a status of 0.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, const std::string& address = "127.0.0.1");
    ~RawClient() { close(); }
    RawClient(RawClient&& other) noexcept { *this = std::move(other); }
    RawClient& operator=(RawClient&& other) noexcept {
        std::swap(fd_, other.fd_);
        std::swap(ended_, other.ended_);
        received_.swap(other.received_);
        return *this;
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool connected() const { return fd_ >= 0; }
    int fd() const { return fd_; }
    /// False when the peer has gone.
    bool send(std::string_view bytes);
    /// The next reply; status 0 when the connection ends before it is whole. `head_only`: to HEAD.
    RawReply read(bool head_only = false);
    /// Bytes up to and including `mark`; nothing when the connection ends or time runs out first.
    std::optional<std::string> readUntil(std::string_view mark);
    /// Everything up to the end of the connection; nothing when it does not end.
    std::optional<std::string> readToEnd();
    /// True when the server closes without another byte.
    bool endsSilently();
    void finishSending();  ///< FIN
    void reset();          ///< RST
    void close();
    /// A small receive buffer, so that the server's writes come to a stop.
    void shrinkReceiveBuffer();

private:
    bool receive();  ///< one read; false at the end, on an error or a timeout
    int fd_ = -1;
    bool ended_ = false;
    std::string received_;
};

}  // namespace seatlock::tests
