#include "engine/api/fields.h"

#include "engine/core/isotime.h"

#include <algorithm>
#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace seatlock::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// UTF-8 of a text that is clean: no control characters (PostgreSQL cannot store NUL, and nobody's
/// name has the others) and no half of a surrogate pair, which has no UTF-8.
std::optional<std::string> cleanText(const QJsonValue& value, int bytes_min, int bytes_max,
                                     bool line_breaks = false) {
    if (!value.isString()) return std::nullopt;
    const QString text = value.toString();
    if (!text.isValidUtf16()) return std::nullopt;
    for (const QChar c : text) {
        if (line_breaks && c == QLatin1Char('\n')) continue;
        if (c.unicode() < 0x20 || c.unicode() == 0x7f) return std::nullopt;
    }
    const auto bytes = text.toUtf8();
    if (bytes.size() < bytes_min || bytes.size() > bytes_max) return std::nullopt;
    return bytes.toStdString();
}

}  // namespace

Result<Fields> Fields::parse(std::string_view body) {
    QJsonParseError failure;
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())), &failure);
    if (failure.error != QJsonParseError::NoError) {
        return Error{ErrorCode::malformed_json,
                     "the body is not JSON: " + failure.errorString().toStdString() + " at byte " +
                         std::to_string(failure.offset),
                     {},
                     0};
    }
    if (!document.isObject()) {
        return Error{ErrorCode::invalid_body, "the body must be a JSON object", {}, 0};
    }
    return Fields(document.object());
}

Fields::Fields(QJsonObject object, std::string where)
    : object_(std::move(object)), where_(std::move(where)) {}

std::string Fields::called(const char* name) const {
    return "\"" + where_ + name + "\"";
}

void Fields::fail(std::string detail) {
    if (!wrong_) wrong_ = std::move(detail);
}

std::optional<QJsonValue> Fields::take(const char* name) {
    asked_.push_back(name);
    const auto at = object_.constFind(QLatin1String(name));
    if (at == object_.constEnd()) return std::nullopt;
    return *at;
}

void Fields::require(const char* name) {
    if (!has(name)) fail(called(name) + " is missing");
}

std::optional<std::string> Fields::text(const char* name, int bytes_min, int bytes_max) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    auto text = cleanText(*value, bytes_min, bytes_max);
    if (!text) {
        fail(called(name) + " must be a text of " + std::to_string(bytes_min) + " to " +
             std::to_string(bytes_max) + " bytes without control characters");
    }
    return text;
}

std::optional<std::string> Fields::prose(const char* name, int bytes_max) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    auto text = cleanText(*value, 0, bytes_max, true);
    if (!text) {
        fail(called(name) + " must be a text of at most " + std::to_string(bytes_max) +
             " bytes without control characters but line breaks");
    }
    return text;
}

bool Fields::takeNull(const char* name) {
    if (!object_.value(QLatin1String(name)).isNull()) return false;
    asked_.push_back(name);
    return true;
}

std::optional<std::string> Fields::scanned(const char* name, int bytes_max) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    auto text = value->toString().toStdString();
    if (!value->isString() || text.size() > static_cast<std::size_t>(bytes_max)) {
        fail(called(name) + " must be a text of at most " + std::to_string(bytes_max) + " bytes");
        return std::nullopt;
    }
    return text;
}

std::optional<std::int64_t> Fields::whole(const char* name, std::int64_t least, std::int64_t most) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    const double number = value->toDouble();
    if (!value->isDouble() || number != std::floor(number) || number < static_cast<double>(least) ||
        number > static_cast<double>(most)) {
        fail(called(name) + " must be a whole number from " + std::to_string(least) + " to " +
             std::to_string(most));
        return std::nullopt;
    }
    return static_cast<std::int64_t>(number);
}

std::optional<bool> Fields::boolean(const char* name) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    if (!value->isBool()) {
        fail(called(name) + " must be true or false");
        return std::nullopt;
    }
    return value->toBool();
}

