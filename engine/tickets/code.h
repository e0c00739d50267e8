// What stands in a ticket's QR code: what the ticket is for, signed, so that a gate can tell a
// ticket from a forgery without asking anybody. Pure; any thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/tickets/signingkey.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace seatlock::tickets {

struct TicketFacts {
    core::EventId event;
    core::TicketId ticket;
    std::string
        seat;  ///< its label, which is unique in the event: a door needs no chart to name it
    bool operator==(const TicketFacts&) const = default;
};

/// The keys whose signatures count.
using PublicKeys = std::map<KeyNo, PublicKey>;

/// Longer seats are cut off in codes.
inline constexpr std::size_t code_seat_bytes_max = 64;
/// Longer texts are no codes, whatever blanks are in them.
inline constexpr std::size_t code_text_max = 1'024;

/// A version, the key's number, event, ticket and seat, and an Ed25519 signature of all that, in
/// Crockford's base 32: capital letters and digits, some 140 of them, a QR code of 41 × 41 modules
/// at error correction M. The same facts and key give the same code.
std::string sign(const TicketFacts& facts, const SecretKey& key);

/// What a code says, of any case, with blanks and hyphens. Errors: not_a_ticket, with the reason
/// in words: it is no code, of a version or key unknown here, or its signature is not of that key.
core::Result<TicketFacts> verify(std::string_view code, const PublicKeys& keys);

}  // namespace seatlock::tickets
