// Reads HTTP/1.1 answers (RFC 9112) from one connection. One thread.
#pragma once

#include <string>
#include <string_view>

#include <llhttp.h>

namespace seatlock::simulator {

/// Keeps the body of the answer being read, up to a limit.
class AnswerParser {
public:
    /// `body_bytes_max`: a longer answer is a failure.
    explicit AnswerParser(std::size_t body_bytes_max);
    AnswerParser(const AnswerParser&) = delete;
    AnswerParser& operator=(const AnswerParser&) = delete;

    /// For a new connection.
    void reset();

    /// The next answer may come on this connection.
    void expect();

    enum class State { more, complete, failed };
    /// Reads on. `complete`: status(), body() and keepAlive() tell of the answer until
    /// the next expect(). Bytes after a complete answer, which nobody asked for, are a failure.
    State feed(std::string_view bytes);
    /// The connection has ended: completes an answer that is as long as its connection.
    State finish();

    int status() const { return parser_.status_code; }
    bool keepAlive() const { return keep_alive_; }
    const std::string& body() const { return body_; }
    /// Some of the answer has arrived.
    bool begun() const { return begun_; }

private:
    static const llhttp_settings_t& callbacks();
    static int onBegin(llhttp_t* parser);
    static int onBody(llhttp_t* parser, const char* at, std::size_t size);
    static int onComplete(llhttp_t* parser);

    llhttp_t parser_{};
    std::string body_;
    const std::size_t body_bytes_max_;
    bool begun_ = false;
    bool complete_ = false;
    bool keep_alive_ = false;
};

}  // namespace seatlock::simulator
