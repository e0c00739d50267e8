// What the map looks like, read off grabbed pictures: every state in its place, in its colour.
#include "engine/demo/arena.h"
#include "engine/demo/theatre.h"
#include "tests/support/shownmap.h"
#include "tests/ui/pictures.h"
#include "ui/style/palettes.h"
#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>

#include <QApplication>

using namespace seatlock;
using namespace seatlock::ui::seatmap;
using board::SeatState;
using tests::ShownMap;

namespace {

/// The part of the pixels around `at` that have this colour, about.
double share(const QImage& picture, const QPoint& at, int reach, const QColor& color,
             int within = 40) {
    const double dpr = picture.devicePixelRatio();
    const QPoint middle = (QPointF(at) * dpr).toPoint();
    const int side = static_cast<int>(reach * dpr);
    int like = 0;
    int all = 0;
    for (int y = middle.y() - side; y <= middle.y() + side; ++y) {
        for (int x = middle.x() - side; x <= middle.x() + side; ++x) {
            if (!picture.valid(x, y)) continue;
            const QColor is = picture.pixelColor(x, y);
            ++all;
            like += std::abs(is.red() - color.red()) <= within &&
                            std::abs(is.green() - color.green()) <= within &&
                            std::abs(is.blue() - color.blue()) <= within
                        ? 1
                        : 0;
        }
    }
    return all == 0 ? 0 : static_cast<double>(like) / all;
}

QImage picture(QWidget& widget) {
    return widget.grab().toImage();
}

}  // namespace

class TestMapPicture : public QObject {
    Q_OBJECT

private:
    static const ui::style::Semantic& meaning(const QWidget& widget) {
        return ui::style::semantic(widget.palette());
    }

private Q_SLOTS:
    void init() { QApplication::setPalette(ui::style::lightPalette()); }

    void statesHaveTheirColours_data() {
        QTest::addColumn<double>("pitch");
        QTest::addColumn<bool>("dark");
        for (const double pitch : {5.5, 9.0, 14.0, 24.0, 44.0}) {
            for (const bool dark : {false, true}) {
                QTest::addRow("%g px, %s", pitch, dark ? "dark" : "light") << pitch << dark;
            }
        }
    }
    void statesHaveTheirColours() {
        QFETCH(double, pitch);
        QFETCH(bool, dark);
        QApplication::setPalette(dark ? ui::style::darkPalette() : ui::style::lightPalette());
        ShownMap map(demo::theatre(0));
        map.zoomTo(pitch, "K-14");
        map.view.apply(
            std::vector<board::SeatFact>{{map.seat("K-12"), SeatState::sold, 1, 0},
                                         {map.seat("K-14"), SeatState::blocked, 1, 0},
                                         {map.seat("K-16"), SeatState::held, 1, map.now_s() + 880}},
            true);
        const QImage shot = picture(map.view);
        tests::keepPicture(map.view, QStringLiteral("map-states-%1").arg(pitch));
        const auto& colours = meaning(map.view);
        const int reach = static_cast<int>(pitch * 0.45);
        QVERIFY(share(shot, map.at("K-12"), reach, colours.sold) > 0.2);
        QVERIFY(share(shot, map.at("K-14"), reach, colours.blocked) > 0.05);
        QVERIFY(share(shot, map.at("K-16"), reach, colours.held) > 0.1);
        QVERIFY(share(shot, map.at("K-10"), reach, colours.available) > 0.1);
        // And not one another's.
        QVERIFY(share(shot, map.at("K-10"), reach, colours.sold) < 0.02);
        QVERIFY(share(shot, map.at("K-12"), reach, colours.available) < 0.02);
        QVERIFY(share(shot, map.at("K-14"), reach, colours.sold) < 0.02);
    }

