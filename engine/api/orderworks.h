// What each request of staff does to an order. Made on listener threads, run on workers.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/core/result.h"
#include "engine/http/request.h"
#include "engine/store/orderedit.h"

#include <functional>
#include <string_view>

namespace seatlock::api {

/// Within an edit of an order of that event; several times when a connection is lost.
using OrderWork =
    std::function<core::Result<core::Done>(store::OrderEditing&, const board::EventBoard&)>;

// Errors: what is wrong with the body.
core::Result<OrderWork> paymentWork(const http::Request& request);
core::Result<OrderWork> cancelWork(const http::Request& request);
core::Result<OrderWork> refundWork(const http::Request& request);
core::Result<OrderWork> buyerWork(const http::Request& request);
core::Result<OrderWork> reseatWork(const http::Request& request, std::string_view item);

}  // namespace seatlock::api
