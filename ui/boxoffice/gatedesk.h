// A door: asks the engine about each scan, and judges by itself when that does not answer in time;
// tells the engine of it later. The UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/tickets/offlinegate.h"
#include "ui/boxoffice/gatebook.h"
#include "ui/boxoffice/gateverdict.h"
#include "ui/host/staffclient.h"

#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace seatlock::ui::boxoffice {

struct DoorCount {
    QString door;
    int in = 0;
    int out = 0;
    int refused = 0;
};

/// How many have come in, by the engine's books.
struct DoorCounts {
    std::vector<DoorCount> doors;
    int tickets = 0;
    int admitted = 0;
    int inside = 0;
};

class GateDesk : public QObject {
    Q_OBJECT

public:
    /// So long a person in front of the gate waits for the engine.
    static constexpr int patience_ms = 1'500;
    /// Scans that are told of at once.
    static constexpr int told_at_once = 100;

    /// `folder`: where it keeps what it needs to go on alone. `now`: the database's clock.
    GateDesk(host::StaffClient& client, const QString& folder, std::function<core::Micros()> now,
             QObject* parent = nullptr);
    ~GateDesk() override;

    void setEvent(board::EventBoardPtr event);
    void setDoor(const QString& door) { door_ = door; }
    /// Reads keys, revocations and counters anew, and tells what waits; every half minute it does
    /// so itself.
    void refresh();
    /// Judged by signal, in the order of the scans' answers.
    void scan(const QString& code, tickets::Direction direction);

    /// The engine does not answer: this gate goes on alone.
    bool alone() const { return alone_; }
    bool hasEvent() const { return event_ != nullptr; }
    /// Whether it could: it has keys.
    bool canBeAlone() const { return book_.hasKeys(); }
    int waiting() const { return static_cast<int>(book_.waiting().size()); }
    const DoorCounts& counts() const { return counts_; }
    /// Tickets that came in twice while gates were alone, in sentences, latest last.
    const QStringList& twice() const { return twice_; }
    /// Scans that were made alone and that the engine will not have, with the reason, in sentences.
    QStringList refusals() const;
    /// Tells those once more.
    void tellAgain();
    /// Forgets them.
    void dismissRefusals();
    /// Scans for another house's box office, which wait for it.
    int elsewhere() const { return book_.elsewhere(); }

Q_SIGNALS:
    void judged(const seatlock::ui::boxoffice::GateVerdict& verdict);
    /// Counters, being alone, what waits.
    void changed();

private:
    struct Pending;

    void makeGate();
    void judgeAlone(const std::shared_ptr<Pending>& scan);
    void take(const std::shared_ptr<Pending>& scan, const host::Answer& answer);
    void setAlone(bool alone);
    void tellWaiting();
    void sendWaiting();
    void takeTold(const QList<QJsonObject>& scans, const host::Answer& answer);
    void takeRefused(const QList<QJsonObject>& scans, const host::Answer& answer);
    void takeOutcome(const QJsonObject& outcome, QSet<QString>& told);
    void askKeys();
    void takeKeys(const QJsonObject& answer);
    void askRevocations();
    void askCounts();
    QString slug() const;

    host::StaffClient& client_;
    GateBook book_;
    const std::function<core::Micros()> now_;
    board::EventBoardPtr event_;
    std::unique_ptr<tickets::OfflineGate> gate_;
    QString door_;
    DoorCounts counts_;
    QStringList twice_;
    QTimer rhythm_;
    bool alone_ = false;
    bool telling_ = false;
    qsizetype at_once_ = told_at_once;
};

}  // namespace seatlock::ui::boxoffice
