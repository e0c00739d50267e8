#include "engine/demo/install.h"

#include "engine/demo/arena.h"
#include "engine/demo/plain.h"
#include "engine/demo/theatre.h"

namespace seatlock::demo {

std::string slugOf(const Choice& choice) {
    switch (choice.kind) {
        case Choice::Kind::theatre:
            return "demo-theatre";
        case Choice::Kind::arena:
            return "demo-arena";
        case Choice::Kind::plain:
            break;
    }
    return "plain-" + std::to_string(choice.plain_seats);
}

core::Result<DemoEvent> layout(const Choice& choice, core::Micros now) {
    switch (choice.kind) {
        case Choice::Kind::theatre:
            return theatre(now);
        case Choice::Kind::arena:
            return arena(now);
        case Choice::Kind::plain:
            break;
    }
    return plain(choice.plain_seats, now);
}

core::Result<store::CreatedEvent> install(pool::Connection& connection, const Choice& choice,
                                          const core::Clock& clock, core::Random& random,
                                          const config::Limits& limits) {
    store::ChartStore store(connection, random, limits);
    // Looked up first: a million seats need not be laid out to find that they are there.
    const auto there = store.findEvent(slugOf(choice));
    if (!there) return there.error();
    if (*there) return **there;
    const auto demo = layout(choice, clock.wall());
    if (!demo) return demo.error();
    return store.createEvent(demo->venue, demo->chart, demo->event);
}

}  // namespace seatlock::demo
