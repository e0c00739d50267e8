// A door that judges tickets by itself: from their signatures, a list of revoked ones and its own
// scans, while nobody else can be asked. One thread; no clock of its own.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/tickets/code.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace seatlock::tickets {

enum class Direction : std::uint8_t { in, out };

class OfflineGate {
public:
    enum class Verdict : std::uint8_t {
        valid,
        already_used,  ///< came in before, as far as this door knows
        not_inside,    ///< goes out, but did not come in here: let out all the same
        cancelled,
        other_event,
        not_a_ticket,
    };
    struct Judgement {
        Verdict verdict = Verdict::not_a_ticket;
        std::optional<TicketFacts> facts{};  ///< unless it is not a ticket
        std::string why{};                   ///< in words, when it is not a ticket
        std::string door{};                  ///< already_used: where
        core::Micros at = 0;                 ///< already_used: when
    };

    OfflineGate(core::EventId event, PublicKeys keys) : event_(event), keys_(std::move(keys)) {}

    /// Adds to the list of revoked tickets.
    void revoke(const std::vector<core::TicketId>& tickets);
    /// Tells of a scan that was answered elsewhere, so that it counts here too.
    void note(core::TicketId ticket, Direction direction, const std::string& door, core::Micros at);

    /// Judges a scan and, when it is valid, remembers it.
    Judgement scan(std::string_view code, Direction direction, const std::string& door,
                   core::Micros at);

    core::EventId event() const { return event_; }
    std::size_t revoked() const { return revoked_.size(); }

private:
    struct Last {
        Direction direction = Direction::out;
        std::string door;
        core::Micros at = 0;
    };

    const core::EventId event_;
    const PublicKeys keys_;
    std::unordered_set<core::TicketId> revoked_;
    std::unordered_map<core::TicketId, Last> last_;
};

}  // namespace seatlock::tickets
