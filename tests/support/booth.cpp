#include "tests/support/booth.h"

#include "engine/core/token.h"
#include "engine/demo/plain.h"
#include "engine/store/chartstore.h"
#include "engine/store/migrator.h"
#include "tests/support/waituntil.h"

#include <cstdio>

namespace seatlock::tests {

namespace {

template <class Reply, class Answer, class View>
class Promise final : public Reply {
public:
    void answer(core::Result<Answer> answer) override { promise_.set_value(std::move(answer)); }
    std::string render(const View& view) const override { return textOf(view); }
    std::future<core::Result<Answer>> future() { return promise_.get_future(); }

private:
    static std::string textOf(const booking::HoldView& view) {
        return core::HoldToken{view.event->id(), view.id}.text();
    }
    static std::string textOf(const booking::OrderView& view) { return view.order.code; }

    std::promise<core::Result<Answer>> promise_;
};

using HoldPromise = Promise<booking::HoldReply, booking::HoldAnswer, booking::HoldView>;
using OrderPromise = Promise<booking::OrderReply, booking::OrderAnswer, booking::OrderView>;

std::optional<store::IdempotencyKey> keyOf(const std::string& key, const std::string& body) {
    if (key.empty()) return std::nullopt;
    return store::IdempotencyKey{core::hash32(key), core::hash32(body)};
}

core::Error missing() {
    return {core::ErrorCode::unknown_event, "the test's event is not there", {}, 0};
}

}  // namespace

bool installEvent(const std::string& url, const EventWish& wish) {
    auto opened = pool::Connection::open({url, 5'000, 0, "test-setup"});
    const auto complain = [](const core::Error& error) {
        std::fprintf(stderr, "%s\n", error.detail.c_str());
        return false;
    };
    if (!opened) return complain(opened.error());
    if (const auto done = store::migrate(**opened); !done) return complain(done.error());
    auto plain = demo::plain(wish.seats, core::SystemClock::instance().wall());
    if (!plain) return complain(plain.error());
    plain->event.slug = wish.slug;
    plain->event.hold_s = wish.hold_s;
    plain->event.hold_s_max = 2 * wish.hold_s;
    plain->event.seats_per_buyer_max = wish.seats_per_buyer_max;
    store::ChartStore store(**opened, core::SecureRandom::instance());
    const auto made = store.createEvent(plain->venue, plain->chart, plain->event);
    return made ? true : complain(made.error());
}

Booth::Booth(const std::string& url, BoothOptions options)
    : options_(std::move(options)),
      clock_(core::SystemClock::instance()),
      random_(core::SecureRandom::instance()),
      engine_id_(static_cast<std::int32_t>(1 + random_.below(INT32_MAX - 1))),
      database_clock_(clock_) {
    const auto& limits = options_.limits;
    booking_ = std::make_unique<booking::Booking>(limits, engine_id_, clock_, database_clock_,
                                                  random_, directory_);
    pool_ = std::make_unique<pool::Pool>(limits, url, clock_, random_, booking_->batches());
    booking_->start(*pool_);
    pool_->start();
    feed_ =
        std::make_unique<live::Feed>(limits, options_.feed_url.empty() ? url : options_.feed_url,
                                     engine_id_, clock_, random_, directory_);
    feed_->start();
    ok_ = waitUntil([&] { return feed_->loaded() && pool_->connected(); });
    if (!options_.follow) feed_->stop();
    if (!options_.janitor) return;
    janitor_ = std::make_unique<live::Janitor>(limits, engine_id_, clock_, database_clock_,
                                               directory_, *booking_, *pool_);
    janitor_->start();
}

Booth::~Booth() {
    if (janitor_) janitor_->stop();
    pool_->stop(1'000);
    feed_->stop();
}

std::future<HoldResult> Booth::holdLater(const Wish& wish) {
    auto reply = std::make_unique<HoldPromise>();
    auto future = reply->future();
    booking::HoldRequest request;
    request.event = directory_.find(wish.event);
    if (!request.event) {
        reply->answer(missing());
        return future;
    }
    request.seats = wish.seats;
    request.best = wish.best;
    if (!wish.buyer.empty()) request.buyer_key = core::hash32(wish.buyer);
    request.key = keyOf(wish.key, wish.body);
    if (request.key) {
        auto run = booking_->runningKeys().begin(request.key->key_hash);
        if (!run) {
            reply->answer(core::Error{core::ErrorCode::idempotency_in_progress, "", {}, 1});
            return future;
        }
        request.run = std::move(*run);
    }
    request.reply = std::move(reply);
    booking_->hold(std::move(request));
    return future;
}

HoldResult Booth::read(const core::HoldToken& token) {
    auto reply = std::make_unique<HoldPromise>();
    auto future = reply->future();
    booking_->readHold(token, std::move(reply));
    return future.get();
}

std::future<HoldResult> Booth::extendLater(const core::HoldToken& token) {
    auto reply = std::make_unique<HoldPromise>();
    auto future = reply->future();
    booking_->extendHold(token, std::move(reply));
    return future;
}

HoldResult Booth::drop(const core::HoldToken& token, const std::vector<core::SeatNo>& seats) {
    const auto event = directory_.find(token.event);
    std::vector<std::string> labels;
    for (const auto seat : seats) labels.emplace_back(event->plan().label(seat));
    auto reply = std::make_unique<HoldPromise>();
    auto future = reply->future();
    booking_->dropSeats(token, std::move(labels), std::move(reply));
    return future.get();
}

HoldResult Booth::release(const core::HoldToken& token) {
    auto reply = std::make_unique<HoldPromise>();
    auto future = reply->future();
    booking_->releaseHold(token, std::move(reply));
    return future.get();
}

OrderResult Booth::order(const core::HoldToken& token, const std::string& buyer,
                         const std::string& key) {
    auto reply = std::make_unique<OrderPromise>();
    auto future = reply->future();
    booking::OrderRequest request;
    request.hold = token;
    request.buyer_key = core::hash32(buyer);
    request.buyer_name = buyer;
    request.buyer_email = buyer + "@example.org";
    request.key = keyOf(key, "order");
    request.reply = std::move(reply);
    booking_->confirm(std::move(request));
    return future.get();
}

core::HoldToken Booth::tokenOf(const HoldResult& result) {
    if (result->replay) return core::HoldToken::parse(result->replay->body).value();
    return {result->hold.event->id(), result->hold.id};
}

}  // namespace seatlock::tests
