// Selling at the counter: event, seats, customer, payment, tickets; all of it by keys. Is told of
// events and seats; asks the engine through its desk. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/monitor/snapshot.h"
#include "ui/boxoffice/selldesk.h"
#include "ui/boxoffice/ticketoffice.h"
#include "ui/host/watched.h"

#include <functional>
#include <memory>
#include <vector>

#include <QLineEdit>
#include <QStringList>
#include <QTimer>
#include <QWidget>

class QPushButton;
class QScrollArea;

namespace seatlock::ui::seatmap {
class SeatMapData;
class SeatMapView;
}  // namespace seatlock::ui::seatmap
namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::counter {

class BuyerCard;
class CartCard;
class EventBox;
class HouseView;
class PayCard;
class PrintChoice;

class SellPage : public QWidget {
    Q_OBJECT

public:
    /// `client` and `office` must outlive it. `journal`: the desk's.
    SellPage(host::StaffClient& client, boxoffice::TicketOffice& office, const QString& journal,
             QWidget* parent = nullptr);
    ~SellPage() override;

    void setEvents(const std::vector<monitor::EventFigures>& events);
    /// Null: none.
    void showEvent(board::EventBoardPtr event);
    /// Seats of the event that is shown; those of another are passed over.
    void apply(const host::Watched& seen);
    /// The database's clock.
    void setClock(std::function<core::Micros()> database_now);

    boxoffice::SellDesk& desk() { return desk_; }
    QLineEdit* wish() const { return wish_; }
    PayCard* pay() const { return pay_; }
    CartCard* cart() const { return cart_; }
    style::Banner* banner() const { return banner_; }
    seatmap::SeatMapView* map() const;

Q_SIGNALS:
    /// By the person; EventId{} never.
    void eventChosen(seatlock::core::EventId event);

protected:
    using QWidget::showEvent;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeTop();
    QWidget* makeSide();
    void fitSide();
    void connectDesk();
    void addKeys();
    void addKey(const QKeySequence& keys, std::function<void()> act);
    void enterWish();
    void beginWish();
    void repeat();
    void sell();
    void reserve();
    void chosenOnMap();
    void showCart();
    void refused(const QString& why, const QStringList& lost, const QStringList& instead);
    void sold(const QString& order, bool resumed);
    void printed(const QString& order, const QString& where);
    void notPrinted(const QString& order, const QString& why);
    core::Micros now() const;

    boxoffice::TicketOffice& office_;
    boxoffice::SellDesk desk_;
    host::StaffClient& client_;
    std::function<core::Micros()> clock_;
    EventBox* events_;
    QLineEdit* wish_;
    QPushButton* repeat_;
    style::Banner* banner_;
    HouseView* house_;
    CartCard* cart_;
    BuyerCard* buyer_;
    PayCard* pay_;
    PrintChoice* printing_;
    QScrollArea* side_ = nullptr;
    QTimer seconds_;
    QString printing_order_;
    boxoffice::Method last_method_ = boxoffice::Method::cash;
    bool syncing_ = false;  ///< the map's choice follows the cart
    int escapes_ = 0;
};

}  // namespace seatlock::ui::counter
