#include "ui/boxoffice/gatebook.h"

#include "ui/boxoffice/house.h"

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
const QString house_member = QStringLiteral("house");
const QString houses_member = QStringLiteral("houses");
const QString refused_member = QStringLiteral("refused");
const QString scan_member = QStringLiteral("scan");

}  // namespace

GateBook::GateBook(const QString& folder)
    : facts_file_(QDir(folder).filePath(QStringLiteral("gate.json"))),
      scans_(QDir(folder).filePath(QStringLiteral("gate-scans.jsonl"))) {
    if (const auto lines = facts_file_.read(); !lines.isEmpty()) {
        facts_ = QJsonDocument::fromJson(lines.front()).object();
        house_ = facts_[house_member].toString();
    }
    for (const QByteArray& line : scans_.read()) {
        const QJsonObject scan = QJsonDocument::fromJson(line).object();
        if (!scan.isEmpty()) kept_ << scan;
    }
}

QJsonObject GateBook::house() const {
    return facts_[houses_member].toObject()[house_].toObject();
}

void GateBook::setHouse(const QJsonObject& house) {
    QJsonObject houses = facts_[houses_member].toObject();
    houses[house_] = house;
    facts_[houses_member] = houses;
    facts_[house_member] = house_;
    facts_file_.replace({lineOf(facts_)});
}

void GateBook::setKeys(const QJsonObject& answer) {
    const QJsonArray keys = answer[keys_member].toArray();
    const QString house_name = houseOf(answer);
    if (house_name.isEmpty()) return;
    const bool moved = house_ != house_name;
    house_ = house_name;
    QJsonObject known = house();
    if (!moved && known[keys_member] == keys) return;
    known[keys_member] = keys;
    setHouse(known);
}

void GateBook::addRevocations(const QString& event, const QJsonObject& answer) {
    QJsonObject facts = house();
    QJsonObject events = facts[events_member].toObject();
    QJsonObject known = events[event].toObject();
    const QJsonArray fresh = answer[revoked_member].toArray();
    const QString version = answer[version_member].toVariant().toString();
    if (fresh.isEmpty() && known[version_member].toString() == version) return;
    QJsonArray revoked = known[revoked_member].toArray();
    QSet<QString> there;
    for (const auto& ticket : revoked) there << ticket.toVariant().toString();
    for (const auto& ticket : fresh) {
        if (!there.contains(ticket.toVariant().toString())) revoked.append(ticket);
    }
    known[revoked_member] = revoked;
    known[version_member] = version;
    events[event] = known;
    facts[events_member] = events;
    setHouse(facts);
}

QString GateBook::revocationsVersion(const QString& event) const {
    return house()[events_member].toObject()[event].toObject()[version_member].toString();
}

tickets::PublicKeys GateBook::keys() const {
    tickets::PublicKeys out;
    for (const auto& value : house()[keys_member].toArray()) {
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
    const auto all = house()[events_member].toObject()[event].toObject()[revoked_member].toArray();
    for (const auto& ticket : all) {
        out.push_back({ticket.toVariant().toLongLong()});
    }
    return out;
}

bool GateBook::isOurs(const QJsonObject& scan) const {
    return scan[house_member].toString() == house_;
}

void GateBook::keep(const QJsonObject& scan) {
    QJsonObject kept = scan;
    kept[house_member] = house_;
    kept_ << kept;
    scans_.append(lineOf(kept));
}

QList<QJsonObject> GateBook::waiting() const {
    QList<QJsonObject> out;
    for (QJsonObject scan : kept_) {
        if (!isOurs(scan) || scan.contains(refused_member)) continue;
        scan.remove(house_member);
        out << scan;
    }
    return out;
}

QList<QJsonObject> GateBook::refused() const {
    QList<QJsonObject> out;
    for (const QJsonObject& scan : kept_) {
        if (isOurs(scan) && scan.contains(refused_member)) out << scan;
    }
    return out;
}

int GateBook::elsewhere() const {
    return static_cast<int>(
        std::ranges::count_if(kept_, [this](const QJsonObject& scan) { return !isOurs(scan); }));
}

void GateBook::told(const QSet<QString>& scans) {
    kept_.removeIf([&](const QJsonObject& scan) {
        return isOurs(scan) && scans.contains(scan[scan_member].toString());
    });
    saveScans();
}

void GateBook::refuse(const QString& scan, const QString& why) {
    for (QJsonObject& kept : kept_) {
        if (isOurs(kept) && kept[scan_member].toString() == scan) kept[refused_member] = why;
    }
    saveScans();
}

void GateBook::tellAgain() {
    for (QJsonObject& kept : kept_) {
        if (isOurs(kept)) kept.remove(refused_member);
    }
    saveScans();
}

void GateBook::dismissRefused() {
    kept_.removeIf(
        [this](const QJsonObject& scan) { return isOurs(scan) && scan.contains(refused_member); });
    saveScans();
}

void GateBook::saveScans() {
    QByteArrayList lines;
    for (const QJsonObject& scan : kept_) lines << lineOf(scan);
    scans_.replace(lines);
}

}  // namespace seatlock::ui::boxoffice
