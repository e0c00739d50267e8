// Two engines that sell from one database at once, against each other and against a model.
#include "engine/core/random.h"
#include "tests/support/booth.h"
#include "tests/support/ledger.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <thread>

#include <QTest>

namespace seatlock::tests {

using core::ErrorCode;

namespace {

/// What the auditor knows of a hold: only what its buyer was told.
struct Told {
    core::HoldToken token;
    std::vector<core::SeatNo> seats;
    core::Micros from = 0;
    core::Micros until = 0;  ///< by the last answer
    bool given_back = false;
    bool in_doubt = false;
    std::string order;
};

/// One buyer with a generator of their own: holds, then does something with the hold.
class Buyer {
public:
    Buyer(std::uint64_t seed, std::array<Booth*, 2> booths, int seats)
        : random_(seed), booths_(booths), seats_(seats) {}

    void act() {
        Booth& booth = *booths_[random_.below(2)];
        if (told_.empty() || random_.below(100) < 50) return hold(booth);
        Told& told = told_[random_.below(told_.size())];
        switch (random_.below(5)) {
            case 0:
                return extend(booth, told);
            case 1:
                return drop(booth, told);
            case 2:
                return release(booth, told);
            case 3:
                return order(booth, told);
            default:
                return read(booth, told);
        }
    }
    const std::vector<Told>& told() const { return told_; }
    const std::string& wrong() const { return wrong_; }

private:
    void hold(Booth& booth) {
        Wish wish;
        if (random_.below(3) == 0) {
            wish.best = booking::BestRequest{};
            wish.best->quantity = static_cast<int>(1 + random_.below(3));
        } else {
            const auto first = static_cast<core::SeatNo>(random_.below(seats_));
            wish.seats = {first};
            const auto second = static_cast<core::SeatNo>(random_.below(seats_));
            if (second != first && random_.below(2) == 0) wish.seats.push_back(second);
        }
        const auto held = booth.hold(wish);
        if (!held)
            return expect(held.error().code, {ErrorCode::seat_unavailable, ErrorCode::contended,
                                              ErrorCode::sold_out, ErrorCode::no_adjacent_block});
        told_.push_back({Booth::tokenOf(held),
                         held->hold.seats,
                         held->hold.created_at,
                         held->hold.expires_at,
                         false,
                         false,
                         {}});
    }
    void extend(Booth& booth, Told& told) {
        const auto longer = booth.extend(told.token);
        if (longer)
            told.until = longer->hold.expires_at;
        else
            expectOver(longer.error().code);
    }
    void drop(Booth& booth, Told& told) {
        if (told.seats.size() < 2) return;
        const auto left = booth.drop(told.token, {told.seats.back()});
        if (!left) return expectOver(left.error().code);
        told.seats.pop_back();
    }
    void release(Booth& booth, Told& told) {
        const auto released = booth.release(told.token);
        if (released)
            told.given_back = true;
        else
            expectOver(released.error().code);
    }
    void order(Booth& booth, Told& told) {
        const auto sold = booth.order(told.token);
        if (!sold) return expectOver(sold.error().code);
        told.order = sold->order.order.code;
        if (sold->order.order.items.size() != told.seats.size()) wrong_ = "sold other seats";
    }
    void read(Booth& booth, Told& told) {
        const auto read = booth.read(told.token);
        if (!read)
            wrong_ = "a hold told of cannot be read";
        else if (!std::ranges::is_permutation(read->hold.seats, told.seats))
            wrong_ = "a hold reads otherwise than told";
    }
    void expectOver(ErrorCode code) {
        expect(code, {ErrorCode::hold_expired, ErrorCode::hold_closed,
                      ErrorCode::hold_extension_spent, ErrorCode::contended});
    }
    void expect(ErrorCode code, std::initializer_list<ErrorCode> expected) {
        if (std::ranges::find(expected, code) == expected.end()) {
            wrong_ = "refused with " + std::string(core::slug(code));
        }
    }

