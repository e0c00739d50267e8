// What a gate needs to go on alone, kept in files: the keys and the revoked tickets of its event,
// and the scans that nobody has been told of yet. All of it belongs to one house, which is known by
// its first key: what was scanned for one is never told to another. The UI thread.
#pragma once

#include "engine/tickets/offlinegate.h"
#include "ui/boxoffice/journal.h"

#include <optional>
#include <vector>

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

namespace seatlock::ui::boxoffice {

class GateBook {
public:
    /// In `folder`. Reads what is there; the house is the latest one.
    explicit GateBook(const QString& folder);

    /// Keys as GET /v1/ticket-keys tells them: from now on it is about their house.
    void setKeys(const QJsonObject& answer);
    /// As GET /v1/staff/events/{event}/revocations tells them: added to those known.
    void addRevocations(const QString& event, const QJsonObject& answer);
    /// "" before the first.
    QString revocationsVersion(const QString& event) const;

    bool hasKeys() const { return !keys().empty(); }
    tickets::PublicKeys keys() const;
    std::vector<core::TicketId> revoked(const QString& event) const;

    /// A scan that was let through without an answer, as the API takes it. On the disk soon.
    void keep(const QJsonObject& scan);
    /// Of this house, to be told, as the API takes them and in the order they were made.
    QList<QJsonObject> waiting() const;
    /// Of this house, whose telling was refused; with the reason as `refused`.
    QList<QJsonObject> refused() const;
    /// Scans of other houses that wait until their gate is one of theirs again.
    int elsewhere() const;
    /// The box office knows of these now.
    void told(const QSet<QString>& scans);
    /// It will not have this one; `why` for people.
    void refuse(const QString& scan, const QString& why);
    /// Those that were refused wait again.
    void tellAgain();
    /// Those that were refused are forgotten.
    void dismissRefused();
    QString error() const { return scans_.error(); }

private:
    QJsonObject house() const;
    void setHouse(const QJsonObject& house);
    bool isOurs(const QJsonObject& scan) const;
    void saveScans();

    Journal facts_file_;
    Journal scans_;
    QString house_;  ///< the public key that it is known by; empty before the first
    QJsonObject facts_;
    QList<QJsonObject> kept_;
};

}  // namespace seatlock::ui::boxoffice
