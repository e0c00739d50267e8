// A buyer's wish to buy what they hold, and how it is answered. One owner at a time.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/booking/runningkeys.h"
#include "engine/core/result.h"
#include "engine/core/token.h"
#include "engine/store/orderexchange.h"
#include "engine/store/orderstore.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace seatlock::booking {

struct OrderView {
    board::EventBoardPtr event;
    store::OrderRow order;
};

struct OrderAnswer {
    OrderView order;
    std::optional<store::Replay> replay;
};

/// Receives exactly one answer, on any thread.
class OrderReply {
public:
    virtual ~OrderReply() = default;
    virtual void answer(core::Result<OrderAnswer> answer) = 0;
    /// The reply's body, for the idempotency record that is committed with the order.
    virtual std::string render(const OrderView& order) const = 0;
};

struct OrderRequest {
    core::HoldToken hold;
    std::string buyer_key;  ///< 32 bytes
    std::string buyer_name;
    std::string buyer_email;
    std::map<std::string, std::string> ticket_types;  ///< slug by seat label; the rest: the first
    std::optional<store::IdempotencyKey> key;
    std::optional<store::SaleTerms> terms;  ///< of the box office
    RunningKeys::Run run;
    std::unique_ptr<OrderReply> reply;
};

/// A sale with all that must be the same in every try.
struct PreparedSale {
    board::EventBoardPtr event;
    store::ConfirmRequest confirm;
};

/// The same of an exchange for seats of that event.
struct PreparedExchange {
    board::EventBoardPtr to;
    store::ExchangeWish wish;
};

using OrderRender = std::function<std::string(const OrderView&)>;

}  // namespace seatlock::booking
