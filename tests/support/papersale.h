// A sale on paper: outcomes and books that agree, for tests that then spoil one of them. One
// thread.
#pragma once

#include "engine/simulator/outcome.h"
#include "engine/simulator/seatingplan.h"
#include "engine/store/books.h"

#include <string>
#include <vector>

namespace seatlock::tests {

class PaperSale {
public:
    using Seats = std::vector<core::SeatNo>;
    using Outcome = simulator::Outcome;

    static constexpr core::Micros second = 1'000'000;
    static constexpr core::Micros epoch = 1'700'000'000 * second;  ///< when the run began
    static constexpr core::Micros hold_life = 10 * second;

    /// Rows of ten seats, labelled "1-1" and on.
    explicit PaperSale(core::SeatNo seats = 30);

    /// A buyer's hold, answered a tenth of a second after it was sent and made in between. What it
    /// takes over must be free or lapsed: this does not look. The token.
    std::string hold(std::int64_t buyer, const Seats& seats, core::Micros at = second);
    /// As if the seats were free: what a server without locks writes that read them long before.
    std::string overwrite(std::int64_t buyer, const Seats& seats, core::Micros at = second);
    /// The order's id.
    std::string pay(std::int64_t buyer, const std::string& hold, core::Micros at = 2 * second);
    void giveBack(const std::string& hold, core::Micros at);
    void refuse(std::int64_t buyer, const Seats& seats, core::Micros at = second);

    store::BookSeat& seat(core::SeatNo number) {
        return books.seats[static_cast<std::size_t>(number)];
    }
    store::BookHold& bookHold(const std::string& token);
    /// The last answer of this buyer.
    Outcome& answer(std::int64_t buyer);
    /// As if the hold had never been written: not it, nor its last change of each seat.
    void forget(const std::string& hold);

    std::vector<Outcome> outcomes;
    store::Books books;
    simulator::SeatingPlan plan;

private:
    void change(core::SeatNo seat, char to, char reason, const std::string& hold, core::Micros at);
    void write(core::SeatNo seat, char from, std::int32_t version, char to, char reason,
               const std::string& hold, core::Micros at);
    std::string note(std::int64_t buyer, const Seats& seats, core::Micros at);

    int holds_ = 0;
};

}  // namespace seatlock::tests
