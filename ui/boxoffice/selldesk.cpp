#include "ui/boxoffice/selldesk.h"

#include "ui/boxoffice/alternative.h"
#include "ui/boxoffice/verdicts.h"
#include "ui/paper/ticketreading.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

namespace seatlock::ui::boxoffice {

namespace {

constexpr char counter_channel[] = "box-office";

QString holdTarget(const QString& hold) {
    return QStringLiteral("/v1/holds/") + host::StaffClient::segment(hold);
}

QString slugOf(const board::EventBoardPtr& event) {
    return QString::fromStdString(event->info()->slug);
}

}  // namespace

SellDesk::SellDesk(host::StaffClient& client, const QString& journal, QObject* parent)
    : QObject(parent), client_(client), journal_(journal) {
    readNotes();
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &SellDesk::tryAgain);
}

void SellDesk::setEvent(board::EventBoardPtr event) {
    if (event == event_) return;
    // Seats of the event before would be sold by the prices of this one.
    if (event && !isOf(event)) release();
    event_ = std::move(event);
    info_ = event_ ? event_->info() : nullptr;
    fees_.clear();
    last_.reset();
    askFees();
    Q_EMIT changed();
}

bool SellDesk::isOf(const board::EventBoardPtr& event) const {
    return event && cart_.event() == slugOf(event);
}

void SellDesk::askFees() {
    if (!event_ || !client_.signedIn()) return;
    client_.get(QStringLiteral("/v1/staff/events/") + host::StaffClient::segment(slugOf(event_)),
                this, [this, event = event_](const host::Answer& answer) {
                    if (!answer.ok() || event != event_) return;
                    fees_ = readFees(answer.body);
                    priceAnew();
                });
}

const board::Category* SellDesk::category(const QString& slug) const {
    return info_ ? info_->category(slug.toStdString()) : nullptr;
}

std::int64_t SellDesk::fees() const {
    return feesOf(fees_, cart_.lines().size());
}

QString SellDesk::currency() const {
    if (!cart_.currency().isEmpty()) return cart_.currency();
    return event_ ? QString::fromStdString(event_->info()->currency) : QString();
}

void SellDesk::want(const SeatWish& wish) {
    if (!wish.ok()) return Q_EMIT refused(wish.problem, {}, {});
    if (!event_) return Q_EMIT refused(tr("Choose an event first."), {}, {});
    const bool adds =
        cart_.phase() == Cart::Phase::held && wish.quantity == 0 && cart_.event() == slugOf(event_);
    QStringList fresh = wish.seats;
    if (adds) {
        for (const CartLine& line : cart_.lines()) fresh.removeAll(line.seat);
        if (fresh.isEmpty()) return Q_EMIT granted();
    }
    const bool begins = cart_.phase() == Cart::Phase::sold;
    if (!cart_.ask()) return;
    if (begins) {
        buyer_ = {};
        till_.begin(0);
    }
    if (asked_ != wish) asked_key_.clear();
    asked_ = wish;
    if (adds) {
        ask("PATCH", holdTarget(cart_.hold()),
            {{QStringLiteral("add"), QJsonArray::fromStringList(fresh)}});
    } else {
        QJsonObject body = wish.json();
        body[QStringLiteral("channel")] = QLatin1String(counter_channel);
        ask("POST",
            QStringLiteral("/v1/events/%1/holds").arg(host::StaffClient::segment(slugOf(event_))),
            body);
    }
    Q_EMIT changed();
}

void SellDesk::repeat() {
    if (!last_) return Q_EMIT refused(tr("Nothing was sold yet that could be repeated."), {}, {});
    if (cart_.phase() == Cart::Phase::held) return Q_EMIT granted();
    asked_types_ = last_->types;
    want(last_->wish);
}

void SellDesk::drop(const QStringList& seats) {
    if (cart_.phase() != Cart::Phase::held) return;
    if (static_cast<std::size_t>(seats.size()) >= cart_.lines().size()) return release();
    if (!cart_.ask()) return;
    ask("PATCH", holdTarget(cart_.hold()),
        {{QStringLiteral("drop"), QJsonArray::fromStringList(seats)}});
    Q_EMIT changed();
}

void SellDesk::extend() {
    if (cart_.phase() != Cart::Phase::held) return;
    const auto done = [this](const host::Answer& answer) {
        if (!answer.ok()) return Q_EMIT refused(answer.message(), {}, {});
        const auto until = paper::readTime(answer.body[QLatin1String("expires_at")]);
        if (answer.body[QLatin1String("hold")].toString() != cart_.hold() || !until) return;
        cart_.extend(*until);
        keep();
        Q_EMIT changed();
    };
    client_.request("PATCH", holdTarget(cart_.hold()), "{\"extend\":true}", this, done);
}

void SellDesk::ask(const QByteArray& method, const QString& target, const QJsonObject& body) {
    host::StaffClient::Options options;
    if (method == "POST") {
        // Seats that were held without our knowing are found again under the same key.
        if (asked_key_.isEmpty()) asked_key_ = host::StaffClient::newIdempotencyKey();
        options.idempotency_key = asked_key_;
    }
    client_.request(
        method, target, QJsonDocument(body).toJson(QJsonDocument::Compact), this,
        [this](const host::Answer& answer) { take(answer); }, options);
}

