#include "engine/simulator/auditmodel.h"

#include <algorithm>
#include <limits>
#include <map>

namespace seatlock::simulator {

using core::Micros;
using core::SeatNo;

namespace {

constexpr std::size_t named_seats_max = 10;  // of one list in a finding

/// Requests without an answer that may explain a hold, the first sent last; each explains one.
using Unanswered = std::vector<const Outcome*>;

const Outcome* take(Unanswered& requests, Micros latest_sent) {
    if (requests.empty() || requests.back()->sent > latest_sent) return nullptr;
    const Outcome* first = requests.back();
    requests.pop_back();
    return first;
}

void sortForTaking(Unanswered& requests) {
    std::ranges::stable_sort(requests, std::ranges::greater{}, &Outcome::sent);
}

}  // namespace

AuditModel::AuditModel(const std::vector<Outcome>& outcomes, const store::Books& books,
                       const SeatingPlan& plan)
    : outcomes_(outcomes), books_(books) {
    for (const PlanRow& row : plan.rows) {
        SeatNo seat = row.first;
        for (const std::string& label : row.labels) labels_[seat++] = &label;
    }
    readBooks();
    readOutcomes();
    findOffset();
    explain();
}

void AuditModel::readBooks() {
    holds_.reserve(books_.holds.size());
    for (const auto& hold : books_.holds) {
        if (hold.state != 'v') story(hold.hold).book = &hold;
    }
    for (const auto& order : books_.orders) {
        orders_[order.order] = &order;
        story(order.hold).order = &order;
    }
    seats_.reserve(books_.seats.size());
    for (const auto& seat : books_.seats) seats_[seat.seat] = &seat;
}

void AuditModel::readOutcomes() {
    for (const Outcome& outcome : outcomes_) {
        if (isUnknown(outcome)) ++unknown_;
        if (outcome.hold.empty()) continue;
        HoldStory& hold = story(outcome.hold);
        const bool ok = outcome.end == Outcome::End::ok;
        if (outcome.kind == Outcome::Kind::order) {
            if (ok && !hold.paid) hold.paid = &outcome;
            if (isUnknown(outcome)) hold.paid_unanswered = &outcome;
        } else if (ok && !hold.given) {
            hold.given = &outcome;
        } else if (ok && hold.given->buyer != outcome.buyer) {
            hold.given_again = &outcome;
        }
    }
}

// A hold is made after its request was sent and before it was answered, which ties the database's
// clock to the buyers'. Clocks that jumped would leave nothing in between: then what is known is
// the wider of the two.
void AuditModel::findOffset() {
    auto least = std::numeric_limits<Micros>::min();
    auto most = std::numeric_limits<Micros>::max();
    for (const HoldStory& hold : holds_) {
        if (!hold.book || !hold.given) continue;
        least = std::max(least, hold.book->created_at - hold.given->answered);
        most = std::min(most, hold.book->created_at - hold.given->sent);
    }
    if (most == std::numeric_limits<Micros>::max()) return;
    offset_min_ = std::min(least, most);
    offset_max_ = std::max(least, most);
}

void AuditModel::explain() {
    std::map<std::vector<SeatNo>, Unanswered> by_seats;
    std::map<std::size_t, Unanswered> by_quantity;
    for (const Outcome& outcome : outcomes_) {
        if (outcome.kind != Outcome::Kind::hold || !isUnknown(outcome)) continue;
        auto seats = outcome.seats;
        std::ranges::sort(seats);
        (seats.empty() ? by_quantity[static_cast<std::size_t>(outcome.quantity)]
                       : by_seats[std::move(seats)])
            .push_back(&outcome);
    }
    for (auto& [seats, requests] : by_seats) sortForTaking(requests);
    for (auto& [quantity, requests] : by_quantity) sortForTaking(requests);
    const bool timed = offset_min_ != 0 || offset_max_ != 0;
    for (HoldStory& hold : holds_) {
        if (hold.book && !hold.given) {
            const Micros latest =
                timed ? hold.book->created_at - offset_min_ : std::numeric_limits<Micros>::max();
            const auto named = by_seats.find(hold.book->seats);
            if (named != by_seats.end()) hold.unanswered = take(named->second, latest);
            const auto best = by_quantity.find(hold.book->seats.size());
            if (!hold.unanswered && best != by_quantity.end()) {
                hold.unanswered = take(best->second, latest);
            }
            if (hold.unanswered) ++unknown_booked_;
        }
        if (hold.order && !hold.paid && hold.paid_unanswered) ++unknown_booked_;
    }
}

HoldStory& AuditModel::story(std::string_view token) {
    const auto [at, fresh] = by_token_.try_emplace(token, holds_.size());
    if (fresh) holds_.push_back({.token = token});
    return holds_[at->second];
}

const HoldStory* AuditModel::hold(std::string_view token) const {
    const auto found = by_token_.find(token);
    return found == by_token_.end() ? nullptr : &holds_[found->second];
}

const store::BookOrder* AuditModel::order(std::string_view id) const {
    const auto found = orders_.find(id);
    return found == orders_.end() ? nullptr : found->second;
}

const store::BookSeat* AuditModel::seat(SeatNo number) const {
    const auto found = seats_.find(number);
    return found == seats_.end() ? nullptr : found->second;
}

std::span<const store::BookEntry> AuditModel::history(SeatNo seat) const {
    const auto entries =
        std::ranges::equal_range(books_.history, seat, {}, &store::BookEntry::seat);
    return {entries.begin(), entries.end()};
}

bool AuditModel::isUnknown(const Outcome& outcome) {
    return outcome.end == Outcome::End::unknown ||
           (outcome.end == Outcome::End::refused && outcome.problem == "outcome-unknown");
}

std::string AuditModel::seatName(SeatNo seat) const {
    const auto found = labels_.find(seat);
    return found == labels_.end() ? "number " + std::to_string(seat) : *found->second;
}

std::string AuditModel::seatNames(const std::vector<SeatNo>& seats) const {
    if (seats.empty()) return "no seats";
    std::string out = seats.size() == 1 ? "seat " : "seats ";
    for (std::size_t i = 0; i < std::min(seats.size(), named_seats_max); ++i) {
        if (i > 0) out += ", ";
        out += seatName(seats[i]);
    }
    if (seats.size() > named_seats_max) {
        out += " and " + std::to_string(seats.size() - named_seats_max) + " more";
    }
    return out;
}

std::string AuditModel::buyerName(const HoldStory& hold) {
    if (hold.given) return "buyer " + std::to_string(hold.given->buyer);
    if (hold.unanswered) {
        return "buyer " + std::to_string(hold.unanswered->buyer) + ", who got no answer,";
    }
    return "a buyer nobody knows";
}

}  // namespace seatlock::simulator
