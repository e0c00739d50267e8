// Draws the seat map and its page at every zoom, into a folder, to be looked at.
//   QT_QPA_PLATFORM=offscreen [QT_SCALE_FACTOR=2] mapgallery FOLDER [dark]
#include "engine/demo/arena.h"
#include "engine/demo/theatre.h"
#include "tests/support/demoboards.h"
#include "ui/pages/salepage.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <cmath>

#include <QApplication>
#include <QDir>
#include <QTest>

namespace {

using seatlock::ui::pages::SalePage;

seatlock::monitor::EventFigures figuresOf(const seatlock::board::EventBoard& event) {
    seatlock::monitor::EventFigures out;
    out.id = event.id();
    out.name = event.info()->name;
    out.venue = event.info()->venue;
    return out;
}

class Shooter {
public:
    Shooter(const QString& folder, SalePage& page) : folder_(folder), page_(page) {}

    void shoot(const QString& name) {
        QTest::qWait(60);
        page_.grab().save(QDir(folder_).filePath(name + QStringLiteral(".png")));
    }

    void show(const seatlock::demo::DemoEvent& demo, std::int64_t id, double sold) {
        const auto now = seatlock::core::SystemClock::instance().wall();
        const auto event = seatlock::tests::boardOf(demo, seatlock::core::EventId{id});
        page_.showEvent(event);
        // A large house is laid out on another thread.
        while (page_.view()->scene().empty()) QTest::qWait(10);
        seatlock::ui::host::Watched seen;
        seen.event = event->id();
        seen.all_seats = true;
        seen.seats =
            seatlock::tests::midSale(*event, sold, static_cast<std::uint32_t>(now / 1'000'000));
        for (std::int32_t seat = 0; seat < event->plan().size(); ++seat) {
            const double near = event->plan().distance(seat) / 1500;
            if (seat % 3 != 0) continue;
            seen.heat.push_back({seat, static_cast<std::uint32_t>(400 * std::exp(-near * near))});
        }
        page_.setEvents({figuresOf(*event)});
        page_.apply(seen);
    }

    void zoomTo(double pitch_px, const QPointF& at) {
        auto* view = page_.view();
        view->zoom(pitch_px / view->viewport().pitchPx(), QRectF(view->rect()).center());
        view->lookAt(at);
    }

private:
    const QString folder_;
    SalePage& page_;
};

void shootAll(Shooter& shooter, SalePage& page) {
    shooter.shoot(QStringLiteral("0-empty"));
    const auto now = seatlock::core::SystemClock::instance().wall();
    shooter.show(seatlock::demo::theatre(now), 1, 0.45);
    shooter.shoot(QStringLiteral("1-theatre-fit"));
    const QPointF stalls(1500, 1300);
    shooter.zoomTo(24, stalls);
    shooter.shoot(QStringLiteral("2-theatre-numbers"));
    shooter.zoomTo(48, stalls);
    QTest::mouseMove(page.view(), page.view()->rect().center());
    shooter.shoot(QStringLiteral("3-theatre-times"));
    page.view()->fit();
    page.view()->setHeat(true);
    shooter.shoot(QStringLiteral("4-theatre-heat"));
    page.view()->setHeat(false);
    shooter.show(seatlock::demo::arena(now), 2, 0.5);
    shooter.shoot(QStringLiteral("5-arena-fit"));
    shooter.zoomTo(6, {8000, 8000});
    shooter.shoot(QStringLiteral("6-arena-dots"));
    shooter.zoomTo(13, {8000, 8000});
    shooter.shoot(QStringLiteral("7-arena-seats"));
    page.view()->fit();
    page.view()->setHeat(true);
    shooter.shoot(QStringLiteral("8-arena-heat"));
    page.view()->setHeat(false);
    std::vector<seatlock::core::SeatNo> seats;
    for (int i = 300; i < 420; ++i) seats.push_back(i);
    page.view()->selection().set(seats);
    seatlock::ui::seatmap::SeatFilter filter;
    filter.setShown(seatlock::board::SeatState::sold, false);
    filter.setShown(std::int16_t{1}, false);
    page.view()->setFilter(filter);
    shooter.zoomTo(11, {6100, 6000});
    shooter.shoot(QStringLiteral("9-arena-filtered"));
    shooter.show(seatlock::tests::bigArena(now), 3, 0.5);
    shooter.shoot(QStringLiteral("a-big-fit"));
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const QStringList args = QApplication::arguments();
    const QString folder = args.value(1, QStringLiteral("."));
    QDir().mkpath(folder);
    QApplication::setStyle(new seatlock::ui::style::ConsoleStyle);
    QApplication::setPalette(args.contains(QStringLiteral("dark"))
                                 ? seatlock::ui::style::darkPalette()
                                 : seatlock::ui::style::lightPalette());
    SalePage page;
    page.resize(1440, 900);
    page.show();
    Shooter shooter(folder, page);
    shootAll(shooter, page);
    return 0;
}