    core::SeededRandom random_;
    std::array<Booth*, 2> booths_;
    std::uint64_t seats_;
    std::vector<Told> told_;
    std::string wrong_;
};

/// Who was told that a seat is theirs while somebody else had been told the same.
std::string overlap(const std::vector<Told>& all) {
    std::map<core::SeatNo, std::vector<const Told*>> by_seat;
    for (const auto& told : all) {
        for (const auto seat : told.seats) by_seat[seat].push_back(&told);
    }
    for (auto& [seat, holds] : by_seat) {
        std::ranges::sort(holds, {}, [](const Told* told) { return told->from; });
        for (std::size_t i = 1; i < holds.size(); ++i) {
            const Told& before = *holds[i - 1];
            if (!before.order.empty() || (!before.given_back && before.until > holds[i]->from)) {
                return "seat " + std::to_string(seat) + " was told to two";
            }
        }
    }
    return {};
}

}  // namespace

class BookingEnginesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void sameSeatManyBuyers();
    void limitHoldsAcrossEngines();
    void sameKeyAcrossEngines();
    void sameHoldSoldOnce();
    void anythingAtRandom();

private:
    void open(const EventWish& wish, BoothOptions options = {});
    std::string sql(const std::string& text) { return server_->value(text, url_); }

    std::unique_ptr<TestCluster> server_;
    std::string url_;
    std::unique_ptr<Booth> a_;
    std::unique_ptr<Booth> b_;
};

void BookingEnginesTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void BookingEnginesTest::init() {
    a_.reset();
    b_.reset();
    url_ = server_->freshDatabase();
}

void BookingEnginesTest::open(const EventWish& wish, BoothOptions options) {
    QVERIFY(installEvent(url_, wish));
    a_ = std::make_unique<Booth>(url_, options);
    b_ = std::make_unique<Booth>(url_, options);
    QVERIFY(a_->ok() && b_->ok());
}

void BookingEnginesTest::sameSeatManyBuyers() {
    open({.seats = 20}, {{}, false});  // neither hears of the other
    for (core::SeatNo seat = 0; seat < 20; ++seat) {
        std::vector<std::future<HoldResult>> all;
        for (int i = 0; i < 25; ++i) {
            for (auto* booth : {a_.get(), b_.get()}) {
                all.push_back(booth->holdLater({.seats = {seat}}));
            }
        }
        int winners = 0;
        for (auto& each : all) {
            const auto result = each.get();
            if (result)
                ++winners;
            else
                QVERIFY(result.error().code == ErrorCode::seat_unavailable ||
                        result.error().code == ErrorCode::contended);
        }
        QCOMPARE(winners, 1);
    }
    QVERIFY(clean(booksProblem(url_)));
}

