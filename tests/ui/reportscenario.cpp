#include "tests/ui/reportscenario.h"

#include "engine/demo/install.h"
#include "engine/store/migrator.h"

namespace seatlock::tests {

namespace {

core::Result<core::Done> install(const std::string& url) {
    auto opened = pool::Connection::open({url, 5'000, 0, "test-setup"});
    if (!opened) return opened.error();
    if (auto done = store::migrate(**opened); !done) return done.error();
    for (const auto kind : {demo::Choice::Kind::theatre, demo::Choice::Kind::arena}) {
        const auto made = demo::install(**opened, {kind, 0}, core::SystemClock::instance(),
                                        core::SecureRandom::instance());
        if (!made) return made.error();
    }
    return core::Done{};
}

constexpr const char* buyers[] = {"Ada Lovelace", "Grace Hopper", "Edsger Dijkstra",
                                  "Barbara Liskov", "Jim Gray"};

/// A buyer may have a few seats only, so each is another.
std::string buyerOf(core::SeededRandom& random, int number) {
    return buyers[random.below(std::size(buyers))] + (" " + std::to_string(number));
}

}  // namespace

ReportScenario::ReportScenario(TestCluster& server) : server_(server) {
    url_ = server_.freshDatabase();
    if (const auto done = install(url_); !done) {
        error_ = done.error().detail;
        return;
    }
    booth_ = std::make_unique<Booth>(url_);
    if (!booth_->ok()) error_ = "the booth did not open";
    reader_ = std::make_unique<ui::reader::Reader>();
    reader_->open(url_, booth_->limits());
}

ReportScenario::~ReportScenario() = default;

bool ReportScenario::sell(const std::string& slug, int seats, std::uint64_t seed) {
    core::SeededRandom random(seed);
    int taken = 0;
    while (taken < seats) {
        const auto wanted = 1 + static_cast<int>(random.below(5));
        booking::BestRequest best;
        best.quantity = wanted;
        Wish wish;
        wish.best = best;
        wish.event = slug;
        const auto held = booth_->hold(wish);
        if (!held) {
            error_ = held.error().detail;
            return false;
        }
        taken += wanted;
        const auto fate = random.below(10);
        const auto token = Booth::tokenOf(held);
        if (fate == 0) {
            const auto freed = booth_->release(token);
            if (!freed) error_ = freed.error().detail;
        } else if (fate > 2) {
            const auto bought = booth_->order(token, buyerOf(random, taken));
            if (!bought) error_ = bought.error().detail;
        }
        if (!ok()) return false;
    }
    return true;
}

bool ReportScenario::spread(int minutes) {
    // Places of transactions in their order, squared: slower and slower.
    const std::string length = std::to_string(minutes) + " * interval '1 minute'";
    return exec(
        "with place as (select xid, percent_rank() over (order by xid) as part from "
        "(select distinct xid from seat_history) x) update seat_history h set at = now() - " +
        length + " * (1 - p.part * p.part) from place p where p.xid = h.xid");
}

monitor::Snapshot ReportScenario::snapshot() {
    const auto& clock = core::SystemClock::instance();
    monitor::Snapshot out;
    out.steady = clock.steady();
    out.wall = clock.wall();
    out.serving = out.database_connected = true;
    out.pool = booth_->pool().stats();
    for (const auto& event : booth_->directory().all()) {
        const auto info = event->info();
        const auto& board = event->board();
        const auto count = [&board](board::SeatState state) { return board.count(state); };
        out.events.push_back({event->id(), info->slug, info->name, info->venue, info->time_zone,
                              info->currency, info->status, info->starts_at, true,
                              event->plan().size(), count(board::SeatState::available),
                              count(board::SeatState::held), count(board::SeatState::sold),
                              count(board::SeatState::blocked)});
    }
    return out;
}

}  // namespace seatlock::tests
