#include "ui/boxoffice/cart.h"

#include <algorithm>
#include <array>

#include <QJsonArray>

namespace seatlock::ui::boxoffice {

namespace {

constexpr std::array<const char*, Cart::phase_count> phase_names = {
    "empty", "asking", "held", "lapsed", "confirming", "unsure", "sold"};

QJsonObject lineJson(const CartLine& line) {
    return {{QStringLiteral("seat"), line.seat},
            {QStringLiteral("category"), line.category},
            {QStringLiteral("ticket_type"), line.ticket_type},
            {QStringLiteral("price_minor"), qint64{line.price_minor}}};
}

}  // namespace

std::int64_t Cart::total() const {
    std::int64_t out = 0;
    for (const CartLine& line : lines_) out += line.price_minor;
    return out;
}

void Cart::clear() {
    *this = {};
}

bool Cart::ask() {
    switch (phase_) {
        case Phase::lapsed:
        case Phase::sold:
            clear();
            break;
        case Phase::empty:
        case Phase::held:
            break;
        default:
            return false;
    }
    phase_ = Phase::asking;
    was_.clear();
    return true;
}

bool Cart::grant(const QString& event, const QString& currency, const QString& hold,
                 std::vector<CartLine> lines, core::Micros expires_at) {
    if (phase_ != Phase::asking) return false;
    was_ = hold_ == hold ? QString() : hold_;
    event_ = event;
    currency_ = currency;
    hold_ = hold;
    lines_ = std::move(lines);
    expires_at_ = expires_at;
    phase_ = Phase::held;
    return true;
}

bool Cart::refuse() {
    if (phase_ != Phase::asking) return false;
    phase_ = hold_.isEmpty() ? Phase::empty : Phase::held;
    return true;
}

bool Cart::setType(const QString& seat, const QString& type, std::int64_t price_minor) {
    if (phase_ != Phase::held) return false;
    const auto line = std::ranges::find(lines_, seat, &CartLine::seat);
    if (line == lines_.end()) return false;
    line->ticket_type = type;
    line->price_minor = price_minor;
    return true;
}

bool Cart::extend(core::Micros expires_at) {
    if (phase_ != Phase::held) return false;
    expires_at_ = expires_at;
    return true;
}

bool Cart::lapse(core::Micros now) {
    if (phase_ != Phase::held || now < expires_at_) return false;
    phase_ = Phase::lapsed;
    hold_.clear();
    return true;
}

bool Cart::release() {
    if (phase_ != Phase::held && phase_ != Phase::lapsed) return false;
    clear();
    return true;
}

bool Cart::confirm(const QByteArray& key, const QJsonObject& body) {
    if (phase_ != Phase::held || key.isEmpty()) return false;
    key_ = key;
    body_ = body;
    phase_ = Phase::confirming;
    return true;
}

bool Cart::sell(const QString& order) {
    if (phase_ != Phase::confirming && phase_ != Phase::unsure) return false;
    order_ = order;
    hold_.clear();
    phase_ = Phase::sold;
    return true;
}

bool Cart::reject() {
    if (phase_ != Phase::confirming && phase_ != Phase::unsure) return false;
    key_.clear();
    body_ = {};
    phase_ = Phase::held;
    return true;
}

bool Cart::lose() {
    if (!reject()) return false;
    hold_.clear();
    phase_ = Phase::lapsed;
    return true;
}

bool Cart::doubt() {
    if (phase_ != Phase::confirming) return false;
    phase_ = Phase::unsure;
    return true;
}

bool Cart::retry() {
    if (phase_ != Phase::unsure) return false;
    phase_ = Phase::confirming;
    return true;
}

bool Cart::next() {
    if (phase_ != Phase::sold) return false;
    clear();
    return true;
}

QJsonObject Cart::json() const {
    QJsonArray lines;
    for (const CartLine& line : lines_) lines.append(lineJson(line));
    return {{QStringLiteral("version"), 1},
            {QStringLiteral("phase"),
             QString::fromLatin1(phase_names[static_cast<std::size_t>(phase_)])},
            {QStringLiteral("event"), event_},
            {QStringLiteral("currency"), currency_},
            {QStringLiteral("hold"), hold_},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("expires_at"), qint64{expires_at_}},
            {QStringLiteral("key"), QString::fromLatin1(key_)},
            {QStringLiteral("body"), body_},
            {QStringLiteral("order"), order_}};
}

std::optional<Cart> Cart::fromJson(const QJsonObject& json) {
    const auto text = [&json](const char* name) { return json[QLatin1String(name)].toString(); };
    const QByteArray name = text("phase").toLatin1();
    const auto at =
        std::ranges::find_if(phase_names, [&name](const char* one) { return name == one; });
    if (json[QLatin1String("version")].toInt() != 1 || at == phase_names.end()) return std::nullopt;
    Cart out;
    out.event_ = text("event");
    out.currency_ = text("currency");
    out.hold_ = text("hold");
    out.expires_at_ = json[QLatin1String("expires_at")].toInteger();
    out.key_ = text("key").toLatin1();
    out.body_ = json[QLatin1String("body")].toObject();
    out.order_ = text("order");
    for (const auto& value : json[QLatin1String("lines")].toArray()) {
        const QJsonObject line = value.toObject();
        out.lines_.push_back({line[QLatin1String("seat")].toString(),
                              line[QLatin1String("category")].toString(),
                              line[QLatin1String("ticket_type")].toString(),
                              line[QLatin1String("price_minor")].toInteger()});
    }
    out.phase_ = static_cast<Phase>(at - phase_names.begin());
    if (out.phase_ == Phase::asking) {
        out.phase_ = out.hold_.isEmpty() ? Phase::empty : Phase::held;
    }
    if (out.phase_ == Phase::confirming) out.phase_ = Phase::unsure;
    const bool whole = (out.phase_ == Phase::held) <= !out.hold_.isEmpty() &&
                       (out.phase_ == Phase::unsure) <= !out.key_.isEmpty() &&
                       (out.phase_ == Phase::sold) <= !out.order_.isEmpty();
    if (!whole) return std::nullopt;
    return out;
}

}  // namespace seatlock::ui::boxoffice
