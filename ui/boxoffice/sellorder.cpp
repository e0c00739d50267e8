// SellDesk: what is paid, the order, and what a power cut leaves of it.
#include "ui/boxoffice/house.h"
#include "ui/boxoffice/selldesk.h"
#include "ui/boxoffice/verdicts.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

namespace seatlock::ui::boxoffice {

namespace {
const QString house_member = QStringLiteral("house");
constexpr int first_retry_ms = 500;
constexpr int retries_doubled_max = 4;  // then every 8 s
}  // namespace

QString SellDesk::pay(Method method, std::optional<std::int64_t> handed, const QString& note) {
    if (cart_.phase() != Cart::Phase::held) return tr("Pick seats first.");
    const auto refusal = till_.take(method, handed, note, !buyer_.empty());
    if (refusal) return refusalText(*refusal);
    Q_EMIT changed();
    return {};
}

void SellDesk::undoPayment() {
    if (cart_.phase() != Cart::Phase::held) return;
    till_.undo();
    Q_EMIT changed();
}

void SellDesk::sell(const QString& pay_until) {
    if (cart_.phase() != Cart::Phase::held) return;
    if (pay_until.isEmpty() && !till_.complete()) {
        return Q_EMIT refused(tr("Something is left to be paid."), {}, {});
    }
    QJsonArray items;
    Last last{asked_, {}};
    for (const CartLine& line : cart_.lines()) {
        items.append(QJsonObject{{QStringLiteral("seat"), line.seat},
                                 {QStringLiteral("ticket_type"), line.ticket_type}});
        last.types.push_back(line.ticket_type);
    }
    QJsonObject body{{QStringLiteral("hold"), cart_.hold()},
                     {QStringLiteral("channel"), QStringLiteral("box-office")},
                     {QStringLiteral("items"), items}};
    if (const QJsonObject buyer = buyer_.json(); !buyer.isEmpty()) {
        body[QStringLiteral("buyer")] = buyer;
    }
    if (!buyer_.group.isEmpty()) body[QStringLiteral("group")] = buyer_.group;
    if (!pay_until.isEmpty()) {
        body[QStringLiteral("pay_until")] = pay_until;
    } else {
        body[QStringLiteral("payments")] = till_.json();
    }
    if (!cart_.confirm(host::StaffClient::newIdempotencyKey(), body)) return;
    if (last.wish.quantity == 0) {
        // These very seats are sold: the same again is as many of the same kind.
        last.wish = {};
        last.wish.category = cart_.lines().front().category;
    }
    last.wish.quantity = static_cast<int>(cart_.lines().size());
    last_ = std::move(last);
    tries_ = 0;
    Q_EMIT changed();
    // On the disk first: after a power cut, this is how the desk knows what it was doing.
    keep([this] { send(); });
}

void SellDesk::send() {
    host::StaffClient::Options options;
    options.idempotency_key = cart_.key();
    client_.post(
        QStringLiteral("/v1/orders"), cart_.body(), this,
        [this, resumed = resumed_](const host::Answer& answer) { takeOrder(answer, resumed); },
        options);
}

void SellDesk::takeOrder(const host::Answer& answer, bool resumed) {
    if (unanswered(answer)) {
        cart_.doubt();
        Q_EMIT changed();
        Q_EMIT told(tr("No answer yet whether this is sold: the same order is sent again until "
                       "there is one. It is never sold twice. %1")
                        .arg(answer.message()));
        again_.start(first_retry_ms << std::min(tries_++, retries_doubled_max));
        return;
    }
    resumed_ = false;
    if (answer.ok()) {
        cart_.sell(answer.body[QLatin1String("code")].toString());
        keep();
        Q_EMIT changed();
        return Q_EMIT sold(cart_.order(), resumed);
    }
    const bool gone = seatsAreGone(answer);
    gone ? cart_.lose() : cart_.reject();
    keep();
    Q_EMIT changed();
    Q_EMIT refused(gone ? tr("The time of these seats ran out before the sale was in the books. "
                             "Nothing is sold and nothing is paid: pick seats again, or give the "
                             "money back.")
                        : answer.message(),
                   {}, {});
}

void SellDesk::tryAgain() {
    again_.stop();
    if (!cart_.retry()) return;
    Q_EMIT changed();
    send();
}

void SellDesk::printed() {
    if (cart_.phase() == Cart::Phase::sold) journal_.replace(others_);
}

QByteArray SellDesk::note() const {
    const auto phase = cart_.phase();
    if (phase == Cart::Phase::empty || phase == Cart::Phase::lapsed) return {};
    QJsonObject json = cart_.json();
    json[QStringLiteral("buyer")] = buyer_.json();
    json[QStringLiteral("group")] = buyer_.group;
    json[QStringLiteral("clerk")] = client_.login();
    json[house_member] = house_;
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

void SellDesk::keep(std::function<void()> then) {
    QByteArrayList lines = others_;
    if (const QByteArray line = note(); !line.isEmpty()) lines << line;
    journal_.replace(lines, this, [this, then](bool written) {
        if (!written) {
            Q_EMIT told(tr("This desk cannot keep a note of its sale: %1").arg(journal_.error()));
        }
        if (then) then();
    });
}

void SellDesk::resume() {
    if (!client_.signedIn()) return;
    // Whose seats are these? A sale that was begun for another house is left alone.
    client_.get(QStringLiteral("/v1/ticket-keys"), this, [this](const host::Answer& answer) {
        if (answer.ok()) setHouse(houseOf(answer.body));
        resumeSale();
    });
}

void SellDesk::setHouse(const QString& house) {
    if (house == house_) return;
    if (const QByteArray line = note(); !house_.isEmpty() && !line.isEmpty()) {
        again_.stop();
        others_ << line;
        cart_ = {};
        buyer_ = {};
        till_.begin(0);
        Q_EMIT changed();
    }
    house_ = house;
}

QByteArray SellDesk::readNotes() {
    QByteArray mine;
    others_.clear();
    for (const QByteArray& line : journal_.read()) {
        const QString house = QJsonDocument::fromJson(line).object()[house_member].toString();
        if (house.isEmpty() || house == house_) {
            mine = line;
        } else {
            others_ << line;
        }
    }
    return mine;
}

void SellDesk::resumeSale() {
    if (!client_.signedIn()) return;
    const QByteArray mine = readNotes();
    const QJsonObject json = QJsonDocument::fromJson(mine).object();
    if (fees_.empty()) askFees();
    if (cart_.phase() != Cart::Phase::empty && !mine.isEmpty() &&
        json[QLatin1String("hold")].toString() != cart_.hold()) {
        others_ << mine;  // its turn comes later
    }
    if (cart_.phase() == Cart::Phase::unsure) return tryAgain();
    if (cart_.phase() != Cart::Phase::empty) return;
    const auto kept = Cart::fromJson(json);
    if (!kept) return;
    cart_ = *kept;
    buyer_ = Buyer::ofOrder(json);
    till_.begin(0);
    priceAnew();
    switch (cart_.phase()) {
        case Cart::Phase::unsure:
            resumed_ = true;
            return tryAgain();
        case Cart::Phase::sold:
            return Q_EMIT sold(cart_.order(), true);
        case Cart::Phase::held:
            if (!isOf(event_)) return release();
            return Q_EMIT told(tr("These seats were being sold when the program last ended."));
        default:
            return;
    }
}

void SellDesk::tick(core::Micros now) {
    if (event_) info_ = event_->info();
    if (!cart_.lapse(now)) return;
    keep();
    Q_EMIT changed();
    Q_EMIT refused(tr("The time of these seats is over: they are free for others again. Press "
                      "Enter to ask for the same once more."),
                   {}, {});
}

}  // namespace seatlock::ui::boxoffice