    void oneChangeIsDrawnAsAllWouldBe_data() {
        QTest::addColumn<double>("pitch");
        for (const double pitch : {3.0, 5.5, 9.0, 14.0, 24.0, 44.0}) {
            QTest::addRow("%g px", pitch) << pitch;
        }
    }
    void oneChangeIsDrawnAsAllWouldBe() {
        QFETCH(double, pitch);
        ShownMap map(demo::theatre(0));
        map.zoomTo(pitch, "K-14");
        picture(map.view);
        for (const auto& [label, state] :
             {std::pair{"K-12", SeatState::sold}, std::pair{"K-12", SeatState::available},
              std::pair{"K-13", SeatState::held}, std::pair{"L-13", SeatState::blocked},
              std::pair{"STAND-7", SeatState::sold}}) {
            map.become(label, state, map.now_s() + 300);
            map.clock.advance(Flashes::life_us);
            QTRY_VERIFY(!map.view.animating());
            picture(map.view);
        }
        map.view.setNow({});  // tells the time anew
        const QImage piece_by_piece = picture(map.view);
        map.view.apply({}, true);  // draws everything anew
        QImage whole = picture(map.view);
        int different = 0;
        for (int y = 0; y < whole.height(); ++y) {
            for (int x = 0; x < whole.width(); ++x) {
                const QColor a = whole.pixelColor(x, y);
                const QColor b = piece_by_piece.pixelColor(x, y);
                // Smooth edges of a section are drawn over themselves.
                different += std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
                                         std::abs(a.blue() - b.blue()) >
                                     90
                                 ? 1
                                 : 0;
            }
        }
        QCOMPARE(different, 0);
    }

    void blocksTellTheOccupancy() {
        ShownMap map(demo::arena(0), {700, 600});
        const auto& geometry = *map.view.scene().geometry;
        std::vector<board::SeatFact> facts;
        for (core::SeatNo seat = 0; seat < map.event->plan().size(); ++seat) {
            if (geometry.section(seat) == 0) facts.push_back({seat, SeatState::sold, 1, 0});
        }
        map.view.apply(facts, true);
        const QImage shot = picture(map.view);
        const MapColors& colors = map.view.colors();
        const auto corner = [&](std::size_t section) {
            const QRectF area = map.view.viewport().toScreen(geometry.sections()[section].bounds);
            return (area.bottomLeft() + QPointF(4, -4)).toPoint();
        };
        QVERIFY(share(shot, corner(0), 1, colors.occupancy(1), 10) > 0.9);
        QVERIFY(share(shot, corner(1), 1, colors.occupancy(0), 10) > 0.9);
    }

    void gaugeFillsAsPlacesSell() {
        ShownMap map(demo::theatre(0));
        const auto& geometry = *map.view.scene().geometry;
        const auto standing = static_cast<std::size_t>(geometry.section(map.seat("STAND-1")));
        const QRect area =
            map.view.viewport().toScreen(geometry.sections()[standing].bounds).toAlignedRect();
        const auto soldPixels = [&] {
            const QImage shot = picture(map.view).copy(area);
            return share(shot, shot.rect().center(), std::max(area.width(), area.height()),
                         meaning(map.view).sold);
        };
        QCOMPARE(soldPixels(), 0.0);
        std::vector<board::SeatFact> facts;
        double before = 0;
        for (int sold = 1; sold <= 120; ++sold) {
            facts.push_back({map.seat("STAND-" + std::to_string(sold)), SeatState::sold, 1, 0});
            if (sold % 40 != 0) continue;
            map.view.apply(facts, true);
            QVERIFY(soldPixels() > before);
            before = soldPixels();
        }
    }

    void filteredSeatsAreDimmed() {
        ShownMap map(demo::theatre(0));
        map.zoomTo(20, "K-14");
        map.view.apply(std::vector<board::SeatFact>{{map.seat("K-14"), SeatState::sold, 1, 0}},
                       true);
        SeatFilter filter;
        filter.setShown(SeatState::sold, false);
        map.view.setFilter(filter);
        QVERIFY(share(picture(map.view), map.at("K-14"), 8, meaning(map.view).sold) < 0.02);
        QVERIFY(share(picture(map.view), map.at("K-12"), 8, meaning(map.view).available) > 0.1);
        filter = {};
        filter.setShown(map.event->plan().category(map.seat("K-12")), false);
        map.view.setFilter(filter);
        QVERIFY(share(picture(map.view), map.at("K-12"), 8, meaning(map.view).available) < 0.02);
    }

