// An HTTP server that answers as a test says, rightly or not. Its own thread serves; the test's
// thread owns it.
#pragma once

#include "engine/core/namedthread.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace seatlock::tests {

class ScriptedServer {
public:
    struct Request {
        int number = 0;  ///< of all, from 0
        std::string path;
        std::string body;
        int connections = 0;  ///< open when it came
    };
    enum class Then { keep, close };
    struct Answer {
        std::string bytes;  ///< sent as they are; none: the client waits
        Then then = Then::keep;
    };
    using Script = std::function<Answer(const Request&)>;

    /// Listens on a free port of 127.0.0.1. `script` runs on the server's thread.
    explicit ScriptedServer(Script script);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    /// Answers nothing more; what the script wrote may be read now.
    void stop();

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    int requests() const { return requests_; }
    int accepted() const { return accepted_; }

    /// A whole answer with a JSON body.
    static std::string json(int status, const std::string& body, bool close = false);

private:
    void serve();
    bool readFrom(int fd, std::string& input);

    Script script_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::map<int, std::string> clients_;  ///< the server thread's: what was read and not answered
    std::atomic<int> requests_{0};
    std::atomic<int> accepted_{0};
    std::atomic<bool> stopping_{false};
    core::NamedThread thread_;  // last: it uses the rest
};

}  // namespace seatlock::tests
