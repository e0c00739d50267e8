#include "engine/simulator/answerbody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::simulator {

namespace {

QJsonObject parsed(std::string_view json) {
    return QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())))
        .object();
}

/// Moves `at` past `"name":` and gives the string after it.
bool nextString(std::string_view json, std::string_view name, std::size_t& at,
                std::string_view& value) {
    for (;;) {
        at = json.find(name, at);
        if (at == std::string_view::npos) return false;
        const bool quoted = at > 0 && json[at - 1] == '"';
        at += name.size();
        if (!quoted || json.substr(at, 1) != "\"") continue;
        ++at;
        while (at < json.size() && (json[at] == ' ' || json[at] == ':')) ++at;
        if (json.substr(at, 1) != "\"") continue;
        const auto end = json.find('"', at + 1);
        if (end == std::string_view::npos) return false;
        value = json.substr(at + 1, end - at - 1);
        at = end + 1;
        return true;
    }
}

}  // namespace

std::string stringMember(std::string_view json, std::string_view name) {
    if (json.find('\\') != std::string_view::npos) {
        return parsed(json)
            .value(QLatin1String(name.data(), static_cast<qsizetype>(name.size())))
            .toString()
            .toStdString();
    }
    std::size_t at = 0;
    std::string_view value;
    return nextString(json, name, at, value) ? std::string(value) : std::string();
}

std::vector<std::string> seatLabels(std::string_view json) {
    std::vector<std::string> out;
    if (json.find('\\') != std::string_view::npos) {
        const auto seats = parsed(json).value(QLatin1String("seats")).toArray();
        for (const auto& seat : seats) {
            out.push_back(seat.toObject().value(QLatin1String("label")).toString().toStdString());
        }
        return out;
    }
    std::size_t at = json.find("\"seats\"");
    if (at == std::string_view::npos) return out;
    std::string_view value;
    while (nextString(json, "label", at, value)) out.emplace_back(value);
    return out;
}

std::string problemSlug(std::string_view json) {
    const auto type = stringMember(json, "type");
    if (type.empty()) return "none";
    return type.substr(type.find_last_of(":/#") + 1);
}

}  // namespace seatlock::simulator
