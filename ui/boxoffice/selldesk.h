// A clerk's sale against the API: seats are held as they are picked, an order is sent once however
// often it has to be repeated, and a power cut in between is made good at the next start. The UI
// thread.
#pragma once

#include "engine/board/eventboard.h"
#include "ui/boxoffice/buyer.h"
#include "ui/boxoffice/cart.h"
#include "ui/boxoffice/fees.h"
#include "ui/boxoffice/journal.h"
#include "ui/boxoffice/seatwish.h"
#include "ui/boxoffice/till.h"
#include "ui/host/staffclient.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace seatlock::ui::boxoffice {

class SellDesk : public QObject {
    Q_OBJECT

public:
    /// Seats of one sale at most.
    static constexpr int seats_max = 20;

    using States = std::function<board::SeatState(core::SeatNo)>;

    /// `client` must outlive it. `journal`: where it keeps what a power cut must not lose.
    SellDesk(host::StaffClient& client, const QString& journal, QObject* parent = nullptr);

    /// The event that is sold from now on; what is held of another is given back.
    void setEvent(board::EventBoardPtr event);
    const board::EventBoardPtr& event() const { return event_; }
    /// What is known of its seats, to offer others when some are gone.
    void setStates(States states) { states_ = std::move(states); }
    /// Whoever is signed in now may find the sale that a power cut interrupted.
    void resume();

    const Cart& cart() const { return cart_; }
    const Till& till() const { return till_; }
    const Buyer& buyer() const { return buyer_; }
    void setBuyer(const Buyer& buyer) { buyer_ = buyer; }
    /// Beyond the tickets' prices.
    std::int64_t fees() const;
    /// In the cart's currency, or the event's.
    QString currency() const;
    /// What a seat's category may be sold as; null: not known.
    const board::Category* category(const QString& slug) const;

    /// Asks for seats: the best in place of those held, named ones beside them.
    void want(const SeatWish& wish);
    /// What was sold last, once more: as many, of the same category and types.
    void repeat();
    bool canRepeat() const { return last_.has_value(); }
    void drop(const QStringList& seats);
    /// More time, as far as the event gives it.
    void extend();
    /// Gives everything back and forgets the customer.
    void release();
    void setType(const QString& seat, const QString& type);
    /// All seats of each category as its next type.
    void nextType();
    /// As Till::take(); what is missing, for people; empty: it was taken.
    QString pay(Method method, std::optional<std::int64_t> handed, const QString& note);
    void undoPayment();
    /// Sends the order: paid as the till says, or to be paid until `pay_until` when that is given.
    void sell(const QString& pay_until = {});
    /// The same order again, at once, when no answer came.
    void tryAgain();
    /// The tickets are on paper: the sale is over as far as this desk goes.
    void printed();
    /// By the database's clock.
    void tick(core::Micros now);

Q_SIGNALS:
    void changed();
    /// Seats are held; the customer may pay.
    void granted();
    /// Nothing was done, and why. `lost` are seats that are gone, `instead` seats to offer.
    void refused(const QString& why, const QStringList& lost, const QStringList& instead);
    /// The order is in the books. `resumed`: it was begun before the program last ended.
    void sold(const QString& order, bool resumed);
    /// Something to know, without a need to act.
    void told(const QString& text);

private:
    struct Last {
        SeatWish wish;
        std::vector<QString> types;  ///< slugs, seat by seat
    };

    void ask(const QByteArray& method, const QString& target, const QJsonObject& body);
    void take(const host::Answer& answer);
    void refuse(const host::Answer& answer);
    void giveBack(const QString& hold);
    void priceAnew();
    void send();
    void takeOrder(const host::Answer& answer, bool resumed);
    void keep(std::function<void()> then = {});
    QByteArray note() const;
    void setHouse(const QString& house);
    /// This house's, if there is one; those of others are left in others_.
    QByteArray readNotes();
    void resumeSale();
    QStringList insteadOf(const QStringList& lost) const;
    void askFees();
    /// Whether the cart's seats are that event's.
    bool isOf(const board::EventBoardPtr& event) const;
    void lookAfterHold();

    host::StaffClient& client_;
    Journal journal_;
    QString house_;          ///< whose seats are sold; empty: not known yet
    QByteArrayList others_;  ///< notes of sales at other houses, which are left alone
    QTimer again_;
    int tries_ = 0;
    board::EventBoardPtr event_;
    std::shared_ptr<const board::EventInfo> info_;
    States states_;
    std::vector<Fee> fees_;
    Cart cart_;
    Till till_;
    Buyer buyer_;
    SeatWish asked_;
    std::vector<QString> asked_types_;  ///< for seats to come, in order
    QByteArray asked_key_;              ///< of a request that got no answer
    std::optional<Last> last_;
    bool resumed_ = false;
};

}  // namespace seatlock::ui::boxoffice
