#include "engine/store/holdrows.h"

#include "engine/store/statement.h"

namespace seatlock::store {

namespace {
constexpr Statement lock_hold{"lock_hold", R"(
select from hold where event_id = $1::int8 and hold_id = $2::uuid for update)"};

constexpr Statement read_seats{"read_seats", R"(
select seat_no, state, version, coalesce((extract(epoch from hold_expires_at) * 1000000)::int8, 0),
    category_no, coalesce(channel_no, -1)
from event_seat where event_id = $1::int8 and seat_no = any($2::int4[]))"};
}  // namespace

void lockHold(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
              core::HoldId hold) {
    // A statement of its own, so that what is read next is from a snapshot after the lock.
    run(connection, tx, lock_hold, event.value, binary(hold));
}

HoldRow holdRow(const pqxx::row& row) {
    HoldRow hold;
    hold.id = uuid<core::HoldId>(row[0]);
    hold.state = text(row[1])[0];
    hold.channel_no = integer<std::int16_t>(row[2]);
    hold.buyer_key = unhex(text(row[3]));
    hold.seats = seatNumbers(text(row[4]));
    hold.created_at = integer<core::Micros>(row[5]);
    hold.expires_at = integer<core::Micros>(row[6]);
    hold.expires_max_at = integer<core::Micros>(row[7]);
    hold.now = integer<core::Micros>(row[8]);
    return hold;
}

std::vector<board::SeatFact> facts(const pqxx::result& rows) {
    std::vector<board::SeatFact> out;
    out.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto& row : rows) {
        const auto state = board::stateOf(text(row[1])[0]);
        if (!state) throw std::runtime_error("unknown seat state in a result");
        out.push_back({integer<core::SeatNo>(row[0]), *state, integer<std::int32_t>(row[2]),
                       board::expirySeconds(integer<core::Micros>(row[3]))});
        if (row.size() < 6) continue;
        out.back().category = integer<std::int16_t>(row[4]);
        out.back().channel = integer<std::int16_t>(row[5]);
    }
    return out;
}

std::vector<board::SeatFact> seatFacts(pool::Connection& connection, pqxx::transaction_base& tx,
                                       core::EventId event,
                                       const std::vector<core::SeatNo>& seats) {
    return facts(run(connection, tx, read_seats, event.value, seatArray(seats)));
}

pqxx::binarystring seatArray(const std::vector<core::SeatNo>& seats) {
    auto array = BinaryArray::int4();
    for (const core::SeatNo seat : seats) array.add(seat);
    return array.parameter();
}

std::vector<core::SeatNo> seatNumbers(std::string_view array) {
    std::vector<core::SeatNo> out;
    const char* at = array.data() + 1;
    const char* end = array.data() + array.size();
    while (at < end && *at != '}') {
        core::SeatNo seat = 0;
        at = std::from_chars(at, end, seat).ptr + 1;
        out.push_back(seat);
    }
    return out;
}

std::string hex(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        out += digits[static_cast<unsigned char>(byte) >> 4];
        out += digits[static_cast<unsigned char>(byte) & 15];
    }
    return out;
}

std::string unhex(std::string_view hex) {
    std::string out;
    out.reserve(hex.size() / 2);
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        out += static_cast<char>(value);
    }
    return out;
}

}  // namespace seatlock::store
