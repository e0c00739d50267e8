// The difference between two states of a chart, to go from one to the other and back: keeps only
// the sections that differ, so that a long history of a large chart stays small. A plain value.
#pragma once

#include "engine/seating/chart.h"

#include <vector>

namespace seatlock::ui::designer {

class ChartChange {
public:
    static ChartChange between(const seating::Chart& before, const seating::Chart& after);

    bool empty() const { return empty_; }
    /// `chart` must be in the state before.
    void redo(seating::Chart& chart) const { go(chart, after_); }
    /// `chart` must be in the state after.
    void undo(seating::Chart& chart) const { go(chart, before_); }
    /// This change and the one that came next, as one.
    ChartChange then(const ChartChange& next) const;

private:
    struct Side {
        seating::Chart rest;  ///< without its sections
        std::vector<seating::ObjectId> order;
        std::vector<seating::Section> sections;  ///< that are not the same on the other side
    };

    static void go(seating::Chart& chart, const Side& to);

    Side before_;
    Side after_;
    bool empty_ = true;
};

}  // namespace seatlock::ui::designer
