// What buyers saw and what the books say, side by side and indexed for the auditor's rules. Keeps
// references to both; pure after construction; one thread.
#pragma once

#include "engine/simulator/outcome.h"
#include "engine/simulator/seatingplan.h"
#include "engine/store/books.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seatlock::simulator {

/// All that is known of one hold.
struct HoldStory {
    std::string_view token;
    const store::BookHold* book = nullptr;     ///< null: not in the books, or void there
    const Outcome* given = nullptr;            ///< the first 201
    const Outcome* given_again = nullptr;      ///< a 201 of another buyer
    const Outcome* unanswered = nullptr;       ///< without a 201: the request that explains it
    const Outcome* paid = nullptr;             ///< the first 201 for its order
    const Outcome* paid_unanswered = nullptr;  ///< an order that got no answer
    const store::BookOrder* order = nullptr;
};

class AuditModel {
public:
    /// Resolves unknown outcomes by the books: each unexplained hold is given to one request, sent
    /// before, that asked for just these seats or for as many of the best.
    AuditModel(const std::vector<Outcome>& outcomes, const store::Books& books,
               const SeatingPlan& plan);
    AuditModel(const AuditModel&) = delete;
    AuditModel& operator=(const AuditModel&) = delete;

    const std::vector<Outcome>& outcomes() const { return outcomes_; }
    const store::Books& books() const { return books_; }
    /// Those of the books by creation, then those that only buyers know of.
    const std::vector<HoldStory>& holds() const { return holds_; }
    const HoldStory* hold(std::string_view token) const;
    const store::BookOrder* order(std::string_view id) const;
    const store::BookSeat* seat(core::SeatNo number) const;
    /// By version.
    std::span<const store::BookEntry> history(core::SeatNo seat) const;

    /// The outcome was unknown to its buyer, or so was the engine's own.
    static bool isUnknown(const Outcome& outcome);
    std::int64_t unknown() const { return unknown_; }
    std::int64_t unknownBooked() const { return unknown_booked_; }

    /// Book time minus buyers' time is between these; both 0 when nothing tells.
    core::Micros offsetMin() const { return offset_min_; }
    core::Micros offsetMax() const { return offset_max_; }

    /// In words.
    std::string seatName(core::SeatNo seat) const;
    std::string seatNames(const std::vector<core::SeatNo>& seats) const;
    /// "buyer 17", with what makes them hard to find.
    static std::string buyerName(const HoldStory& hold);

private:
    HoldStory& story(std::string_view token);
    void readBooks();
    void readOutcomes();
    void findOffset();
    void explain();

    const std::vector<Outcome>& outcomes_;
    const store::Books& books_;
    std::vector<HoldStory> holds_;
    std::unordered_map<std::string_view, std::size_t> by_token_;
    std::unordered_map<std::string_view, const store::BookOrder*> orders_;
    std::unordered_map<core::SeatNo, const store::BookSeat*> seats_;
    std::unordered_map<core::SeatNo, const std::string*> labels_;
    std::int64_t unknown_ = 0;
    std::int64_t unknown_booked_ = 0;
    core::Micros offset_min_ = 0;
    core::Micros offset_max_ = 0;
};

}  // namespace seatlock::simulator
