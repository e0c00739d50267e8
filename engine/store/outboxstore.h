// What buyers are to be sent, for whoever delivers the house's mail. Worker threads; all throw what
// libpqxx throws.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::store {

enum class MessageState : char { waiting = 'w', sent = 's', failed = 'f' };
std::string_view messageStateName(MessageState state);
std::optional<MessageState> messageStateNamed(std::string_view name);

/// Of an order, by number.
struct OutboxMessage {
    core::OrderId order;
    std::string code;
    std::string event_slug;
    std::string event_name;
    std::int16_t number = 0;
    std::string kind;  ///< "tickets"
    std::string recipient;
    std::string buyer_name;
    std::string actor;  ///< login of whoever asked for it
    MessageState state = MessageState::waiting;
    core::Micros created_at = 0;
    std::optional<core::Micros> settled_at;
    std::string detail;
};

/// Which messages; what has no value does not matter.
struct OutboxQuery {
    std::optional<MessageState> state;
    std::optional<std::vector<core::EventId>> among;  ///< only of orders for these events
    /// Only those after it in the list.
    struct Place {
        core::Micros created_at = 0;
        core::OrderId order;
        std::int16_t number = 0;
    };
    std::optional<Place> after;
    int limit = 50;
};

/// The oldest first.
std::vector<OutboxMessage> listMessages(pool::Connection& connection, const OutboxQuery& query);

/// Says what became of a message; one that was sent stays so. Errors: not_found.
core::Result<OutboxMessage> settleMessage(pool::Connection& connection, core::EventId event,
                                          const std::string& code, std::int16_t number,
                                          MessageState state, const std::string& detail);

}  // namespace seatlock::store
