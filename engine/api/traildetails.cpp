#include "engine/api/traildetails.h"

#include "engine/core/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::api {

namespace {

bool isSecret(const QString& name) {
    static const char* const words[] = {"password", "secret", "token", "authorization"};
    for (const char* word : words) {
        if (name.contains(QLatin1String(word), Qt::CaseInsensitive)) return true;
    }
    return false;
}

QJsonValue withoutSecrets(const QJsonValue& value) {
    if (value.isArray()) {
        QJsonArray out;
        for (const auto& element : value.toArray()) out.append(withoutSecrets(element));
        return out;
    }
    if (!value.isObject()) return value;
    QJsonObject out;
    const auto object = value.toObject();
    for (auto at = object.constBegin(); at != object.constEnd(); ++at) {
        out.insert(at.key(), isSecret(at.key()) ? QJsonValue(QStringLiteral("***"))
                                                : withoutSecrets(at.value()));
    }
    return out;
}

}  // namespace

std::string trailDetails(std::string_view body, std::int64_t bytes_max) {
    if (body.empty()) return "{}";
    if (static_cast<std::int64_t>(body.size()) <= bytes_max) {
        const auto document = QJsonDocument::fromJson(
            QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
        if (document.isObject()) {
            auto text = QJsonDocument(withoutSecrets(document.object()).toObject())
                            .toJson(QJsonDocument::Compact)
                            .toStdString();
            // What PostgreSQL has no place for must not undo the change that it tells of.
            if (text.find("\\u0000") == std::string::npos) return text;
        }
    }
    std::string out;
    core::JsonWriter(out)
        .beginObject()
        .field("body_bytes", static_cast<std::int64_t>(body.size()))
        .endObject();
    return out;
}

}  // namespace seatlock::api
