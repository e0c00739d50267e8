// Ways to pay, and what an order owes. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatlock::sales {

enum class Method : std::uint8_t {
    cash,
    card,           ///< at a terminal; its reference is kept
    invoice,        ///< billed elsewhere
    complimentary,  ///< nobody pays; for a reason
    external,       ///< the shop that sent the order has taken the money
    online,         ///< a provider tells by a callback
    exchange,       ///< what was paid for the order that this one replaces
};

/// "cash": also what the books call it.
std::string_view name(Method method);
std::optional<Method> methodNamed(std::string_view name);
/// What a clerk may record.
constexpr bool isRecorded(Method method) {
    return method <= Method::complimentary;
}

/// Stored as one letter in payment.state and refund.state.
enum class PaymentState : std::uint8_t { pending, settled, failed };

constexpr char letter(PaymentState state) {
    return "psf"[static_cast<int>(state)];
}
std::string_view name(PaymentState state);
std::optional<PaymentState> paymentStateOf(char letter);

/// A payment as a clerk tells it. Money in minor units.
struct PaymentWish {
    Method method = Method::cash;
    std::optional<std::int64_t> amount_minor;    ///< none: all that is owed
    std::optional<std::int64_t> tendered_minor;  ///< cash handed over; the rest is change
    std::string reference;
    std::string reason;
};

/// What an order comes to.
struct Balance {
    std::int64_t total_minor = 0;
    std::int64_t paid_minor = 0;
    std::int64_t refunded_minor = 0;

    /// Negative: to be given back.
    constexpr std::int64_t due() const { return total_minor - paid_minor + refunded_minor; }
    /// The most that can be given back.
    constexpr std::int64_t refundable() const { return paid_minor - refunded_minor; }
    /// Of a refund, the part that is not owed back already: it makes the order cheaper.
    constexpr std::int64_t reductionBy(std::int64_t refund_minor) const {
        const auto owed_back = due() < 0 ? -due() : 0;
        return refund_minor > owed_back ? refund_minor - owed_back : 0;
    }
};

}  // namespace seatlock::sales
