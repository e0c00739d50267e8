// Makes rows and tables from their parameters. Pure; any thread.
#pragma once

#include "engine/seating/chart.h"

#include <string>
#include <vector>

namespace seatlock::seating {

inline constexpr int block_rows_max = 500;
inline constexpr int block_seats_max = 1'000;  ///< in a row

/// What is wrong with the parameters, told to who set them; empty: nothing.
std::string problemOf(const BlockShape& shape);
std::string problemOf(const RowNumbering& rows, const SeatNumbering& seats);

/// The rows, the one next to the stage first, seats from left to right; positions to a millimetre,
/// the same on every machine. Only when problemOf() is empty.
std::vector<Row> buildRows(const BlockShape& shape);

/// Adds a section of the shape: name made unique, prefix set only where labels would otherwise
/// occur twice.
Section& addBlock(Chart& chart, const BlockShape& shape, const std::string& name);

/// Makes the section's rows anew. Seats that keep row label and number keep their category, flags
/// and own label.
void rebuildBlock(Section& section, const BlockShape& shape);

/// Names the section's rows and numbers their seats anew, wherever they stand: rows in their
/// order, seats by adjacency, reckoned as from left to right. Own labels go. Tables keep their
/// names.
void renumber(Section& section, const RowNumbering& rows, const SeatNumbering& seats);

enum class TableForm { round, rectangular, box };

/// A table with its seats around it, or a box with its seats in it.
struct TableShape {
    TableForm form = TableForm::round;
    int seats = 8;
    Point centre;
    double width = 150;    ///< cm; of a round table its diameter
    double height = 150;   ///< cm; round tables have none
    double rotation = 0;   ///< degrees clockwise
    bool at_ends = false;  ///< rectangular: a seat at each short end too
    bool sold_whole = false;
    CategoryNo category = no_category;
    bool operator==(const TableShape&) const = default;
};

/// What is wrong with the parameters; empty: nothing.
std::string problemOf(const TableShape& shape);

/// Seats are numbered clockwise from the left end of the side next to the stage, in a box row by
/// row. Only when problemOf() is empty.
Row buildTable(const TableShape& shape, std::string label);

}  // namespace seatlock::seating
