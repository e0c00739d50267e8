// A small synchronous HTTP client over a real socket, for tests. Every answer it receives is held
// against the API's description; a departure from it fails the running test. One thread.
#pragma once

#include "tests/http/rawclient.h"
#include "tests/support/apicontract.h"

#include <cstdint>
#include <optional>
#include <string>

#include <QJsonObject>

namespace seatlock::tests {

struct Reply {
    int status = 0;  ///< 0: the connection ended, or time ran out
    HeaderList headers;
    std::string body;

    std::string header(const std::string& name) const { return headerOf(headers, name); }
    QJsonObject json() const;
    /// A member of the body that is a text.
    std::string text(const char* name) const;
    std::int64_t number(const char* name) const;
    /// The slug of a problem: "seat-unavailable". Empty when it is none.
    std::string problem() const;
    /// The member `seats` of a problem.
    std::vector<std::string> seats() const;
    /// For messages of failed tests.
    std::string shown() const;
};

/// Keeps its connection alive and opens another when the server has closed it.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port) : port_(port), raw_(port) {}

    Reply get(const std::string& target, const HeaderList& headers = {}) {
        return send("GET", target, headers);
    }
    Reply del(const std::string& target, const HeaderList& headers = {}) {
        return send("DELETE", target, headers);
    }
    /// With Content-Type: application/json.
    Reply post(const std::string& target, const std::string& json, HeaderList headers = {});
    Reply patch(const std::string& target, const std::string& json, HeaderList headers = {});
    Reply send(const std::string& method, const std::string& target, const HeaderList& headers = {},
               const std::string& body = {});

    /// The two halves of send(), for many requests at once over many clients.
    void begin(const std::string& method, const std::string& target, const HeaderList& headers = {},
               const std::string& body = {});
    Reply finish();

    /// Sends exactly these bytes and reads one answer. Without `method` and `target` it may only
    /// be one of the server's own refusals.
    Reply sendBytes(const std::string& bytes, const std::string& method = {},
                    const std::string& target = {}, const std::string& body = {});

private:
    std::uint16_t port_;
    RawClient raw_;
    Exchange exchange_;  ///< begun, not finished
};

struct StreamMessage {
    std::string type;
    std::string id;
    std::string data;
    QJsonObject json() const;
};

/// An event stream; closes its connection when it goes.
class StreamClient {
public:
    StreamClient(std::uint16_t port, const std::string& target, const HeaderList& headers = {});

    const Reply& head() const { return head_; }
    /// The next message, comments passed over; nothing when the stream ends or time runs out.
    std::optional<StreamMessage> next();

private:
    RawClient raw_;
    Reply head_;
};

}  // namespace seatlock::tests
