#include "engine/sales/payment.h"

#include <algorithm>
#include <array>

namespace seatlock::sales {

namespace {
constexpr std::array<std::string_view, 7> methods = {
    "cash", "card", "invoice", "complimentary", "external", "online", "exchange"};
}  // namespace

std::string_view name(Method method) {
    return methods[static_cast<std::size_t>(method)];
}

std::optional<Method> methodNamed(std::string_view name) {
    const auto* at = std::ranges::find(methods, name);
    if (at == methods.end()) return std::nullopt;
    return static_cast<Method>(at - methods.begin());
}

std::string_view name(PaymentState state) {
    static constexpr std::string_view names[] = {"pending", "settled", "failed"};
    return names[static_cast<int>(state)];
}

std::optional<PaymentState> paymentStateOf(char letter) {
    for (const auto state : {PaymentState::pending, PaymentState::settled, PaymentState::failed}) {
        if (sales::letter(state) == letter) return state;
    }
    return std::nullopt;
}

}  // namespace seatlock::sales
