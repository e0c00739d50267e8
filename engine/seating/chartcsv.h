// Seats as a table: section,row,seat,x,y,category,flags (RFC 4180, with a header line).
#pragma once

#include "engine/seating/importing.h"

#include <string>
#include <string_view>

namespace seatlock::seating {

/// Centimetres. Columns in any order, known by the header; `category` and `flags` may be missing,
/// others are passed over. Separated by commas, or by semicolons or tabs when the header is so
/// (then 12,5 is a number, too). flags: accessible, companion, obstructed, with | between.
/// Categories are made from their names, sections and rows in order of appearance; a section whose
/// labels occur elsewhere gets its name as prefix. A file has no stage and no standing areas.
Imported chartFromCsv(std::string_view bytes, const ImportOptions& options = {});

/// The seats of all sections; not the standing areas, nor what is only drawn.
std::string toCsv(const Chart& chart);

}  // namespace seatlock::seating
