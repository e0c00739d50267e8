#include "tests/support/papersale.h"

#include <algorithm>

namespace seatlock::tests {

using core::Micros;
using core::SeatNo;
using simulator::Outcome;

namespace {

store::BookSeat bookSeat(SeatNo number, std::int32_t version) {
    store::BookSeat seat;
    seat.seat = number;
    seat.version = version;
    return seat;
}

/// Answered a tenth of a second later.
Outcome answered(std::int64_t buyer, Outcome::End end, const PaperSale::Seats& seats, Micros at) {
    Outcome outcome;
    outcome.buyer = buyer;
    outcome.end = end;
    outcome.status = end == Outcome::End::ok ? 201 : 409;
    outcome.intended = outcome.sent = at;
    outcome.answered = at + PaperSale::second / 10;
    outcome.seats = seats;
    outcome.quantity = static_cast<std::int32_t>(seats.size());
    return outcome;
}

}  // namespace

PaperSale::PaperSale(SeatNo seats) {
    for (SeatNo seat = 0; seat < seats; ++seat) {
        if (seat % 10 == 0) plan.rows.push_back({seat, {}});
        plan.rows.back().labels.push_back(std::to_string(seat / 10 + 1) + "-" +
                                          std::to_string(seat % 10 + 1));
        books.seats.push_back(bookSeat(seat, 0));
    }
    books.now = epoch + 5 * second;
}

std::string PaperSale::note(std::int64_t buyer, const Seats& seats, Micros at) {
    const std::string token = "hold-" + std::to_string(++holds_);
    const Micros made = epoch + at + second / 20;
    books.holds.push_back({token, 'a', seats, made, made + hold_life});
    outcomes.push_back(answered(buyer, Outcome::End::ok, seats, at));
    outcomes.back().hold = token;
    return token;
}

std::string PaperSale::hold(std::int64_t buyer, const Seats& seats, Micros at) {
    const auto token = note(buyer, seats, at);
    for (const SeatNo number : seats)
        change(number, 'h', 'h', token, books.holds.back().created_at);
    return token;
}

std::string PaperSale::overwrite(std::int64_t buyer, const Seats& seats, Micros at) {
    const auto token = note(buyer, seats, at);
    for (const SeatNo number : seats) {
        write(number, 'a', std::max(1, seat(number).version), 'h', 'h', token,
              books.holds.back().created_at);
    }
    return token;
}

std::string PaperSale::pay(std::int64_t buyer, const std::string& hold, Micros at) {
    auto& held = bookHold(hold);
    held.state = 'c';
    const std::string order = "order-of-" + hold;
    books.orders.push_back({order, hold, held.seats});
    for (const SeatNo number : held.seats) {
        change(number, 's', 'c', hold, epoch + at + second / 20);
        seat(number).order = order;
    }
    outcomes.push_back(answered(buyer, Outcome::End::ok, held.seats, at));
    outcomes.back().kind = Outcome::Kind::order;
    outcomes.back().hold = hold;
    return order;
}

void PaperSale::giveBack(const std::string& hold, Micros at) {
    bookHold(hold).state = 'r';
    for (const SeatNo number : bookHold(hold).seats) change(number, 'a', 'r', hold, epoch + at);
}

void PaperSale::refuse(std::int64_t buyer, const Seats& seats, Micros at) {
    outcomes.push_back(answered(buyer, Outcome::End::refused, seats, at));
    outcomes.back().problem = "seat-unavailable";
}

store::BookHold& PaperSale::bookHold(const std::string& token) {
    return *std::find_if(books.holds.rbegin(), books.holds.rend(),
                         [&](const store::BookHold& hold) { return hold.hold == token; });
}

Outcome& PaperSale::answer(std::int64_t buyer) {
    return *std::find_if(outcomes.rbegin(), outcomes.rend(),
                         [&](const Outcome& outcome) { return outcome.buyer == buyer; });
}

void PaperSale::forget(const std::string& hold) {
    for (const SeatNo number : bookHold(hold).seats) {
        seat(number) = bookSeat(number, seat(number).version - 1);
    }
    std::erase_if(books.history, [&](const auto& entry) { return entry.hold == hold; });
    std::erase_if(books.holds, [&](const auto& held) { return held.hold == hold; });
}

void PaperSale::change(SeatNo number, char to, char reason, const std::string& hold, Micros at) {
    write(number, seat(number).state, seat(number).version + 1, to, reason, hold, at);
}

void PaperSale::write(SeatNo number, char from, std::int32_t version, char to, char reason,
                      const std::string& hold, Micros at) {
    store::BookEntry entry{number, version, from, to, reason, hold, at};
    const auto after = std::ranges::upper_bound(
        books.history, std::pair(number, version), {},
        [](const store::BookEntry& other) { return std::pair(other.seat, other.version); });
    books.history.insert(after, std::move(entry));
    seat(number) = bookSeat(number, version);
    seat(number).state = to;
    if (to != 'a') seat(number).hold = hold;
    if (to == 'h') seat(number).hold_expires_at = bookHold(hold).expires_at;
}

}  // namespace seatlock::tests
