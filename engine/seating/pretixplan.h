// pretix's seating plans: zones, rows and seats in pixels, each relative to what it is in.
#pragma once

#include "engine/seating/importing.h"

#include <string>
#include <string_view>

namespace seatlock::seating {

/// Zones become sections. Rows of a zone with the same number are one row with a gap; a zone whose
/// labels occur elsewhere gets its name as prefix. Areas become decoration, for a plan has no
/// standing places; one that says "stage" is the stage and its middle the focal point. Fields that
/// are not known are passed over. seat_guid must be unique and is not kept: the label takes its
/// place. What had to be taken otherwise than written is in the notes.
Imported chartFromPretix(std::string_view bytes, const ImportOptions& options = {});

/// A plan with the labels as seat_guid, at `cm_per_pixel`. Left out, as plans cannot have it:
/// flags of seats, the focal point, the background. Standing areas and tables become areas.
std::string toPretix(const Chart& chart, double cm_per_pixel = 2);

}  // namespace seatlock::seating