void SellDesk::take(const host::Answer& answer) {
    if (!unanswered(answer)) asked_key_.clear();
    if (!answer.ok()) return refuse(answer);
    std::vector<CartLine> lines;
    for (const auto& value : answer.body[QLatin1String("seats")].toArray()) {
        const QJsonObject seat = value.toObject();
        CartLine line;
        line.seat = seat[QLatin1String("label")].toString();
        line.category = seat[QLatin1String("category")].toString();
        line.price_minor = seat[QLatin1String("price_minor")].toInteger();
        const auto known = std::ranges::find(cart_.lines(), line.seat, &CartLine::seat);
        if (known != cart_.lines().end()) {
            line = *known;
        } else if (const auto* of = category(line.category); of && !of->ticket_types.empty()) {
            line.ticket_type = QString::fromStdString(of->ticket_types.front().slug);
        }
        lines.push_back(line);
    }
    const QString hold = answer.body[QLatin1String("hold")].toString();
    const auto until = paper::readTime(answer.body[QLatin1String("expires_at")]);
    cart_.grant(answer.body[QLatin1String("event")].toString(),
                answer.body[QLatin1String("currency")].toString(), hold, std::move(lines),
                until.value_or(0));
    giveBack(cart_.was());
    for (std::size_t i = 0; i < asked_types_.size() && i < cart_.lines().size(); ++i) {
        setType(cart_.lines()[i].seat, asked_types_[i]);
    }
    asked_types_.clear();
    keep();
    priceAnew();
    Q_EMIT granted();
}

void SellDesk::refuse(const host::Answer& answer) {
    asked_types_.clear();
    cart_.refuse();
    QStringList lost;
    for (const auto& seat : answer.body[QLatin1String("seats")].toArray()) lost << seat.toString();
    if (seatsAreGone(answer)) {
        cart_.lapse(cart_.expiresAt());
        keep();
    }
    if (unanswered(answer)) lookAfterHold();
    Q_EMIT changed();
    Q_EMIT refused(answer.message(), lost, insteadOf(lost));
}

void SellDesk::lookAfterHold() {
    if (cart_.phase() != Cart::Phase::held) return;
    client_.get(holdTarget(cart_.hold()), this, [this](const host::Answer& answer) {
        if (answer.ok() && cart_.ask()) take(answer);
    });
}

QStringList SellDesk::insteadOf(const QStringList& lost) const {
    if (lost.isEmpty() || !event_ || !states_) return {};
    const board::SeatPlan& plan = event_->plan();
    std::vector<core::SeatNo> wanted;
    for (const QString& label : lost) {
        if (const auto seat = plan.find(label.toStdString())) wanted.push_back(*seat);
    }
    // The map may be a moment behind: what was just refused is not there, whatever it shows.
    const auto& board = event_->board();
    const auto* counter = event_->info()->channel(counter_channel);
    const States free = [&](core::SeatNo seat) {
        const bool gone = std::ranges::find(wanted, seat) != wanted.end();
        const bool ours = counter == nullptr || board.sells(seat, counter->channel_no);
        return gone || !ours ? board::SeatState::sold : states_(seat);
    };
    const auto category = [&board](core::SeatNo seat) { return board.category(seat); };
    QStringList out;
    for (const core::SeatNo seat : nearestAlternative(plan, free, category, wanted)) {
        const auto label = plan.label(seat);
        out << QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
    }
    return out;
}

void SellDesk::giveBack(const QString& hold) {
    if (hold.isEmpty()) return;
    client_.del(holdTarget(hold), this, [](const host::Answer&) {});
}

void SellDesk::release() {
    const QString hold = cart_.hold();
    if (!cart_.release()) return;
    giveBack(hold);
    buyer_ = {};
    till_.begin(0);
    keep();
    Q_EMIT changed();
}

void SellDesk::setType(const QString& seat, const QString& type) {
    const auto line = std::ranges::find(cart_.lines(), seat, &CartLine::seat);
    if (line == cart_.lines().end()) return;
    const auto* of = category(line->category);
    if (of == nullptr) return;
    const auto known =
        std::ranges::find(of->ticket_types, type.toStdString(), &board::TicketType::slug);
    if (known == of->ticket_types.end()) return;
    if (cart_.setType(seat, type, known->price_minor)) priceAnew();
}

void SellDesk::nextType() {
    const auto lines = cart_.lines();
    for (const CartLine& line : lines) {
        const auto* of = category(line.category);
        if (of == nullptr || of->ticket_types.empty()) continue;
        const auto at = std::ranges::find(of->ticket_types, line.ticket_type.toStdString(),
                                          &board::TicketType::slug);
        const auto next = at == of->ticket_types.end() || at + 1 == of->ticket_types.end()
                              ? of->ticket_types.begin()
                              : at + 1;
        setType(line.seat, QString::fromStdString(next->slug));
    }
}

void SellDesk::priceAnew() {
    if (cart_.phase() != Cart::Phase::sold) till_.setDue(cart_.total() + fees());
    Q_EMIT changed();
}

}  // namespace seatlock::ui::boxoffice
