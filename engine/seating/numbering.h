// How rows are named and seats numbered. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::seating {

enum class RowStyle { letters, numbers };

struct RowNumbering {
    RowStyle style = RowStyle::letters;
    int first = 1;           ///< of the row it starts with; with letters 1 is A and 27 is AA
    bool skip_io = true;     ///< letters only: no I and no O, which look like 1 and 0
    bool from_back = false;  ///< the row farthest from the stage is the first
    std::string prefix;      ///< before each: "BAL" makes "BALA"
    bool operator==(const RowNumbering&) const = default;
};

enum class SeatOrder {
    left_to_right,
    right_to_left,
    centre_out,  ///< 1 in the middle, then left and right in turn
    odd_left,    ///< odd numbers from the centre to the left, even ones to the right
    odd_right,   ///< odd numbers from the centre to the right, even ones to the left
};

/// Left and right as one looks at the plan with the stage at the top.
struct SeatNumbering {
    SeatOrder order = SeatOrder::left_to_right;
    int first = 1;  ///< of the split orders the smallest number, whichever side has it
    int step = 1;   ///< 2 from an odd `first`: odd numbers only
    bool operator==(const SeatNumbering&) const = default;
};

/// "A", …, "Z", "AA", … for 1, 2, …; "" for a number below 1.
std::string letters(int number, bool skip_io);
/// The reverse: 1 for "A". 0 when it is not such letters (or has an I or O that is skipped).
int lettersNumber(const std::string& text, bool skip_io);

/// Names of `rows` rows, the one next to the stage first.
std::vector<std::string> rowNames(const RowNumbering& numbering, int rows);

/// Numbers of `seats` seats, the leftmost first; all different.
std::vector<int> seatNumbers(const SeatNumbering& numbering, int seats);

}  // namespace seatlock::seating
