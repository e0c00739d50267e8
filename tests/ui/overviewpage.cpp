// The overview over a real sale: what it shows, in both palettes and at double size, and what it
// says when there is nothing, or nobody to ask.
#include "ui/pages/overviewpage.h"

#include "tests/ui/reportscenario.h"
#include "ui/pages/occupancybar.h"
#include "ui/pages/sellthroughchart.h"
#include "ui/style/consolestyle.h"
#include "ui/style/emptystate.h"
#include "ui/style/figurelabel.h"
#include "ui/style/palettes.h"
#include "ui/style/semantic.h"

#include <algorithm>
#include <memory>

#include <QApplication>
#include <QLabel>
#include <QLineSeries>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

namespace seatlock::tests {

using board::SeatState;
using ui::pages::Occupancy;
using ui::pages::OverviewPage;
using ui::pages::paintMarker;
using ui::pages::paintOccupancy;
using ui::style::FigureLabel;

class OverviewPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void nothingToShow();
    void aSale_data() { looks(); }
    void aSale();
    void whatIsSoldMovesTheFigures();
    void anEventIsOpened();
    void theReaderGoesAwayAndComesBack();
    void alarmsAreShownAndSeen();
    void occupancy_data() { looks(); }
    void occupancy();

private:
    static void looks();
    static QStringList texts(const QWidget& page);
    static bool says(const QWidget& page, const char* text);
    static QListView* listOf(const QWidget& page, const char* name);
    static int share(const QImage& image, const QColor& color);
    static std::pair<int, int> greens(const QImage& image);

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<ReportScenario> scenario_;
};

void OverviewPageTest::initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setStyle(new ui::style::ConsoleStyle);
    QApplication::setPalette(ui::style::lightPalette());
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
    scenario_ = std::make_unique<ReportScenario>(*server_);
    QVERIFY2(scenario_->ok(), scenario_->error().c_str());
    QVERIFY2(scenario_->sell("demo-theatre", 200, 7), scenario_->error().c_str());
}

void OverviewPageTest::cleanupTestCase() {
    scenario_.reset();
    server_.reset();
}

void OverviewPageTest::looks() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("ratio");
    QTest::newRow("light") << false << 1.0;
    QTest::newRow("dark") << true << 1.0;
    QTest::newRow("light, double size") << false << 2.0;
    QTest::newRow("dark, double size") << true << 2.0;
}

QStringList OverviewPageTest::texts(const QWidget& page) {
    QStringList out;
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&page)) out << label->text();
    }
    return out;
}

bool OverviewPageTest::says(const QWidget& page, const char* text) {
    return !texts(page).filter(QString::fromUtf8(text)).empty();
}

QListView* OverviewPageTest::listOf(const QWidget& page, const char* name) {
    for (QListView* list : page.findChildren<QListView*>()) {
        if (list->accessibleName() == QString::fromUtf8(name)) return list;
    }
    return nullptr;
}

/// Pixels of just this colour.
int OverviewPageTest::share(const QImage& image, const QColor& color) {
    int out = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            out += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
        }
    }
    return out;
}

std::pair<int, int> OverviewPageTest::greens(const QImage& image) {
    std::pair<int, int> out{255, 0};
    for (int x = 0; x < image.width(); ++x) {
        const int green = image.pixelColor(x, image.height() / 2).green();
        out = {std::min(out.first, green), std::max(out.second, green)};
    }
    return out;
}

void OverviewPageTest::nothingToShow() {
    OverviewPage page;
    page.resize(900, 600);
    page.show();
    QVERIFY(says(page, "No engine is running"));
    auto snapshot = scenario_->snapshot();
    snapshot.events.clear();
    page.sample(snapshot);
    QVERIFY(says(page, "No events yet"));
    page.offerDemo(true);
    QSignalSpy wanted(&page, &OverviewPage::demoWanted);
    page.findChild<ui::style::EmptyState*>()->button()->click();
    QCOMPARE(wanted.size(), 1);
    page.sample(scenario_->snapshot());
    QVERIFY(!says(page, "No events yet"));
    QVERIFY(says(page, "Nothing to worry about"));
    page.engineStopped();
    QVERIFY(says(page, "No engine is running"));
    QCOMPARE(page.events()->rowCount(), 0);
}

void OverviewPageTest::aSale() {
    QFETCH(bool, dark);
    QFETCH(double, ratio);
    QApplication::setPalette(dark ? ui::style::darkPalette() : ui::style::lightPalette());
    OverviewPage page;
    page.resize(1300, 800);
    page.show();
    page.sample(scenario_->snapshot());
    page.setReader(&scenario_->reader());
    auto* activity = listOf(page, "Recent activity");
    QVERIFY(activity);
    QTRY_VERIFY(activity->model()->rowCount() > 10);
    const auto sold = scenario_->event("demo-theatre")->board().count(SeatState::sold);
    const auto* line = page.findChild<QLineSeries*>();
    QTRY_COMPARE(line->points().empty() ? 0 : line->points().back().y(), static_cast<double>(sold));
    QImage image(page.size() * ratio, QImage::Format_ARGB32);
    image.setDevicePixelRatio(ratio);
    page.render(&image);
    const auto& colors = ui::style::semantic(page.palette());
    const auto bar_pixels = static_cast<int>(60 * ratio * ratio);
    QVERIFY(share(image, colors.sold) > bar_pixels);
    QVERIFY(share(image, colors.surface) > 100 * bar_pixels);
    QApplication::setPalette(ui::style::lightPalette());
    QVERIFY(says(page, "€"));
}

