// Where things are: zooming and panning as arithmetic, outlines, and which seats are near a place.
#include "ui/seatmap/mapgeometry.h"

#include "engine/demo/arena.h"
#include "engine/demo/theatre.h"
#include "tests/support/demoboards.h"
#include "tests/support/plans.h"
#include "ui/seatmap/detail.h"
#include "ui/seatmap/outline.h"
#include "ui/seatmap/viewport.h"

#include <cmath>

#include <QTest>

using namespace seatlock;
using namespace seatlock::ui::seatmap;

namespace {

Viewport viewport() {
    Viewport out;
    out.setSize({800, 600});
    out.setHouse({0, 0, 4000, 3000}, 50);
    return out;
}

bool near(const QPointF& a, const QPointF& b, double within = 1e-6) {
    return std::hypot(a.x() - b.x(), a.y() - b.y()) < within;
}

MapGeometry geometryOf(const demo::DemoEvent& demo) {
    const auto event = tests::boardOf(demo, core::EventId{1});
    return MapGeometry({event, &event->plan()});
}

/// Ten rows of twenty seats, one metre apart.
MapGeometry square() {
    return MapGeometry(std::shared_ptr<const board::SeatPlan>(tests::rows(10, 20)));
}

}  // namespace

class TestMapGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fitShowsAllOfTheHouse() {
        const Viewport view = viewport();
        QVERIFY(view.fitted());
        QVERIFY(view.visible().contains(view.house()));
        const QRectF on_screen = view.toScreen(view.house());
        QVERIFY(QRectF(0, 0, 800, 600).contains(on_screen));
        // One side uses all the room there is.
        const double left = on_screen.left();
        const double top = on_screen.top();
        QVERIFY(std::abs(std::min(left, top) - Viewport::fit_margin_px) < 0.01);
    }

    void placesGoThereAndBack() {
        Viewport view = viewport();
        view.zoom(3, {100, 100});
        const QPointF place(1234, 567);
        QVERIFY(near(view.toPlan(view.toScreen(place)), place));
        const QRectF area(10, 20, 300, 40);
        QVERIFY(near(view.toPlan(view.toScreen(area)).bottomRight(), area.bottomRight()));
    }

    void zoomKeepsWhatIsUnderThePointer() {
        Viewport view = viewport();
        for (const double factor : {1.5, 2.0, 0.7, 1.1}) {
            const QPointF pointer(420, 310);
            const QPointF under = view.toPlan(pointer);
            view.zoom(factor, pointer);
            QVERIFY(near(view.toPlan(pointer), under));
        }
    }

    void zoomHasItsLimits() {
        Viewport view = viewport();
        view.zoom(1e9, {400, 300});
        QCOMPARE(view.scale(), view.scaleMax());
        view.zoom(1e-9, {400, 300});
        QCOMPARE(view.scale(), view.scaleMin());
        QVERIFY(view.visible().contains(view.house()));
    }

    void panMovesByPixels() {
        Viewport view = viewport();
        view.zoom(4, {400, 300});
        const QPointF place(1800, 1500);
        const QPointF before = view.toScreen(place);
        view.pan({30, -20});
        QVERIFY(near(view.toScreen(place), before + QPointF(30, -20)));
    }

    void theHouseStaysInView() {
        Viewport view = viewport();
        view.pan({1e6, -1e6});
        QVERIFY(view.visible().intersects(view.house()));
        QVERIFY(view.house().adjusted(-1, -1, 1, 1).contains(view.centre()));
    }

    void resizingKeepsTheMiddle() {
        Viewport view = viewport();
        view.zoom(3, {10, 10});
        const QPointF middle = view.centre();
        view.setSize({300, 200});
        QVERIFY(near(view.toPlan({150, 100}), middle));
    }

    void detailGrowsWithTheZoom() {
        QCOMPARE(detailFor(1), Detail::blocks);
        QCOMPARE(detailFor(seats_from_px - 0.01), Detail::blocks);
        QCOMPARE(detailFor(seats_from_px), Detail::seats);
        QCOMPARE(detailFor(labels_from_px - 0.01), Detail::seats);
        QCOMPARE(detailFor(labels_from_px), Detail::labels);
    }

    void outlineOfOnePointIsARing() {
        const std::vector<QPointF> points{{100, 100}};
        const auto lines = outline(points, 60, 30);
        QCOMPARE(lines.size(), std::size_t{1});
        for (const QPointF& point : lines[0]) {
            const double away = std::hypot(point.x() - 100, point.y() - 100);
            QVERIFY2(away > 24 && away < 36, qPrintable(QString::number(away)));
        }
    }

    void outlineBridgesNarrowGapsOnly() {
        const std::vector<QPointF> close{{0, 0}, {100, 0}};
        QCOMPARE(outline(close, 60, 30).size(), std::size_t{1});
        const std::vector<QPointF> apart{{0, 0}, {400, 0}};
        QCOMPARE(outline(apart, 60, 30).size(), std::size_t{2});
        QVERIFY(outline({}, 60, 30).empty());
    }

    void outlineKeepsACourtyard() {
        std::vector<QPointF> ring;
        for (int i = 0; i < 200; ++i) {
            const double angle = i * 2 * 3.14159265 / 200;
            ring.emplace_back(2000 * std::cos(angle), 2000 * std::sin(angle));
        }
        QCOMPARE(outline(ring, 80, 30).size(), std::size_t{2});
    }

    void outlineHoldsItsPoints_data() {
        QTest::addColumn<bool>("arena");
        QTest::newRow("theatre") << false;
        QTest::newRow("arena") << true;
    }
    void outlineHoldsItsPoints() {
        QFETCH(bool, arena);
        const MapGeometry map = geometryOf(arena ? demo::arena(0) : demo::theatre(0));
        for (core::SeatNo seat = 0; seat < map.size(); seat += 7) {
            const auto& shape = map.sections()[static_cast<std::size_t>(map.section(seat))];
            QVERIFY2(shape.outline.contains(map.at(seat)), qPrintable(shape.name));
            QVERIFY(map.bounds().contains(map.at(seat)));
        }
        // Captions lie inside, and sections beside each other do not meet.
        for (const auto& shape : map.sections()) {
            QVERIFY2(shape.outline.contains(shape.caption.center()), qPrintable(shape.name));
            QVERIFY2(shape.outline.elementCount() < 700, qPrintable(shape.name));
        }
    }

    void arenaSectionsDoNotOverlap() {
        const MapGeometry map = geometryOf(demo::arena(0));
        for (core::SeatNo seat = 0; seat < map.size(); seat += 11) {
            QCOMPARE(map.sectionAt(map.at(seat)).value_or(-1), map.section(seat));
        }
        QVERIFY(!map.sectionAt(map.bounds().topLeft()));
    }

    void stageStandsWhereNoSeatIs() {
        for (const auto& demo : {demo::theatre(0), demo::arena(0)}) {
            const MapGeometry map = geometryOf(demo);
            QVERIFY(!map.stage().isEmpty());
            QVERIFY(map.bounds().contains(map.stage()));
            for (core::SeatNo seat = 0; seat < map.size(); ++seat) {
                QVERIFY(!map.stage().contains(map.at(seat)));
            }
        }
    }

    void pitchIsMeasured() {
        QVERIFY(std::abs(geometryOf(demo::theatre(0)).pitch() - 52) < 1);
        QCOMPARE(square().pitch(), 100.0);
    }

    void everySeatIsHitAtItsPlace() {
        const MapGeometry map = geometryOf(demo::theatre(0));
        for (core::SeatNo seat = 0; seat < map.size(); ++seat) {
            const auto hit = map.seatAt(map.at(seat));
            // Places of a general-admission area are not drawn, so cannot be hit.
            QCOMPARE(hit.value_or(-1), map.general(seat) ? -1 : seat);
        }
    }

    void besideASeatIsNoSeat() {
        const MapGeometry map = square();
        QCOMPARE(map.seatAt({45, 0}).value_or(-1), 0);
        QVERIFY(!map.seatAt({0, -60}));
        QVERIFY(!map.seatAt({1e7, -1e7}));
    }

    void seatsInAnAreaAreAscending() {
        const MapGeometry map = square();
        const std::vector<core::SeatNo> corner{0, 1, 20, 21};
        QVERIFY(map.seatsIn({-50, -50, 200, 200}) == corner);
        QVERIFY(map.seatsIn({-1000, -1000, 10, 10}).empty());
        QCOMPARE(map.seatsIn({-1e6, -1e6, 2e6, 2e6}).size(), std::size_t{200});
    }

    void neighboursFollowRowsAndColumns() {
        const MapGeometry map = square();
        QCOMPARE(map.neighbour(25, 1, 0).value_or(-1), 26);
        QCOMPARE(map.neighbour(25, -1, 0).value_or(-1), 24);
        QCOMPARE(map.neighbour(25, 0, 1).value_or(-1), 45);
        QCOMPARE(map.neighbour(25, 0, -1).value_or(-1), 5);
        QVERIFY(!map.neighbour(0, -1, 0));
        QVERIFY(!map.neighbour(0, 0, -1));
    }

    void neighboursCrossAisles() {
        const MapGeometry map = geometryOf(demo::theatre(0));
        const auto from = map.plan().find("A-6");
        QVERIFY(from);
        // Rows are curved: going right stays in the row, aisles included.
        auto at = *from;
        for (int i = 0; i < 14; ++i) {
            const auto next = map.neighbour(at, 1, 0);
            QVERIFY(next);
            at = *next;
        }
        const auto label = map.plan().label(at);
        QVERIFY2(label.starts_with("A-"), std::string(label).c_str());
    }

    void emptyAndTinyPlans() {
        board::SeatPlan none(100, 100, 50, 0);
        none.finish();
        const MapGeometry empty(std::make_shared<const board::SeatPlan>(none));
        QCOMPARE(empty.size(), 0);
        QVERIFY(!empty.seatAt({0, 0}));
        QVERIFY(empty.seatsIn({0, 0, 10, 10}).empty());
        const MapGeometry one(std::shared_ptr<const board::SeatPlan>(tests::rows(1, 1)));
        QCOMPARE(one.seatAt({0, 0}).value_or(-1), 0);
        QVERIFY(!one.neighbour(0, 1, 0));
        QVERIFY(one.bounds().width() > 0);
    }
};

QTEST_GUILESS_MAIN(TestMapGeometry)
#include "mapgeometry.moc"
