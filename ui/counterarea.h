// The counter's pages (sell, orders, gate, shift) and what feeds them. The UI thread.
#pragma once

#include "ui/boxoffice/ticketoffice.h"
#include "ui/host/enginehost.h"
#include "ui/host/staffclient.h"

#include <QObject>
#include <QSettings>

namespace seatlock::ui {

namespace counter {
class GatePage;
class OrdersPage;
class SellPage;
class ShiftPage;
}  // namespace counter

class CounterArea : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. Whoever takes the pages owns them. What the counter keeps for itself is
    /// in a folder beside the settings' file.
    CounterArea(host::EngineHost& host, host::StaffClient& client, QSettings& settings,
                QObject* parent = nullptr);

    counter::SellPage* sell() const { return sell_; }
    counter::OrdersPage* orders() const { return orders_; }
    counter::GatePage* gate() const { return gate_; }
    counter::ShiftPage* shift() const { return shift_; }

    /// The window's event, whose seats the host tells of. Null: none. A draft is no event here.
    void showEvent(const board::EventBoardPtr& event);

Q_SIGNALS:
    /// By the person.
    void eventChosen(seatlock::core::EventId event);

private:
    void sampled(const monitor::Snapshot& snapshot);
    void tellEvent();

    host::EngineHost& host_;
    boxoffice::TicketOffice office_;
    counter::SellPage* sell_;
    counter::OrdersPage* orders_;
    counter::GatePage* gate_;
    counter::ShiftPage* shift_;
    board::EventBoardPtr event_;
    board::EventBoardPtr told_;
};

}  // namespace seatlock::ui
