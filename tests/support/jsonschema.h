// JSON Schema 2020-12, the part that the API's description uses. Own code: neither Qt nor Debian
// has a validator to link. One thread.
#pragma once

#include <string>

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace seatlock::tests {

/// Checks values against schemas that are parts of one document. A keyword it does not know is a
/// complaint, so that nothing is silently left unchecked.
class JsonSchema {
public:
    /// `document` is where `$ref` leads: "#/components/schemas/Hold".
    explicit JsonSchema(QJsonObject document) : document_(std::move(document)) {}

    /// What is wrong with `value`, one line each, with its place; empty when it is valid.
    QStringList check(const QJsonValue& value, const QJsonValue& schema,
                      const QString& place = QStringLiteral("$")) const;

    /// Follows a `$ref` (several, if need be); any other value is returned as it is. Undefined
    /// when it leads nowhere.
    QJsonValue resolve(QJsonValue value) const;

private:
    QStringList checkKeyword(const QString& keyword, const QJsonObject& schema,
                             const QJsonValue& value, const QString& place) const;
    QStringList checkObject(const QString& keyword, const QJsonObject& schema,
                            const QJsonObject& object, const QString& place) const;
    QStringList checkArray(const QString& keyword, const QJsonValue& argument,
                           const QJsonArray& array, const QString& place) const;
    QStringList checkCombined(const QString& keyword, const QJsonArray& schemas,
                              const QJsonValue& value, const QString& place) const;

    QJsonObject document_;
};

}  // namespace seatlock::tests