void OverviewPageTest::whatIsSoldMovesTheFigures() {
    OverviewPage page;
    page.show();
    page.sample(scenario_->snapshot());
    page.setReader(&scenario_->reader());
    const auto row = [&page] { return page.events()->rows().back(); };
    QTRY_VERIFY(row().revenue_minor && *row().revenue_minor > 0);
    const auto before = *row().revenue_minor;
    const auto held =
        scenario_->booth().hold(Wish{.best = booking::BestRequest{}, .event = "demo-theatre"});
    const auto order = scenario_->booth().order(Booth::tokenOf(held), "page");
    QVERIFY(order);
    page.sample(scenario_->snapshot());
    QTRY_COMPARE_WITH_TIMEOUT(*row().revenue_minor, before + order->order.order.total_minor,
                              20'000);
    QTRY_VERIFY(says(page, "sold"));
    QTRY_VERIFY(listOf(page, "Recent activity")
                    ->model()
                    ->index(0, 0)
                    .data()
                    .toString()
                    .endsWith(QStringLiteral("sold")));
}

void OverviewPageTest::anEventIsOpened() {
    OverviewPage page;
    page.resize(1200, 700);
    page.show();
    page.sample(scenario_->snapshot());
    auto* list = listOf(page, "Events");
    QVERIFY(list);
    QCOMPARE(list->currentIndex().data().toString(),
             QString::fromStdString(scenario_->event("demo-theatre")->info()->name));
    QSignalSpy activated(&page, &OverviewPage::eventActivated);
    const auto first = list->visualRect(list->model()->index(0, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, first);
    QVERIFY(activated.empty());
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<core::EventId>(), scenario_->event("demo-arena")->id());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[1][0].value<core::EventId>(), scenario_->event("demo-theatre")->id());
    QVERIFY(says(page, "Sell-through: "));
}

void OverviewPageTest::theReaderGoesAwayAndComesBack() {
    OverviewPage page;
    page.show();
    page.sample(scenario_->snapshot());
    auto reader = std::make_unique<ui::reader::Reader>();
    page.setReader(reader.get());
    QVERIFY(!page.events()->rows().back().revenue_minor);
    config::Limits limits;
    limits.login_ms_max = 1'000;
    reader->open("host=/nonexistent dbname=x user=y", limits);
    QTRY_VERIFY(says(page, "Not up to date"));
    reader->open(scenario_->url(), limits);
    QTRY_VERIFY(page.events()->rows().back().revenue_minor);
    QVERIFY(!says(page, "Not up to date"));
    reader->close();
    QTRY_VERIFY(!page.events()->rows().back().revenue_minor);
    reader.reset();
    page.sample(scenario_->snapshot());
    page.setReader(nullptr);
}

void OverviewPageTest::alarmsAreShownAndSeen() {
    OverviewPage page;
    page.resize(1200, 800);
    page.show();
    auto snapshot = scenario_->snapshot();
    snapshot.database_connected = false;
    for (int i = 0; i < 5; ++i) {
        snapshot.steady += 1'000'000;
        page.sample(snapshot);
    }
    QVERIFY(says(page, "The database is away"));
    QCOMPARE(page.alarms()->unacknowledged(), 1);
    for (auto* button : page.findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Seen")) QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(page.alarms()->unacknowledged(), 0);
    snapshot.database_connected = true;
    for (int i = 0; i < 3; ++i) {
        snapshot.steady += 1'000'000;
        page.sample(snapshot);
    }
    QCOMPARE(page.alarms()->standing(), 0);
    QVERIFY(says(page, "The database is away (over)"));
    page.engineStopped();
}

void OverviewPageTest::occupancy() {
    QFETCH(bool, dark);
    QFETCH(double, ratio);
    const QPalette palette = dark ? ui::style::darkPalette() : ui::style::lightPalette();
    const auto& colors = ui::style::semantic(palette);
    const auto paint = [ratio](QSize size, auto&& draw) {
        QImage image(size * ratio, QImage::Format_ARGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        draw(painter);
        painter.end();
        return image;
    };
    const QImage bar = paint({400, 14}, [&palette](QPainter& painter) {
        paintOccupancy(painter, QRectF(0, 0, 400, 14), {100, 100, 100, 100}, palette);
    });
    const auto middle = [&](int x) {
        return bar.pixelColor(static_cast<int>(x * ratio), static_cast<int>(7 * ratio));
    };
    QCOMPARE(middle(50), colors.sold);
    QVERIFY(middle(350) != colors.sold && middle(350) != colors.held);
    // Held is striped: its part has both the ink and the ground.
    const QImage held =
        bar.copy(QRect(QPoint(static_cast<int>(110 * ratio), 0), QSize(80, 14) * ratio));
    const auto [least, most] = greens(held);
    QVERIFY2(most - least > 20, qPrintable(QStringLiteral("%1 to %2").arg(least).arg(most)));
    // One seat of a hundred thousand is seen.
    const QImage few = paint({400, 14}, [&palette](QPainter& painter) {
        paintOccupancy(painter, QRectF(0, 0, 400, 14), {1, 0, 0, 99'999}, palette);
    });
    QVERIFY(share(few, colors.sold) > 0);
    paint({400, 14}, [&palette](QPainter& painter) {
        paintOccupancy(painter, QRectF(0, 0, 400, 14), {}, palette);
    });
    QList<QImage> shapes;
    for (const auto state :
         {SeatState::available, SeatState::held, SeatState::sold, SeatState::blocked}) {
        const QImage sign = paint({12, 12}, [&](QPainter& painter) {
            paintMarker(painter, QRectF(0, 0, 12, 12), state, palette);
        });
        // The shapes tell the states apart without their colours.
        const QImage shape = sign.createMaskFromColor(QColor(Qt::magenta).rgb());
        QVERIFY(!shapes.contains(shape));
        shapes << shape;
    }
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::OverviewPageTest)
#include "overviewpage.moc"
