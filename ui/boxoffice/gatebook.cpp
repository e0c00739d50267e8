#include "ui/boxoffice/gatebook.h"

#include <algorithm>

#include <QDir>
#include <QJsonDocument>

namespace seatlock::ui::boxoffice {

namespace {

QByteArray lineOf(const QJsonObject& json) {
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

const QString keys_member = QStringLiteral("keys");
const QString events_member = QStringLiteral("events");
const QString revoked_member = QStringLiteral("revoked");
const QString version_member = QStringLiteral("version");

}  // namespace

GateBook::GateBook(const QString& folder)
    : facts_file_(QDir(folder).filePath(QStringLiteral("gate.json"))),
      scans_(QDir(folder).filePath(QStringLiteral("gate-scans.jsonl"))) {
    if (const auto lines = facts_file_.read(); !lines.isEmpty()) {
        facts_ = QJsonDocument::fromJson(lines.front()).object();
    }
    for (const QByteArray& line : scans_.read()) {
        const QJsonObject scan = QJsonDocument::fromJson(line).object();
        if (!scan.isEmpty()) waiting_ << scan;
    }
}

void GateBook::setKeys(const QJsonObject& answer) {
    const QJsonValue keys = answer[keys_member];
    if (facts_[keys_member] == keys) return;
    facts_[keys_member] = keys;
    saveFacts();
}

void GateBook::addRevocations(const QString& event, const QJsonObject& answer) {
    QJsonObject events = facts_[events_member].toObject();
    QJsonObject known = events[event].toObject();
    const QJsonArray fresh = answer[revoked_member].toArray();
    const QString version = answer[version_member].toVariant().toString();
    if (fresh.isEmpty() && known[version_member].toString() == version) return;
    QJsonArray revoked = known[revoked_member].toArray();
    for (const auto& ticket : fresh) {
        if (!revoked.contains(ticket)) revoked.append(ticket);
    }
    known[revoked_member] = revoked;
    known[version_member] = version;
    events[event] = known;
    facts_[events_member] = events;
    saveFacts();
}

QString GateBook::revocationsVersion(const QString& event) const {
    return facts_[events_member].toObject()[event].toObject()[version_member].toString();
}

tickets::PublicKeys GateBook::keys() const {
    tickets::PublicKeys out;
    for (const auto& value : facts_[keys_member].toArray()) {
        const QJsonObject one = value.toObject();
        const auto key =
            tickets::PublicKey::parse(one[QLatin1String("public_key")].toString().toStdString());
        const auto number = one[QLatin1String("key")].toVariant().toInt();
        if (key) out.emplace(static_cast<tickets::KeyNo>(number), *key);
    }
    return out;
}

std::vector<core::TicketId> GateBook::revoked(const QString& event) const {
    std::vector<core::TicketId> out;
    const auto all = facts_[events_member].toObject()[event].toObject()[revoked_member].toArray();
    for (const auto& ticket : all) {
        out.push_back({ticket.toVariant().toLongLong()});
    }
    return out;
}

void GateBook::saveFacts() {
    facts_file_.replace({lineOf(facts_)});
}

void GateBook::keep(const QJsonObject& scan) {
    waiting_ << scan;
    scans_.append(lineOf(scan));
}

void GateBook::told(const QSet<QString>& scans) {
    waiting_.removeIf([&scans](const QJsonObject& scan) {
        return scans.contains(scan[QLatin1String("scan")].toString());
    });
    QByteArrayList lines;
    for (const QJsonObject& scan : waiting_) lines << lineOf(scan);
    scans_.replace(lines);
}

}  // namespace seatlock::ui::boxoffice
