// What is paid for a cart, by one way or several, and whether that is enough. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QJsonArray>
#include <QString>

namespace seatlock::ui::boxoffice {

enum class Method : std::uint8_t { cash, card, invoice, complimentary };
inline constexpr Method all_methods[] = {Method::cash, Method::card, Method::invoice,
                                         Method::complimentary};

/// As the API names it.
QString methodName(Method method);
std::optional<Method> parseMethod(const QString& name);
/// For people.
QString methodTitle(Method method);

struct Payment {
    Method method = Method::cash;
    std::int64_t amount_minor = 0;    ///< of what is due
    std::int64_t tendered_minor = 0;  ///< cash only: what was handed over, not below the amount
    QString reference;  ///< card: the terminal's; invoice: its number, if there is one
    QString reason;     ///< complimentary: why

    std::int64_t change() const {
        return method == Method::cash ? tendered_minor - amount_minor : 0;
    }
    bool operator==(const Payment&) const = default;
};

class Till {
public:
    /// Why a payment is not taken.
    enum class Refusal { nothing_due, no_amount, too_much, no_reference, no_reason, no_buyer };

    /// Forgets every payment.
    void begin(std::int64_t due_minor);
    /// The cart changed: payments stay as long as they are not more than it costs.
    void setDue(std::int64_t due_minor);

    /// Takes `handed_minor` (nothing: all that is left) by this way. More than is left is change
    /// in cash, and refused otherwise; less leaves a rest for another way. `note`: reference or
    /// reason. `buyer_known`: an invoice needs somebody to send it to.
    std::optional<Refusal> take(Method method, std::optional<std::int64_t> handed_minor,
                                const QString& note, bool buyer_known);
    /// Takes the last payment back.
    void undo();

    std::int64_t due() const { return due_; }
    std::int64_t paid() const;
    std::int64_t left() const { return due_ - paid(); }
    bool complete() const { return left() == 0; }
    std::int64_t change() const;
    const std::vector<Payment>& payments() const { return payments_; }
    /// For the body of an order.
    QJsonArray json() const;

private:
    std::int64_t due_ = 0;
    std::vector<Payment> payments_;
};

/// For people: what is missing and what to do.
QString refusalText(Till::Refusal refusal);

}  // namespace seatlock::ui::boxoffice
