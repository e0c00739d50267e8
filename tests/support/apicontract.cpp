#include "tests/support/apicontract.h"

#include <cstdio>
#include <cstdlib>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

#include <strings.h>

namespace seatlock::tests {

namespace {

QString text(const std::string& bytes) {
    return QString::fromStdString(bytes);
}
QString str(const char* bytes) {
    return QString::fromUtf8(bytes);
}

QJsonObject member(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toObject();
}

/// The type without parameters such as charset.
std::string mediaOf(const std::string& type) {
    return type.substr(0, type.find(';'));
}

/// A field or parameter as the schema sees it: a number where a number is asked for.
QJsonValue typed(const QString& value, const QJsonObject& schema) {
    bool number = false;
    const double parsed = value.toDouble(&number);
    if (number && schema.value(str("type")).toString() == str("integer")) return parsed;
    return value;
}

QJsonValue parsed(const std::string& body, bool& good) {
    // Qt reads only objects and arrays as documents; others are not used here.
    QJsonParseError failure;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(body), &failure);
    good = failure.error == QJsonParseError::NoError;
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
}

QString pathOf(const Exchange& exchange) {
    const auto target = text(exchange.target);
    return QUrl::fromPercentEncoding(target.left(target.indexOf(QLatin1Char('?'))).toUtf8());
}

QJsonObject load() {
    QFile file(QStringLiteral(SEATLOCK_SOURCE_DIR "/resources/api/openapi.json"));
    QJsonParseError failure;
    if (file.open(QIODevice::ReadOnly)) {
        const auto document = QJsonDocument::fromJson(file.readAll(), &failure);
        if (document.isObject()) return document.object();
    }
    std::fprintf(stderr, "openapi.json cannot be read: %s\n", qPrintable(failure.errorString()));
    std::abort();
}

}  // namespace

std::string headerOf(const HeaderList& headers, const std::string& name) {
    for (const auto& [key, value] : headers) {
        if (::strcasecmp(key.c_str(), name.c_str()) == 0) return value;
    }
    return {};
}

const ApiContract& ApiContract::instance() {
    static const ApiContract contract(load());
    return contract;
}

ApiContract::Found ApiContract::find(const Exchange& exchange) const {
    const auto segments = pathOf(exchange).split(QLatin1Char('/'));
    const auto paths = member(document_, "paths");
    Found found;
    for (auto at = paths.constBegin(); at != paths.constEnd(); ++at) {
        const auto pattern = at.key().split(QLatin1Char('/'));
        if (pattern.size() != segments.size()) continue;
        std::vector<std::pair<QString, QString>> parameters;
        bool fits = true;
        for (int i = 0; i < pattern.size() && fits; ++i) {
            if (pattern[i].startsWith(QLatin1Char('{')) && !segments[i].isEmpty()) {
                parameters.emplace_back(pattern[i].mid(1, pattern[i].size() - 2), segments[i]);
            } else {
                fits = pattern[i] == segments[i];
            }
        }
        if (!fits) continue;
        found.path = at.value().toObject();
        found.parameters = std::move(parameters);
        break;
    }
    const auto method = exchange.method == "HEAD" ? str("get") : text(exchange.method).toLower();
    found.operation = found.path.value(method).toObject();
    return found;
}

/// What the description says of this answer; empty when it says nothing.
QJsonObject ApiContract::described(const Found& found, const Exchange& exchange) const {
    const auto common = member(member(document_, "components"), "responses");
    const auto status = QString::number(exchange.status);
    if (!found.operation.isEmpty()) {
        const auto responses = member(found.operation, "responses");
        const auto of_default = responses.value(str("default"));
        return schema_.resolve(responses.contains(status) ? responses.value(status) : of_default)
            .toObject();
    }
    if (exchange.method.empty()) return member(common, "Refused");
    if (exchange.method == "OPTIONS" && exchange.status == 204) return member(common, "Options");
    if (found.path.isEmpty() && exchange.status == 404) return member(common, "NotFound");
    if (!found.path.isEmpty() && exchange.status == 405) return member(common, "MethodNotAllowed");
    return member(common, "Refused");
}

QStringList ApiContract::checkHeaders(const QJsonObject& response, const Exchange& exchange) const {
    QStringList out;
    const auto headers = member(response, "headers");
    for (auto at = headers.constBegin(); at != headers.constEnd(); ++at) {
        const auto header = schema_.resolve(at.value()).toObject();
        const auto value = text(headerOf(exchange.headers, at.key().toStdString()));
        if (value.isEmpty()) {
            if (header.value(str("required")).toBool()) out += at.key() + str(" is missing");
            continue;
        }
        const auto schema = member(header, "schema");
        out += schema_.check(typed(value, schema), schema, at.key());
    }
    for (const auto& [name, value] : exchange.headers) {
        static const QStringList usual{str("date"), str("content-type"), str("content-length"),
                                       str("connection")};
        const auto key = text(name).toLower();
        bool known = usual.contains(key);
        for (const auto& documented : headers.keys()) known |= documented.toLower() == key;
        if (!known) out += text(name) + str(" is not described");
    }
    return out;
}

