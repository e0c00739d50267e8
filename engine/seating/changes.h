// Changes to what is selected in a chart. Pure: they change the chart they are given. Selections
// must be tidied(). Any thread, one at a time a chart.
//
// A section of which all seats are moved or turned keeps its block shape; one of which some are,
// or whose seats are changed singly, forgets it.
#pragma once

#include "engine/seating/selection.h"

namespace seatlock::seating {

enum class Axis { horizontal, vertical };
enum class Edge { left, right, top, bottom, centre_x, centre_y };
enum class SeatFlag { accessible, companion, obstructed };

void moveBy(Chart& chart, const Selection& selection, double dx, double dy);

/// Clockwise on the screen.
void rotateAbout(Chart& chart, const Selection& selection, Point pivot, double degrees);

/// horizontal: left and right are swapped about x = `at`; vertical: top and bottom about y = `at`.
/// Seats keep their numbers.
void mirror(Chart& chart, const Selection& selection, Axis axis, double at);

/// Moves each of unitsOf() so that its edge, or centre, is that of the whole selection.
void align(Chart& chart, const Selection& selection, Edge edge);

/// Makes the gaps between unitsOf() equal; the outermost two stay. Fewer than three: nothing.
void distribute(Chart& chart, const Selection& selection, Axis axis);

/// Moves each of unitsOf() to the nearest grid point by its upper left corner. grid <= 0: nothing.
void snapToGrid(Chart& chart, const Selection& selection, double grid);
Point snapped(Point point, double grid);

/// The copies, moved by dx, dy, with ids, names and labels of their own: a section selected whole
/// becomes a new section; rows and parts of rows become new rows of their section.
Selection copySelected(Chart& chart, const Selection& selection, double dx, double dy);

/// Rows and sections that lose their last seat go too. Adjacency stays: a gap is a gap.
void removeSelected(Chart& chart, const Selection& selection);

/// The section with everything in it, also when it has no seat to select. False: there is none.
bool removeSection(Chart& chart, ObjectId id);

/// Paints seats and areas. no_category: unpriced.
void setCategory(Chart& chart, const Selection& selection, CategoryNo category);
/// A wheelchair's place is not a companion's too: setting one clears the other.
void setFlag(Chart& chart, const Selection& selection, SeatFlag flag, bool on);

/// Removes a category; what it priced gets `instead`, an index before the removal.
void removeCategory(Chart& chart, CategoryNo category, CategoryNo instead = no_category);

}  // namespace seatlock::seating
