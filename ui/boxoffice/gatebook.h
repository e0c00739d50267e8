// What a gate needs to go on alone, kept in files: the keys and the revoked tickets of its event,
// and the scans that nobody has been told of yet. The UI thread.
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
    /// In `folder`. Reads what is there.
    explicit GateBook(const QString& folder);

    /// Keys as GET /v1/ticket-keys tells them.
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
    /// In the order they were made.
    const QList<QJsonObject>& waiting() const { return waiting_; }
    /// The box office knows of these now.
    void told(const QSet<QString>& scans);
    QString error() const { return scans_.error(); }

private:
    void saveFacts();

    Journal facts_file_;
    Journal scans_;
    QJsonObject facts_;
    QList<QJsonObject> waiting_;
};

}  // namespace seatlock::ui::boxoffice
