// What a block of rows is made from, kept with it so that it can be changed later. A plain value.
#pragma once

#include "engine/seating/geometry.h"
#include "engine/seating/numbering.h"

#include <cstdint>
#include <vector>

namespace seatlock::seating {

inline constexpr double usual_seat_pitch_cm = 52;
inline constexpr double usual_row_pitch_cm = 95;

enum class BlockForm {
    straight,
    curved,  ///< arcs around one centre before the front row
    angled,  ///< rows bent at their middle, both wings towards the stage
};

/// A gap after seat `after` (counted from the left, in the front row) or after row `after`.
struct Aisle {
    int after = 1;
    double width = 110;  ///< cm, added to the usual pitch
    bool operator==(const Aisle&) const = default;
};

/// Lengths in centimetres. A fanned block has `growth`, a parallelogram `shear`; both go with
/// every form.
struct BlockShape {
    BlockForm form = BlockForm::straight;
    int rows = 10;
    int seats = 20;     ///< in the front row
    double growth = 0;  ///< seats that each row has more than the one before it
    double seat_pitch = usual_seat_pitch_cm;
    double row_pitch = usual_row_pitch_cm;
    Point front;                    ///< the middle of the front row
    double rotation = 0;            ///< degrees clockwise about `front`; 0: the stage is above
    double radius = 1'500;          ///< curved: of the front row
    double angle = 15;              ///< angled: degrees that each wing is bent by
    double shear = 0;               ///< that each row lies farther right than the one before it
    double stagger = 0;             ///< that every second row lies farther right
    std::vector<Aisle> aisles;      ///< between seats; in longer rows they move out in proportion
    std::vector<Aisle> row_aisles;  ///< between rows
    RowNumbering row_numbering;
    SeatNumbering seat_numbering;
    std::int16_t category = -1;  ///< of the seats it makes
    bool operator==(const BlockShape&) const = default;
};

}  // namespace seatlock::seating
