// The words for kinds of decoration in Seatlock's own file format.
#pragma once

namespace seatlock::seating {

/// In the order of DecorationKind.
inline constexpr const char* decoration_kinds[] = {"shape", "stage", "text"};

}  // namespace seatlock::seating
