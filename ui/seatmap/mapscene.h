// Everything that a picture of a map is made from. Plain value that owns nothing but shares; the UI
// thread.
#pragma once

#include "engine/board/eventinfo.h"
#include "engine/core/clock.h"
#include "ui/seatmap/mapgeometry.h"
#include "ui/seatmap/seatfilter.h"
#include "ui/seatmap/seatlook.h"
#include "ui/seatmap/seatmapdata.h"
#include "ui/seatmap/seatselection.h"

#include <cstdint>
#include <memory>

namespace seatlock::ui::seatmap {

struct MapScene {
    std::shared_ptr<const MapGeometry> geometry;  ///< null: no event
    std::shared_ptr<SeatMapData> data;            ///< null when geometry is
    std::shared_ptr<const board::EventInfo> info;
    const SeatSelection* selection = nullptr;  ///< may be null
    SeatFilter filter;
    bool heat = false;
    std::uint32_t now_s = 0;  ///< the database's clock

    bool empty() const { return !geometry || geometry->size() == 0; }
    std::int64_t holdSeconds() const { return info ? info->hold_s : 0; }
    SeatLook look(SeatNo seat) const;
};

inline SeatLook MapScene::look(SeatNo seat) const {
    SeatLook look;
    look.state = data->state(seat);
    if (look.state == board::SeatState::held) {
        look.left = timeSteps(std::int64_t{data->expires(seat)} - now_s, holdSeconds());
    }
    if (heat) look.heat = static_cast<std::int8_t>(heatLevel(data->heat(seat), data->heatMax()));
    look.dimmed = !filter.passes(look.state, data->categoryOf(seat));
    look.selected = selection != nullptr && selection->contains(seat);
    return look;
}

}  // namespace seatlock::ui::seatmap
