// A value of a JSON file that knows its path, so that what is wrong can be told with its place.
// One thread; a node refers to the one above it, which must live longer.
#pragma once

#include "engine/seating/geometry.h"
#include "engine/seating/importlog.h"

#include <optional>
#include <string>

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace seatlock::seating {

/// Readers of a wrong type add a problem to the log and return a default.
class JsonNode {
public:
    JsonNode(QJsonValue value, ImportLog& log);

    /// `key` must outlive the node. Missing: a node that isMissing().
    JsonNode member(const char* key) const;
    JsonNode at(qsizetype index) const;
    /// Of an array; 0 with a problem when it is something else.
    qsizetype size() const;
    bool has(const char* key) const { return object_.contains(QLatin1String(key)); }

    bool isMissing() const { return value_.isUndefined() || value_.isNull(); }
    bool isObject() const;  ///< else a problem
    /// Of at most 1,000 bytes. A whole number is taken as its digits.
    std::string text() const;
    std::string textOr(std::string fallback) const { return isMissing() ? fallback : text(); }
    /// Finite, and up to ten million centimetres (or pixels) either way.
    double number() const;
    double numberOr(double fallback) const { return isMissing() ? fallback : number(); }
    std::int64_t integer(std::int64_t least, std::int64_t most) const;
    bool flagOr(bool fallback) const;
    Point point() const;  ///< {"x":…,"y":…}
    const QJsonValue& value() const { return value_; }

    std::string path() const;
    void problem(std::string what) const { log_.problem(path(), std::move(what)); }
    void note(std::string what) const { log_.note(path(), std::move(what)); }
    ImportLog& log() const { return log_; }

private:
    JsonNode(QJsonValue value, const JsonNode& parent, const char* key, qsizetype index);

    QJsonValue value_;
    QJsonObject object_;
    QJsonArray array_;
    ImportLog& log_;
    const JsonNode* parent_ = nullptr;
    const char* key_ = nullptr;
    qsizetype index_ = -1;
};

/// The file's top value. Nothing, with a problem in the log: it is no JSON object.
std::optional<QJsonObject> parseJson(std::string_view bytes, ImportLog& log);

}  // namespace seatlock::seating
