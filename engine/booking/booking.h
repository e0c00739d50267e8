// The engine's door for buyers: holds and orders. Any thread; answers come on any thread, once.
#pragma once

#include "engine/board/directory.h"
#include "engine/booking/bookingstats.h"
#include "engine/booking/claimbatcher.h"
#include "engine/booking/doubts.h"
#include "engine/booking/holdrequest.h"
#include "engine/booking/manualprovider.h"
#include "engine/booking/orderrequest.h"
#include "engine/booking/runningkeys.h"
#include "engine/booking/testprovider.h"
#include "engine/config/limits.h"
#include "engine/core/token.h"
#include "engine/pool/pool.h"
#include "engine/store/holdstore.h"
#include "engine/store/orderedit.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace seatlock::booking {

class Booking {
public:
    /// All references must outlive it. start() gives it the pool to submit to.
    Booking(const config::Limits& limits, std::int32_t engine_id, const core::Clock& clock,
            const core::DatabaseClock& database_clock, core::Random& random,
            const board::Directory& directory);

    /// Where the pool of this engine sends its batches.
    pool::BatchHandler& batches() { return batcher_; }
    void start(pool::Pool& pool) { pool_ = &pool; }

    /// Holds the seats named, or the best there are.
    void hold(HoldRequest request);
    void readHold(const core::HoldToken& token, std::unique_ptr<HoldReply> reply,
                  pool::Share share = pool::Share::buyers);
    void extendHold(const core::HoldToken& token, std::unique_ptr<HoldReply> reply,
                    pool::Share share = pool::Share::buyers);
    void dropSeats(const core::HoldToken& token, std::vector<std::string> labels,
                   std::unique_ptr<HoldReply> reply, pool::Share share = pool::Share::buyers);
    /// Takes more seats into the hold, all of them or none.
    void addSeats(const core::HoldToken& token, std::vector<std::string> labels,
                  std::unique_ptr<HoldReply> reply, pool::Share share = pool::Share::buyers);
    void releaseHold(const core::HoldToken& token, std::unique_ptr<HoldReply> reply,
                     pool::Share share = pool::Share::buyers);

    void confirm(OrderRequest request);
    void readOrder(const std::string& code, std::unique_ptr<OrderReply> reply);

    // For whoever has a connection of their own already; these throw what libpqxx throws.

    /// A sale ready to be made, the same in every try. Errors: unknown_hold, unknown_seat,
    /// invalid_body.
    core::Result<PreparedSale> prepare(OrderRequest request) const;
    core::Result<OrderAnswer> confirm(pool::Connection& connection, const PreparedSale& sale,
                                      const OrderRender& render);
    /// Runs the edit and tells the board. `edit` needs neither event nor labels.
    core::Result<OrderAnswer> edit(pool::Connection& connection, const board::EventBoardPtr& event,
                                   store::OrderEdit edit, const OrderRender& render,
                                   const store::EditWork& work);
    /// What edit() makes of an exchange. The answer is the new order. Errors: as store::exchange().
    core::Result<OrderAnswer> exchange(pool::Connection& connection,
                                       const board::EventBoardPtr& from, store::OrderEdit edit,
                                       const PreparedExchange& exchange, const OrderRender& render);
    /// Errors: unknown_seat, invalid_body.
    core::Result<PreparedExchange> prepareExchange(
        const board::EventBoardPtr& to, const std::vector<std::string>& seats,
        const std::map<std::string, std::string>& ticket_types,
        std::vector<sales::PaymentWish> payments) const;
    /// A provider's word on a payment. Errors: unknown_order, unknown_payment.
    core::Result<OrderAnswer> conclude(pool::Connection& connection, const std::string& provider,
                                       const ProviderCallback& callback, const OrderRender& render);
    /// Hears what providers have to tell, and lets them give back what is to be given back.
    void settlePayments(pool::Connection& connection);
    /// Null: there is none of that name here.
    PaymentProvider* provider(std::string_view name);
    /// Takes no money: only there when it is allowed.
    TestProvider& testProvider() { return test_provider_; }
    void allowTestPayments() { test_payments_ = true; }
    std::int32_t engineId() const { return engine_id_; }

    RunningKeys& runningKeys() { return running_; }
    BookingStats& stats() { return stats_; }
    const BookingStats& stats() const { return stats_; }
    Doubts& doubts() { return doubts_; }
    const core::DatabaseClock& databaseClock() const { return database_clock_; }

private:
    using Change =
        std::function<core::Result<store::HoldChange>(pool::Connection&, board::EventBoard&)>;
    void changeHold(const core::HoldToken& token, std::unique_ptr<HoldReply> reply, Change change,
                    pool::Share share);
    void recall(std::unique_ptr<ClaimItem> item, core::Error refusal);
    void beginPayments(const store::OrderRow& order);
    void submit(std::unique_ptr<pool::Job> job, pool::Share share = pool::Share::buyers);

    const config::Limits& limits_;
    const std::int32_t engine_id_;
    const core::Clock& clock_;
    const core::DatabaseClock& database_clock_;
    core::Random& random_;
    const board::Directory& directory_;
    BookingStats stats_;
    Doubts doubts_;
    RunningKeys running_;
    ManualProvider manual_provider_;
    TestProvider test_provider_;
    std::atomic<bool> test_payments_{false};
    ClaimBatcher batcher_;
    pool::Pool* pool_ = nullptr;
};

}  // namespace seatlock::booking
