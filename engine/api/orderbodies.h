// What staff send about orders, read strictly. Listener threads.
#pragma once

#include "engine/api/fields.h"
#include "engine/booking/paymentprovider.h"
#include "engine/http/request.h"
#include "engine/sales/payment.h"
#include "engine/store/ordermoney.h"
#include "engine/store/orderstore.h"

#include <map>
#include <string>
#include <vector>

namespace seatlock::api {

/// One @ with something on both sides: more would refuse addresses that exist.
bool isEmail(std::string_view text);

inline constexpr int name_bytes_max = 200;
inline constexpr int email_bytes_max = 254;
inline constexpr int slug_bytes_max = 64;

/// A sale at the box office.
struct SaleBody {
    std::string hold;
    std::string buyer_name;
    std::string buyer_email;
    std::map<std::string, std::string> ticket_types;  ///< slug by seat label
    store::SaleTerms terms;                           ///< without the seller
};
/// Errors: those of jsonBody(), invalid_body.
core::Result<SaleBody> parseSale(const http::Request& request);

core::Result<sales::PaymentWish> parsePayment(const http::Request& request);

struct CancelBody {
    std::vector<std::int16_t> items;  ///< empty: all
    std::string reason;
    bool refund = false;  ///< what is owed back is given back at once
    std::optional<sales::Method> method;
};
core::Result<CancelBody> parseCancel(const http::Request& request);
core::Result<store::RefundWish> parseRefund(const http::Request& request);
core::Result<store::BuyerChange> parseBuyer(const http::Request& request);

/// What a provider tells of a payment.
core::Result<booking::ProviderCallback> parseCallback(const http::Request& request);
/// The address to send to; empty: the buyer's own.
core::Result<std::string> parseResend(const http::Request& request);

struct ReseatBody {
    std::string seat;
    bool reprice = false;
};
core::Result<ReseatBody> parseReseat(const http::Request& request);

struct ExchangeBody {
    std::string event;
    std::vector<std::string> seats;
    std::map<std::string, std::string> ticket_types;
    std::vector<sales::PaymentWish> payments;
    bool refund = false;  ///< what is owed back is given back at once
    std::optional<sales::Method> method;
};
core::Result<ExchangeBody> parseExchange(const http::Request& request);

}  // namespace seatlock::api