    void chosenSeatsHaveARing() {
        ShownMap map(demo::theatre(0));
        map.zoomTo(20, "K-14");
        const QColor accent = meaning(map.view).accent;
        QVERIFY(share(picture(map.view), map.at("K-14"), 9, accent) < 0.01);
        map.view.selection().toggle(map.seat("K-14"));
        QVERIFY(share(picture(map.view), map.at("K-14"), 9, accent) > 0.1);
        map.view.selection().clear();
        QVERIFY(share(picture(map.view), map.at("K-14"), 9, accent) < 0.01);
    }

    void heatIsHottestWhereMostWereRefused() {
        ShownMap map(demo::theatre(0));
        map.zoomTo(20, "K-14");
        map.view.applyHeat(
            std::vector<ui::host::SeatHeat>{{map.seat("K-14"), 256}, {map.seat("K-12"), 1}});
        const MapColors& colors = map.view.colors();
        QVERIFY(share(picture(map.view), map.at("K-14"), 5, colors.heat_high) < 0.05);
        map.view.setHeat(true);
        QVERIFY(share(picture(map.view), map.at("K-14"), 5, colors.heat_high) > 0.8);
        QVERIFY(share(picture(map.view), map.at("K-12"), 5, colors.heat(1)) > 0.8);
        map.view.setHeat(false);
        QVERIFY(share(picture(map.view), map.at("K-14"), 5, colors.heat_high) < 0.05);
    }

    void aChangeIsLitUpAndFades() {
        ShownMap map(demo::theatre(0));
        map.zoomTo(20, "K-14");
        const QImage before = picture(map.view);
        map.become("K-14", SeatState::sold);
        const auto around = [&] {
            const QImage now = picture(map.view);
            int changed = 0;
            const QPoint at = map.at("K-14");
            for (int y = at.y() - 18; y <= at.y() + 18; ++y) {
                for (int x = at.x() - 18; x <= at.x() + 18; ++x) {
                    const double away = std::hypot(x - at.x(), y - at.y());
                    if (away > 11 && now.pixel(x, y) != before.pixel(x, y)) ++changed;
                }
            }
            return changed;
        };
        QVERIFY(around() > 50);
        map.clock.advance(Flashes::life_us);
        QTRY_VERIFY(!map.view.animating());
        QCOMPARE(around(), 0);
    }

    void timeLeftRunsDown() {
        ShownMap map(demo::theatre(0));
        map.zoomTo(20, "K-14");
        const auto whole = static_cast<std::uint32_t>(map.event->info()->hold_s);
        map.view.apply(std::vector<board::SeatFact>{{map.seat("K-14"), SeatState::held, 1,
                                                     map.now_s() + whole}},
                       true);
        const QColor held = meaning(map.view).held;
        const double full = share(picture(map.view), map.at("K-14"), 8, held);
        map.clock.advance(core::Micros{whole} * 750'000);
        map.view.setNow({});  // tells the time anew
        const double quarter = share(picture(map.view), map.at("K-14"), 8, held);
        QVERIFY2(quarter < full * 0.8, qPrintable(QString::number(quarter)));
    }

    void followsThePalette() {
        ShownMap map(demo::theatre(0));
        const QImage light = picture(map.view);
        QApplication::setPalette(ui::style::darkPalette());
        QTRY_VERIFY(picture(map.view).pixelColor(3, 3) != light.pixelColor(3, 3));
        QCOMPARE(picture(map.view).pixelColor(3, 3), meaning(map.view).surface);
    }
};

QTEST_MAIN(TestMapPicture)
#include "mappicture.moc"