void BookingEnginesTest::limitHoldsAcrossEngines() {
    open({.seats = 100, .seats_per_buyer_max = 4});
    for (int round = 0; round < 4; ++round) {
        const std::string buyer = "buyer-" + std::to_string(round);
        std::atomic<int> got{0};
        std::atomic<int> wrong{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 12; ++i) {
            threads.emplace_back([&, i] {
                Booth& booth = i % 2 == 0 ? *a_ : *b_;
                const auto seat = static_cast<core::SeatNo>(round * 12 + i);
                HoldResult result = booth.hold(Wish{.seats = {seat}, .buyer = buyer});
                // Contended is an invitation to come again.
                while (!result && result.error().code == ErrorCode::contended) {
                    result = booth.hold(Wish{.seats = {seat}, .buyer = buyer});
                }
                if (result)
                    ++got;
                else if (result.error().code != ErrorCode::limit_reached)
                    ++wrong;
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(got.load(), 4);
    }
    QVERIFY(clean(booksProblem(url_)));
}

void BookingEnginesTest::sameKeyAcrossEngines() {
    open({.seats = 100});
    int replays = 0;
    for (core::SeatNo seat = 0; seat < 100; ++seat) {
        const Wish wish{.seats = {seat}, .key = "key-" + std::to_string(seat)};
        auto first = a_->holdLater(wish);
        auto second = b_->holdLater(wish);
        std::array<HoldResult, 2> results{first.get(), second.get()};
        for (const auto& result : results) {
            // To say that the seat is gone would be a lie: the asker has it.
            QVERIFY2(result || result.error().code == ErrorCode::contended ||
                         result.error().code == ErrorCode::idempotency_in_progress,
                     result ? "" : std::string(core::slug(result.error().code)).c_str());
            if (result && result->replay) ++replays;
        }
        const auto again_a = a_->hold(wish);
        const auto again_b = b_->hold(wish);
        QVERIFY(again_a && again_b);
        QVERIFY(Booth::tokenOf(again_a).hold == Booth::tokenOf(again_b).hold);
        for (const auto& result : results) {
            if (result) QVERIFY(Booth::tokenOf(result).hold == Booth::tokenOf(again_a).hold);
        }
    }
    qInfo("%d of 100 races ended in a replay", replays);
    QCOMPARE(sql("select count(*) from hold"), std::string("100"));
    QVERIFY(clean(booksProblem(url_)));
}

void BookingEnginesTest::sameHoldSoldOnce() {
    open({.seats = 40});
    for (core::SeatNo seat = 0; seat < 40; ++seat) {
        const auto token = Booth::tokenOf(a_->hold(seat));
        auto first = std::async(std::launch::async, [&] { return a_->order(token); });
        auto second = std::async(std::launch::async, [&] { return b_->order(token); });
        auto given = b_->release(token);
        const int sold = (first.get() ? 1 : 0) + (second.get() ? 1 : 0);
        QCOMPARE(sold + (given ? 1 : 0), 1);
    }
    QVERIFY(clean(booksProblem(url_)));
}

void BookingEnginesTest::anythingAtRandom() {
    constexpr int seats = 60;
    constexpr int buyers = 8;
    config::Limits limits;
    limits.sweep_interval_ms = 100;
    open({.seats = seats, .hold_s = 1}, {limits, true, true});
    const auto seed = core::SecureRandom::instance().next64() % 1'000'000;
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    std::vector<std::unique_ptr<Buyer>> all;
    std::vector<std::thread> threads;
    for (int i = 0; i < buyers; ++i) {
        all.push_back(std::make_unique<Buyer>(seed + static_cast<std::uint64_t>(i),
                                              std::array{a_.get(), b_.get()}, seats));
        threads.emplace_back([&buyer = *all.back()] {
            for (int n = 0; n < 150; ++n) buyer.act();
        });
    }
    for (auto& thread : threads) thread.join();
    std::vector<Told> told;
    std::vector<Booked> booked;
    for (const auto& buyer : all) {
        QVERIFY(clean(buyer->wrong()));
        told.insert(told.end(), buyer->told().begin(), buyer->told().end());
    }
    for (const auto& hold : told) {
        Booked success{hold.token.text(), {}, hold.order};
        for (const auto seat : hold.seats) success.seats.push_back(std::to_string(seat + 1));
        booked.push_back(std::move(success));
    }
    qInfo("%zu holds", told.size());
    QVERIFY(clean(overlap(told)));
    QVERIFY(clean(ledgerProblem(url_, booked)));
    QVERIFY(clean(booksProblem(url_)));
    // Both boards come to what the books say.
    QVERIFY(waitUntil([&] {
        const auto sold = sql("select count(*) from event_seat where state = 's'");
        const auto held = sql("select count(*) from event_seat where state = 'h'");
        return std::ranges::all_of(std::array{a_.get(), b_.get()}, [&](const Booth* booth) {
            const auto& board = booth->event()->board();
            return std::to_string(board.count(board::SeatState::sold)) == sold &&
                   std::to_string(board.count(board::SeatState::held)) == held;
        });
    }));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::BookingEnginesTest)
#include "bookingengines.moc"
