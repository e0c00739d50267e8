#include "engine/sales/orderstate.h"

namespace seatlock::sales {

std::string_view name(OrderState state) {
    static constexpr std::string_view names[] = {"open", "paid", "cancelled"};
    return names[static_cast<int>(state)];
}

std::optional<OrderState> orderStateOf(char letter) {
    for (const auto state : {OrderState::open, OrderState::paid, OrderState::cancelled}) {
        if (sales::letter(state) == letter) return state;
    }
    return std::nullopt;
}

std::optional<OrderState> orderStateNamed(std::string_view name) {
    for (const auto state : {OrderState::open, OrderState::paid, OrderState::cancelled}) {
        if (sales::name(state) == name) return state;
    }
    return std::nullopt;
}

}  // namespace seatlock::sales
