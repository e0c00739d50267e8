// Seatlock's own file format: everything a chart has, and nothing is lost either way.
//
//   {"format": "seatlock-chart", "version": 1, "name": …, "size": {"width": …, "height": …},
//    "focal_point": {"x": …, "y": …}, "categories": [{"slug": …, "name": …, "color": …}],
//    "sections": [{"id": …, "name": …, "prefix": …, "block": {…}, "rows": [{"label": …,
//      "table": {…}, "seats": [{"number": …, "x": …, "y": …, "category": slug, …}]}]}],
//    "areas": […], "decorations": […], "background": {…}, "next_id": …}
//
// Centimetres, y away from the stage. Left out: what is empty, false or as usual (a seat's
// adjacency when it is one more than that of the seat before).
#pragma once

#include "engine/seating/importing.h"

#include <string>
#include <string_view>

#include <QJsonObject>

namespace seatlock::seating {

inline constexpr std::string_view chart_format = "seatlock-chart";
inline constexpr int chart_format_version = 1;

/// One line of UTF-8. A draft may be written before it is valid; positions must be finite.
std::string toJson(const Chart& chart);

Imported chartFromJson(std::string_view bytes, const ImportOptions& options = {});
Imported chartFromJson(const QJsonObject& file, const ImportOptions& options = {});

}  // namespace seatlock::seating
