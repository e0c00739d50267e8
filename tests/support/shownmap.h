// A seat map of a demo venue in a window that is not on a screen, with time in the test's hands.
#pragma once

#include "tests/support/demoboards.h"
#include "ui/seatmap/seatmapview.h"

#include <QTest>

namespace seatlock::tests {

struct ShownMap {
    explicit ShownMap(const demo::DemoEvent& demo, const QSize& size = {1000, 800})
        : event(boardOf(demo, core::EventId{1})), view(nullptr, clock) {
        view.resize(size);
        view.show();
        view.setHouse({event, &event->plan()}, event->info());
    }

    core::SeatNo seat(std::string_view label) const { return event->plan().find(label).value(); }
    /// Where a seat is in the widget.
    QPoint at(core::SeatNo seat_no) const {
        return view.viewport().toScreen(view.scene().geometry->at(seat_no)).toPoint();
    }
    QPoint at(std::string_view label) const { return at(seat(label)); }
    void become(std::string_view label, board::SeatState state, std::uint32_t expires_s = 0) {
        const std::vector<board::SeatFact> facts{{seat(label), state, ++version, expires_s}};
        view.apply(facts, false);
    }
    /// Neighbours stand this far from each other, with this seat in the middle.
    void zoomTo(double pitch_px, std::string_view label) {
        view.zoom(pitch_px / view.viewport().pitchPx(), QRectF(view.rect()).center());
        view.lookAt(view.scene().geometry->at(seat(label)));
    }
    std::vector<core::SeatNo> chosen() const { return view.selection().seats(); }
    std::uint32_t now_s() const { return static_cast<std::uint32_t>(clock.wall() / 1'000'000); }

    core::ManualClock clock;
    board::EventBoardPtr event;
    ui::seatmap::SeatMapView view;
    std::int32_t version = 1;
};

}  // namespace seatlock::tests
