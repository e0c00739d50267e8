// A sale at the counter, from the wish for seats to the order: what may happen next, and what is
// so far. Pure: it asks nobody; whoever does tells it the answers. Any thread.
#pragma once

#include "engine/core/clock.h"

#include <cstdint>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace seatlock::ui::boxoffice {

struct CartLine {
    QString seat;
    QString category;     ///< slug
    QString ticket_type;  ///< slug
    std::int64_t price_minor = 0;

    bool operator==(const CartLine&) const = default;
};

class Cart {
public:
    enum class Phase : std::uint8_t {
        empty,
        asking,      ///< seats were asked for; what was held before stays so
        held,        ///< the seats are ours until expiresAt()
        lapsed,      ///< their time ran out; the lines say what they were
        confirming,  ///< the order was sent, and may be in the books
        unsure,      ///< no answer came: only the same order again tells
        sold,
    };
    static constexpr int phase_count = 7;

    Phase phase() const { return phase_; }
    const QString& event() const { return event_; }
    const QString& currency() const { return currency_; }
    const QString& hold() const { return hold_; }
    core::Micros expiresAt() const { return expires_at_; }
    const std::vector<CartLine>& lines() const { return lines_; }
    std::int64_t total() const;
    /// The order's, once sold.
    const QString& order() const { return order_; }
    /// What was sent, and under which key; while confirming or unsure.
    const QByteArray& key() const { return key_; }
    const QJsonObject& body() const { return body_; }

    // Each changes nothing and returns false where it cannot be.

    /// Seats are asked for: in place of those held, or more or fewer of them. When empty, held,
    /// lapsed or sold; what was sold or lapsed is forgotten.
    bool ask();
    /// They are held. `was()` then is the hold that this one replaces, to be given back.
    bool grant(const QString& event, const QString& currency, const QString& hold,
               std::vector<CartLine> lines, core::Micros expires_at);
    /// They are not: as it was before.
    bool refuse();
    /// Of a seat that is held.
    bool setType(const QString& seat, const QString& type, std::int64_t price_minor);
    bool extend(core::Micros expires_at);
    /// When held and the time is over.
    bool lapse(core::Micros now);
    /// Gives all back. When held or lapsed.
    bool release();
    /// `body` goes out as an order under `key`. When held.
    bool confirm(const QByteArray& key, const QJsonObject& body);
    /// There is an answer: an order. While confirming or unsure.
    bool sell(const QString& order);
    /// There is an answer: no order, and the seats are still ours.
    bool reject();
    /// There is an answer: no order, and the seats are gone.
    bool lose();
    /// There is no answer. While confirming.
    bool doubt();
    /// The same is sent again. When unsure.
    bool retry();
    /// The next customer. When sold.
    bool next();

    /// The hold that grant() took the place of; empty: none.
    const QString& was() const { return was_; }

    /// To be kept on disk, and back. Nothing of what is no cart. A cart that was asking or
    /// confirming when it was kept comes back as held or unsure.
    QJsonObject json() const;
    static std::optional<Cart> fromJson(const QJsonObject& json);

    bool operator==(const Cart&) const = default;

private:
    void clear();

    Phase phase_ = Phase::empty;
    QString event_;
    QString currency_;
    QString hold_;
    QString was_;
    std::vector<CartLine> lines_;
    core::Micros expires_at_ = 0;
    QByteArray key_;
    QJsonObject body_;
    QString order_;
};

}  // namespace seatlock::ui::boxoffice
