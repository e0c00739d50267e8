#include "engine/seating/jsonnode.h"

#include <cmath>

#include <QJsonDocument>

namespace seatlock::seating {

namespace {

constexpr qsizetype text_bytes_max = 1'000;
constexpr double number_max = 10'000'000;

const char* typeName(const QJsonValue& value) {
    switch (value.type()) {
        case QJsonValue::Null:
            return "null";
        case QJsonValue::Bool:
            return "true or false";
        case QJsonValue::Double:
            return "a number";
        case QJsonValue::String:
            return "text";
        case QJsonValue::Array:
            return "a list";
        case QJsonValue::Object:
            return "an object";
        case QJsonValue::Undefined:
            break;
    }
    return "missing";
}

std::string wrongType(const char* expected, const QJsonValue& value) {
    if (value.isUndefined()) return std::string("it is missing; it must be ") + expected;
    return std::string("it must be ") + expected + ", not " + typeName(value);
}

bool isWhole(double value) {
    return std::abs(value) < 1e15 && value == std::floor(value);
}

}  // namespace

JsonNode::JsonNode(QJsonValue value, ImportLog& log) : value_(std::move(value)), log_(log) {
    if (value_.isObject()) object_ = value_.toObject();
    if (value_.isArray()) array_ = value_.toArray();
}

JsonNode::JsonNode(QJsonValue value, const JsonNode& parent, const char* key, qsizetype index)
    : value_(std::move(value)), log_(parent.log_), parent_(&parent), key_(key), index_(index) {
    if (value_.isObject()) object_ = value_.toObject();
    if (value_.isArray()) array_ = value_.toArray();
}

JsonNode JsonNode::member(const char* key) const {
    return {object_.value(QLatin1String(key)), *this, key, -1};
}

JsonNode JsonNode::at(qsizetype index) const {
    return {array_.at(index), *this, nullptr, index};
}

qsizetype JsonNode::size() const {
    if (!value_.isArray()) problem(wrongType("a list", value_));
    return array_.size();
}

bool JsonNode::isObject() const {
    if (!value_.isObject()) problem(wrongType("an object", value_));
    return value_.isObject();
}

std::string JsonNode::text() const {
    if (value_.isDouble() && isWhole(value_.toDouble())) {
        return std::to_string(static_cast<std::int64_t>(value_.toDouble()));
    }
    if (!value_.isString()) {
        problem(wrongType("text", value_));
        return {};
    }
    const QByteArray bytes = value_.toString().toUtf8();
    if (bytes.size() > text_bytes_max) {
        problem("it is longer than 1,000 bytes");
        return {};
    }
    return bytes.toStdString();
}

double JsonNode::number() const {
    if (!value_.isDouble()) {
        problem(wrongType("a number", value_));
        return 0;
    }
    const double number = value_.toDouble();
    if (!(std::abs(number) <= number_max)) {
        problem("it is beyond ten million, which no hall is large");
        return 0;
    }
    return number;
}

std::int64_t JsonNode::integer(std::int64_t least, std::int64_t most) const {
    const double number = value_.toDouble(NAN);
    if (!value_.isDouble() || !isWhole(number) || number < static_cast<double>(least) ||
        number > static_cast<double>(most)) {
        problem("it must be a whole number from " + std::to_string(least) + " to " +
                std::to_string(most));
        return least;
    }
    return static_cast<std::int64_t>(number);
}

bool JsonNode::flagOr(bool fallback) const {
    if (isMissing()) return fallback;
    if (!value_.isBool()) problem(wrongType("true or false", value_));
    return value_.toBool();
}

Point JsonNode::point() const {
    if (!isObject()) return {};
    return {member("x").number(), member("y").number()};
}

std::string JsonNode::path() const {
    if (!parent_) return {};
    std::string out = parent_->path();
    if (index_ >= 0) return out.append("[").append(std::to_string(index_)).append("]");
    if (!out.empty()) out += '.';
    return out.append(key_);
}

std::optional<QJsonObject> parseJson(std::string_view bytes, ImportLog& log) {
    if (!log.accepts(bytes)) return std::nullopt;
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())), &error);
    if (error.error != QJsonParseError::NoError) {
        log.problem(lineAndColumn(bytes, static_cast<std::size_t>(std::max(error.offset, 0))),
                    "this is not JSON: " + error.errorString().toStdString());
        return std::nullopt;
    }
    if (!document.isObject()) {
        log.problem("the file", "it is not a JSON object");
        return std::nullopt;
    }
    return document.object();
}

}  // namespace seatlock::seating
