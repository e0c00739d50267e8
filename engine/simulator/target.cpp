#include "engine/simulator/target.h"

#include <cstring>

#include <QUrl>

#include <netdb.h>

namespace seatlock::simulator {

using core::ErrorCode;
using core::Result;

Result<Target> Target::parse(const std::string& url) {
    const QUrl parsed(QString::fromStdString(url), QUrl::StrictMode);
    if (!parsed.isValid() || parsed.scheme() != QLatin1String("http") || parsed.host().isEmpty() ||
        parsed.hasQuery() || parsed.hasFragment() || !parsed.userInfo().isEmpty()) {
        return {ErrorCode::configuration, "\"" + url +
                                              "\" is not an address like "
                                              "http://127.0.0.1:8080"};
    }
    Target target;
    const int port = parsed.port(80);
    const std::string name = parsed.host(QUrl::FullyEncoded).toStdString();
    target.host = name.find(':') == std::string::npos ? name : "[" + name + "]";
    if (port != 80) target.host += ":" + std::to_string(port);
    target.prefix = parsed.path(QUrl::FullyEncoded).toStdString();
    while (!target.prefix.empty() && target.prefix.back() == '/') target.prefix.pop_back();

    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const int failure = ::getaddrinfo(name.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (failure != 0) {
        return {ErrorCode::configuration,
                "the host \"" + name + "\" cannot be found: " + ::gai_strerror(failure)};
    }
    std::memcpy(&target.address, found->ai_addr, found->ai_addrlen);
    target.address_size = found->ai_addrlen;
    ::freeaddrinfo(found);
    return target;
}

}  // namespace seatlock::simulator
