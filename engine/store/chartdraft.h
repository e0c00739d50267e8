// A venue's chart as it is drawn or imported, before it has ids. A plain value; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::store {

struct SeatDraft {
    std::string label;     ///< what a ticket shows, unique in the chart: "A-12"
    std::string row_seat;  ///< unique in its row: "12"
    std::int32_t adjacency = 0;  ///< neighbours differ by one; an aisle leaves a number out
    float x = 0;
    float y = 0;
    bool accessible = false;
    bool companion = false;
    bool obstructed = false;
    std::int16_t category_no = 0;  ///< index in EventDraft::categories
};

struct RowDraft {
    std::string label;
    std::vector<SeatDraft> seats;  ///< in order of adjacency
};

struct SectionDraft {
    std::string name;
    bool general_admission = false;
    std::vector<RowDraft> rows;  ///< a general-admission area is one row of places
};

/// Coordinates in centimetres, y growing away from the stage.
struct ChartDraft {
    std::string name;
    float width = 0;
    float height = 0;
    float focal_x = 0;
    float focal_y = 0;
    std::vector<SectionDraft> sections;
};

}  // namespace seatlock::store
