// Orders: found by anything that is known of them, and what can be done about one. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/monitor/snapshot.h"
#include "ui/boxoffice/ticketoffice.h"
#include "ui/counter/moneydialog.h"
#include "ui/host/staffclient.h"

#include <functional>
#include <vector>

#include <QJsonObject>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace seatlock::ui::forms {
class ListPane;
}
namespace seatlock::ui::style {
class Banner;
class EmptyState;
}  // namespace seatlock::ui::style

namespace seatlock::ui::counter {

class OrderSheet;

class OrdersPage : public QWidget {
    Q_OBJECT

public:
    using EventOf = std::function<board::EventBoardPtr(core::EventId)>;

    /// `client` and `office` must outlive it. `event_of`: an event that is served here, or null.
    OrdersPage(host::StaffClient& client, boxoffice::TicketOffice& office, EventOf event_of,
               QWidget* parent = nullptr);

    void setEvents(const std::vector<monitor::EventFigures>& events) { events_ = events; }
    /// Shows this order.
    void open(const QString& code);

    forms::ListPane* list() const { return list_; }
    OrderSheet* sheet() const { return sheet_; }
    style::Banner* banner() const { return banner_; }

    /// Each asks a person first, where the page does.
    void reprint();
    void reseat(const QString& item, const QString& seat, bool reprice);
    /// `body`: of the request. `money`: how a difference was settled, for people.
    void exchange(const QJsonObject& body, const QString& money);
    void doMoney(MoneyDialog::Act act, const QJsonObject& body);
    /// Members that change: name, email, phone, group, pay_until.
    void changeBuyer(const QJsonObject& change);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeButtons();
    QPushButton* addButton(const QString& text, const QString& tip, void (OrdersPage::*act)());
    void connectParts();
    void addKeys();
    void load(const QString& code);
    void showOrder(const host::Answer& answer);
    void askHistory();
    void post(const QString& path, const QJsonObject& body, const QString& done) {
        send("POST", path, body, done);
    }
    void send(const QByteArray& method, const QString& path, const QJsonObject& body,
              const QString& done);
    void took(const host::Answer& answer, const QString& done);
    void showConflict(const QJsonObject& current);
    void refresh();
    void askPayment();
    void askRefund();
    void askCancel();
    void askMoney(MoneyDialog::Act act);
    void askReseat();
    void askExchange();
    void savePdf();
    void resend();
    void askBuyer();
    std::int64_t valueOf(const std::vector<QJsonObject>& items) const;
    std::vector<monitor::EventFigures> eventsOf(bool same) const;

    host::StaffClient& client_;
    boxoffice::TicketOffice& office_;
    const EventOf event_of_;
    std::vector<monitor::EventFigures> events_;
    forms::ListPane* list_;
    style::Banner* banner_;
    OrderSheet* sheet_;
    QWidget* buttons_;
    QWidget* side_;
    QStackedWidget* stack_;
    style::EmptyState* nothing_;
    std::vector<QPushButton*> actions_;
    QPushButton* pay_ = nullptr;
    QPushButton* refund_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* reseat_ = nullptr;
    QPushButton* exchange_ = nullptr;
    QPushButton* print_ = nullptr;
    QPushButton* buyer_ = nullptr;
    QString code_;  ///< of what is shown
    QByteArray etag_;
    QByteArray key_;  ///< of a request without an answer, kept for its repetition
    QString key_of_;
    bool busy_ = false;
};

}  // namespace seatlock::ui::counter
