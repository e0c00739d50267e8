#include "tests/support/httpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace seatlock::tests {

namespace {

HeaderList headersOf(const std::string& head) {
    HeaderList out;
    std::size_t at = head.find("\r\n");
    while (at != std::string::npos) {
        const std::size_t next = head.find("\r\n", at + 2);
        const std::string line = head.substr(at + 2, next - at - 2);
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos)
            out.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        at = next;
    }
    return out;
}

std::string requestBytes(const Exchange& exchange) {
    std::string out = exchange.method + " " + exchange.target + " HTTP/1.1\r\nHost: test\r\n";
    for (const auto& [name, value] : exchange.request_headers) {
        out.append(name).append(": ").append(value).append("\r\n");
    }
    const bool body =
        exchange.method == "POST" || exchange.method == "PATCH" || !exchange.request_body.empty();
    if (body) {
        out.append("Content-Length: ").append(std::to_string(exchange.request_body.size()));
        out.append("\r\n");
    }
    return out + "\r\n" + exchange.request_body;
}

/// Fails the running test, and lets it go on.
void judge(const Exchange& exchange, const QStringList& complaints) {
    if (complaints.isEmpty()) return;
    const QString text = QString::fromStdString(exchange.method + " " + exchange.target + " " +
                                                exchange.request_body.substr(0, 200) +
                                                "\nanswered " + std::to_string(exchange.status) +
                                                " " + exchange.body.substr(0, 500)) +
                         QStringLiteral("\nwhich openapi.json does not describe:\n  ") +
                         complaints.mid(0, 20).join(QStringLiteral("\n  "));
    QTest::qFail(qPrintable(text), __FILE__, __LINE__);
}

QJsonObject objectOf(const std::string& body) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
}

}  // namespace

QJsonObject Reply::json() const {
    return objectOf(body);
}
QJsonObject StreamMessage::json() const {
    return objectOf(data);
}

std::string Reply::text(const char* name) const {
    return json().value(QLatin1String(name)).toString().toStdString();
}

std::int64_t Reply::number(const char* name) const {
    return json().value(QLatin1String(name)).toInteger(-1);
}

std::string Reply::problem() const {
    static const std::string prefix = "urn:seatlock:problem:";
    const auto type = text("type");
    return type.rfind(prefix, 0) == 0 ? type.substr(prefix.size()) : std::string();
}

std::vector<std::string> Reply::seats() const {
    std::vector<std::string> out;
    for (const auto& seat : json().value(QLatin1String("seats")).toArray()) {
        out.push_back(seat.toString().toStdString());
    }
    return out;
}

std::string Reply::shown() const {
    return std::to_string(status) + " " + body.substr(0, 500);
}

Reply HttpClient::post(const std::string& target, const std::string& json, HeaderList headers) {
    headers.emplace_back("Content-Type", "application/json");
    return send("POST", target, headers, json);
}

Reply HttpClient::patch(const std::string& target, const std::string& json, HeaderList headers) {
    headers.emplace_back("Content-Type", "application/json");
    return send("PATCH", target, headers, json);
}

Reply HttpClient::send(const std::string& method, const std::string& target,
                       const HeaderList& headers, const std::string& body) {
    begin(method, target, headers, body);
    return finish();
}

void HttpClient::begin(const std::string& method, const std::string& target,
                       const HeaderList& headers, const std::string& body) {
    exchange_ = {method, target, headers, body, 0, {}, {}};
    if (!raw_.connected()) raw_ = RawClient(port_);
    raw_.send(requestBytes(exchange_));
}

Reply HttpClient::finish() {
    const auto read = raw_.read(exchange_.method == "HEAD");
    exchange_.status = read.status;
    exchange_.headers = headersOf(read.head);
    exchange_.body = read.body;
    judge(exchange_, ApiContract::instance().check(exchange_));
    if (read.status == 0 || headerOf(exchange_.headers, "Connection") == "close") raw_.close();
    return {exchange_.status, exchange_.headers, exchange_.body};
}

Reply HttpClient::sendBytes(const std::string& bytes, const std::string& method,
                            const std::string& target, const std::string& body) {
    exchange_ = {method, target, {}, body, 0, {}, {}};
    if (!raw_.connected()) raw_ = RawClient(port_);
    raw_.send(bytes);
    return finish();
}

StreamClient::StreamClient(std::uint16_t port, const std::string& target, const HeaderList& headers)
    : raw_(port) {
    Exchange exchange{"GET", target, headers, {}, 0, {}, {}};
    raw_.send(requestBytes(exchange));
    const auto head = raw_.readUntil("\r\n\r\n").value_or("");
    head_.status = head.size() > 12 ? std::atoi(head.c_str() + 9) : 0;
    head_.headers = headersOf(head.substr(0, head.size() - std::min<std::size_t>(4, head.size())));
    exchange.status = head_.status;
    exchange.headers = head_.headers;
    judge(exchange, ApiContract::instance().checkStreamHead(exchange));
}

std::optional<StreamMessage> StreamClient::next() {
    while (true) {
        const auto text = raw_.readUntil("\n\n");
        if (!text) return std::nullopt;
        StreamMessage message;
        std::size_t at = 0;
        while (at < text->size()) {
            const std::size_t end = text->find('\n', at);
            const std::string line = text->substr(at, end - at);
            if (line.rfind("event: ", 0) == 0) message.type = line.substr(7);
            if (line.rfind("id: ", 0) == 0) message.id = line.substr(4);
            if (line.rfind("data: ", 0) == 0) message.data += line.substr(6);
            at = end + 1;
        }
        if (message.data.empty()) continue;  // a heartbeat
        const auto complaints =
            ApiContract::instance().checkMessage(message.type, message.id, message.data);
        judge({"GET", "stream", {}, {}, 200, {}, *text}, complaints);
        return message;
    }
}

}  // namespace seatlock::tests
