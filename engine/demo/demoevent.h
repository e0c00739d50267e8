// A venue, its chart and an event on sale, made by arithmetic alone. Plain value; any thread.
#pragma once

#include "engine/store/chartdraft.h"
#include "engine/store/eventdraft.h"
#include "engine/store/venuedraft.h"

namespace seatlock::demo {

struct DemoEvent {
    store::VenueDraft venue;
    store::ChartDraft chart;
    store::EventDraft event;
};

}  // namespace seatlock::demo
