// The states of an order and the changes between them. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seatlock::sales {

/// Stored as one letter in orders.state. Open and paid orders own their seats.
enum class OrderState : std::uint8_t { open, paid, cancelled };

enum class OrderAction : std::uint8_t {
    pay,        ///< a payment is settled
    refund,     ///< money is given back
    change,     ///< seats are moved or given up, the buyer is renamed
    cancel,     ///< all seats are given up
    lapse,      ///< the deadline of what is owed has passed
    reinstate,  ///< a payment came after the deadline, and the seats were still free
};

constexpr char letter(OrderState state) {
    return "opc"[static_cast<int>(state)];
}
/// "open", "paid", "cancelled".
std::string_view name(OrderState state);
std::optional<OrderState> orderStateOf(char letter);
std::optional<OrderState> orderStateNamed(std::string_view name);

/// What an order becomes, or nothing where that may not be. `owes`: something is owed after it.
/// `lapsed`: it was cancelled by its deadline, which alone can be undone.
constexpr std::optional<OrderState> next(OrderState from, OrderAction action, bool owes,
                                         bool lapsed) {
    const OrderState settled = owes ? OrderState::open : OrderState::paid;
    switch (action) {
        case OrderAction::pay:
            if (from == OrderState::open) return settled;
            return std::nullopt;
        case OrderAction::refund:
            return from == OrderState::cancelled ? from : settled;
        case OrderAction::change:
            if (from == OrderState::cancelled) return std::nullopt;
            return settled;
        case OrderAction::cancel:
            if (from == OrderState::cancelled) return std::nullopt;
            return OrderState::cancelled;
        case OrderAction::lapse:
            if (from == OrderState::open) return OrderState::cancelled;
            return std::nullopt;
        case OrderAction::reinstate:
            if (from == OrderState::cancelled && lapsed) return settled;
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace seatlock::sales