QStringList ApiContract::checkBody(const QJsonObject& response, const Exchange& exchange) const {
    const auto content = member(response, "content");
    if (content.isEmpty() || exchange.method == "HEAD") {
        return exchange.body.empty() ? QStringList() : QStringList(str("a body is not described"));
    }
    const auto type = headerOf(exchange.headers, "Content-Type");
    QJsonObject media;
    for (auto at = content.constBegin(); at != content.constEnd(); ++at) {
        if (mediaOf(at.key().toStdString()) == mediaOf(type)) media = at.value().toObject();
    }
    if (media.isEmpty()) return {text(type) + str(" is not described")};
    const auto schema = media.value(str("schema"));
    if (mediaOf(type).find("json") == std::string::npos) {
        return schema_.check(text(exchange.body), schema);
    }
    bool good = false;
    const auto value = parsed(exchange.body, good);
    if (!good) return {str("the body is not JSON")};
    auto out = schema_.check(value, schema);
    if (mediaOf(type) == "application/problem+json" &&
        value.toObject().value(str("status")).toInt() != exchange.status) {
        out += str("the problem's status is not that of the answer");
    }
    return out;
}

/// A request that succeeded must be one that the description allows.
QStringList ApiContract::checkRequest(const Found& found, const Exchange& exchange) const {
    QStringList out;
    const QUrlQuery query(QUrl(text(exchange.target)));
    for (const auto& element : found.operation.value(str("parameters")).toArray()) {
        const auto parameter = schema_.resolve(element).toObject();
        const auto name = parameter.value(str("name")).toString();
        const auto in = parameter.value(str("in")).toString();
        QString value;
        if (in == str("query")) value = query.queryItemValue(name, QUrl::FullyDecoded);
        if (in == str("header"))
            value = text(headerOf(exchange.request_headers, name.toStdString()));
        for (const auto& [key, segment] : found.parameters) {
            if (in == str("path") && key == name) value = segment;
        }
        if (value.isEmpty()) continue;
        const auto schema = member(parameter, "schema");
        out += schema_.check(typed(value, schema_.resolve(schema).toObject()), schema,
                             str("request ") + name);
    }
    const auto content = member(member(found.operation, "requestBody"), "content");
    if (content.isEmpty()) return out;
    const auto sent = mediaOf(headerOf(exchange.request_headers, "Content-Type"));
    if (sent != "application/json" && content.contains(text(sent))) return out;
    bool good = false;
    const auto value = parsed(exchange.request_body, good);
    if (!good) return out + QStringList(str("a body that is not JSON was accepted"));
    return out + schema_.check(value, member(content, "application/json").value(str("schema")),
                               str("request"));
}

QStringList ApiContract::check(const Exchange& exchange) const {
    const Found found = find(exchange);
    const auto response = described(found, exchange);
    if (response.isEmpty()) return {str("status %1 is not described").arg(exchange.status)};
    auto out = checkHeaders(response, exchange) + checkBody(response, exchange);
    if (exchange.status < 300) out += checkRequest(found, exchange);
    return out;
}

QStringList ApiContract::checkStreamHead(const Exchange& exchange) const {
    if (exchange.status != 200) return check(exchange);
    const Found found = find(exchange);
    const auto response = described(found, exchange);
    const auto type = headerOf(exchange.headers, "Content-Type");
    if (!member(response, "content").contains(text(mediaOf(type)))) {
        return {text(type) + str(" is not described")};
    }
    return checkHeaders(response, exchange) + checkRequest(found, exchange);
}

QStringList ApiContract::checkMessage(const std::string& type, const std::string& id,
                                      const std::string& data) const {
    const bool full = type == "availability";
    if (!full && type != "changes") return {str("a message of unknown type ") + text(type)};
    bool good = false;
    const auto value = parsed(data, good);
    if (!good) return {str("a message whose data is not JSON")};
    const auto schemas = member(member(document_, "components"), "schemas");
    auto out = schema_.check(value, member(schemas, full ? "Availability" : "AvailabilityChanges"));
    out += schema_.check(text(id), member(schemas, "Version"), str("id"));
    return out;
}

}  // namespace seatlock::tests