std::optional<std::vector<std::string>> Fields::texts(const char* name, int count_max,
                                                      int bytes_max) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    const auto array = value->toArray();
    if (!value->isArray() || array.isEmpty() || array.size() > count_max) {
        fail(called(name) + " must be a list of 1 to " + std::to_string(count_max) + " texts");
        return std::nullopt;
    }
    std::vector<std::string> out;
    for (const auto& element : array) {
        auto text = cleanText(element, 1, bytes_max);
        if (!text) {
            fail(called(name) + " must hold texts of 1 to " + std::to_string(bytes_max) +
                 " bytes without control characters only");
            return std::nullopt;
        }
        out.push_back(std::move(*text));
    }
    return out;
}

std::optional<std::vector<std::int64_t>> Fields::wholes(const char* name, int count_max,
                                                        std::int64_t least, std::int64_t most) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    const auto array = value->toArray();
    std::vector<std::int64_t> out;
    bool good = value->isArray() && !array.isEmpty() && array.size() <= count_max;
    for (qsizetype i = 0; good && i < array.size(); ++i) {
        const double number = array[i].toDouble();
        good = array[i].isDouble() && number == std::floor(number) &&
               number >= static_cast<double>(least) && number <= static_cast<double>(most) &&
               std::ranges::find(out, static_cast<std::int64_t>(number)) == out.end();
        if (good) out.push_back(static_cast<std::int64_t>(number));
    }
    if (good) return out;
    fail(called(name) + " must be a list of 1 to " + std::to_string(count_max) +
         " different whole numbers from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::optional<Fields> Fields::object(const char* name) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    if (!value->isObject()) {
        fail(called(name) + " must be an object");
        return std::nullopt;
    }
    return Fields(value->toObject(), where_ + name + ".");
}

std::optional<std::vector<Fields>> Fields::objects(const char* name, int count_max) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    const auto array = value->toArray();
    if (!value->isArray() || array.size() > count_max) {
        fail(called(name) + " must be a list of at most " + std::to_string(count_max) + " objects");
        return std::nullopt;
    }
    std::vector<Fields> out;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const std::string place = where_ + name + "[" + std::to_string(i) + "]";
        if (!array[i].isObject()) {
            fail("\"" + place + "\" must be an object");
            return std::nullopt;
        }
        out.emplace_back(array[i].toObject(), place + ".");
    }
    return out;
}

std::optional<core::Micros> Fields::time(const char* name) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    const auto time = core::parseIsoTime(value->toString().toStdString());
    if (!time) {
        fail(called(name) + " must be a time with its offset, like 2026-12-31T19:30:00Z");
    }
    return time;
}

std::optional<QJsonObject> Fields::json(const char* name) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    if (!value->isObject()) {
        fail(called(name) + " must be an object");
        return std::nullopt;
    }
    return value->toObject();
}

std::optional<std::map<std::string, std::string>> Fields::textMap(const char* name, int count_max,
                                                                  int bytes_max) {
    auto inner = object(name);
    if (!inner) return std::nullopt;
    if (inner->object_.size() > count_max) {
        fail(called(name) + " must have at most " + std::to_string(count_max) + " fields");
        return std::nullopt;
    }
    std::map<std::string, std::string> out;
    for (auto at = inner->object_.constBegin(); at != inner->object_.constEnd(); ++at) {
        auto text = cleanText(at.value(), 1, bytes_max);
        if (!text) {
            fail(called(name) + " must hold texts of 1 to " + std::to_string(bytes_max) +
                 " bytes without control characters only");
            return std::nullopt;
        }
        out[at.key().toStdString()] = std::move(*text);
    }
    return out;
}

Result<Done> Fields::finish() {
    if (!wrong_ && static_cast<std::size_t>(object_.size()) > 0) {
        for (const auto& key : object_.keys()) {
            const auto is = [&](const char* name) { return key == QLatin1String(name); };
            if (std::ranges::any_of(asked_, is)) continue;
            fail("there is no field " + called(key.toStdString().c_str()));
            break;
        }
    }
    if (wrong_) return Error{ErrorCode::invalid_body, *wrong_, {}, 0};
    return Done{};
}

}  // namespace seatlock::api
