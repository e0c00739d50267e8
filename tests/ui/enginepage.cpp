// The Engine page with a made-up engine: serving, watching, stopped; controls and exports.
#include "ui/pages/enginepage.h"

#include "enginescenario.h"
#include "ui/charts/figuretile.h"
#include "ui/charts/plotview.h"
#include "ui/pages/enginecharts.h"
#include "ui/style/palettes.h"

#include <memory>

#include <QAction>
#include <QFile>
#include <QLineSeries>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

namespace {

using seatlock::tests::EngineScenario;
using seatlock::ui::charts::FigureTile;
using seatlock::ui::charts::Level;
using seatlock::ui::charts::Span;
using seatlock::ui::charts::TimeChart;
using seatlock::ui::pages::EnginePage;
using Kind = EngineScenario::Kind;
using seatlock::ui::style::Tone;

QAction* action(const EnginePage& page, const QString& text) {
    for (QAction* found : page.actions()) {
        if (found->text() == text) return found;
    }
    return nullptr;
}

}  // namespace

class TestEnginePage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EnginePage> page_;

    void play(std::vector<EngineScenario::Phase> phases,
              seatlock::core::Micros start = 5'000'000'000) {
        EngineScenario scenario(std::move(phases), start);
        while (!scenario.over()) page_->sample(scenario.next());
    }

    const FigureTile& tile(const QString& name) const {
        for (const FigureTile* found : page_->findChildren<FigureTile*>()) {
            if (found->accessibleName().startsWith(name + QLatin1Char(':')) ||
                found->accessibleName() == name) {
                return *found;
            }
        }
        qFatal("no such tile: %s", qPrintable(name));
    }

    TimeChart& chart(const QString& title) const {
        for (TimeChart* found : page_->charts().all()) {
            if (found->title() == title) return *found;
        }
        qFatal("no such chart: %s", qPrintable(title));
    }

    static qsizetype points(const TimeChart& chart) {
        const auto series = chart.plot().chart()->series();
        const auto* line = qobject_cast<QLineSeries*>(series.value(0));
        return line == nullptr ? 0 : line->count();
    }

private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        QApplication::setPalette(seatlock::ui::style::lightPalette());
    }

    void init() {
        page_ = std::make_unique<EnginePage>();
        page_->resize(1'400, 900);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    }

    void cleanup() { page_.reset(); }

    void saysThatNothingRuns() {
        QCOMPARE(page_->gauge().level(), Level::idle);
        QCOMPARE(tile(QStringLiteral("Requests")).value(), QStringLiteral("–"));
    }

    void showsARush() {
        play({{Kind::calm, 5}, {Kind::rush, 20}});
        QCOMPARE(page_->gauge().level(), Level::saturated);
        QVERIFY(tile(QStringLiteral("Booked (201)")).value().endsWith(QStringLiteral(" /s")));
        QVERIFY(
            tile(QStringLiteral("Database connections")).value().endsWith(QStringLiteral(" of 8")));
        QVERIFY(tile(QStringLiteral("Waiting")).value().toInt() > 1'000);
        QCOMPARE(tile(QStringLiteral("Event streams")).value(), QStringLiteral("37"));
        QCOMPARE(tile(QStringLiteral("Turned away (503)")).tone(), Tone::bad);
        QTRY_COMPARE(points(chart(QStringLiteral("Queue"))), qsizetype{25});
    }

    void showsAnOutage() {
        play({{Kind::calm, 3}, {Kind::outage, 4}});
        QCOMPARE(page_->gauge().level(), Level::away);
        QCOMPARE(tile(QStringLiteral("Database connections")).tone(), Tone::bad);
        QCOMPARE(tile(QStringLiteral("Commits in doubt")).value(), QStringLiteral("3"));
        QCOMPARE(tile(QStringLiteral("Commits in doubt")).tone(), Tone::warning);
        QCOMPARE(tile(QStringLiteral("Latency p99")).value(), QStringLiteral("–"));
    }

    void everyTileExplainsItself() {
        for (const FigureTile* found : page_->findChildren<FigureTile*>()) {
            QVERIFY2(found->toolTip().size() > 20, qPrintable(found->accessibleName()));
        }
        for (const QToolButton* button : page_->findChildren<QToolButton*>()) {
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty() ||
                    !button->toolTip().isEmpty());
        }
    }

    void watchingSaysWhoseTheFiguresAre() {
        play({{Kind::calm, 3}});
        seatlock::monitor::Snapshot watching;
        watching.steady = 9'000'000'000;
        watching.resident_bytes = 96 << 20;
        page_->sample(watching);
        QCOMPARE(page_->gauge().level(), Level::idle);
        QVERIFY(page_->mode().isVisible());
        QVERIFY(page_->mode().text().contains(QStringLiteral("only watches")));
        QCOMPARE(tile(QStringLiteral("Requests")).value(), QStringLiteral("–"));
        QCOMPARE(tile(QStringLiteral("Memory")).value(), QStringLiteral("96 MiB"));
        // Serving again, it is gone.
        play({{Kind::calm, 2}}, 10'000'000'000);
        QVERIFY(!page_->mode().isVisible());
        QCOMPARE(page_->gauge().level(), Level::calm);
    }

    void stoppedKeepsTheCharts() {
        play({{Kind::calm, 5}});
        QTRY_COMPARE(points(chart(QStringLiteral("Queue"))), qsizetype{5});
        page_->engineStopped();
        QCOMPARE(page_->gauge().level(), Level::idle);
        QCOMPARE(tile(QStringLiteral("Waiting")).value(), QStringLiteral("–"));
        QCOMPARE(points(chart(QStringLiteral("Queue"))), qsizetype{5});
    }

    void theHeartbeatIsShown() {
        seatlock::core::ManualClock clock;
        seatlock::ui::host::Heartbeat heart(clock);
        heart.start();
        for (int i = 0; i < 300; ++i) {
            clock.advance(seatlock::ui::host::Heartbeat::interval_us + (i == 299 ? 70'000 : 0));
            heart.beat();
        }
        page_->setHeartbeat(&heart);
        play({{Kind::calm, 2}});
        QCOMPARE(tile(QStringLiteral("Window's worst stall")).value(), QStringLiteral("70.0 ms"));
        QCOMPARE(tile(QStringLiteral("Window's worst stall")).tone(), Tone::warning);
        page_->setHeartbeat(nullptr);
        play({{Kind::calm, 2}}, 9'000'000'000);
    }

    void controlsHaveShortcuts() {
        play({{Kind::calm, 90}});
        QTRY_COMPARE(points(chart(QStringLiteral("Queue"))), qsizetype{62});
        QTest::keyClick(page_.get(), Qt::Key_2, Qt::AltModifier);
        QCOMPARE(chart(QStringLiteral("Queue")).span(), Span::ten_minutes);
        QCOMPARE(points(chart(QStringLiteral("Queue"))), qsizetype{90});
        QTest::keyClick(page_.get(), Qt::Key_3, Qt::AltModifier);
        QCOMPARE(chart(QStringLiteral("Queue")).span(), Span::hour);
        QTest::keyClick(page_.get(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(chart(QStringLiteral("Queue")).span(), Span::minute);
        QTest::keyClick(page_.get(), Qt::Key_P, Qt::AltModifier);
        QVERIFY(chart(QStringLiteral("Queue")).isPaused());
        QTest::keyClick(page_.get(), Qt::Key_P, Qt::AltModifier);
        QVERIFY(!chart(QStringLiteral("Queue")).isPaused());
        QTest::keyClick(page_.get(), Qt::Key_L, Qt::AltModifier);
        QVERIFY(chart(QStringLiteral("Latency of bookings")).isLogarithmic());
        for (const QString& text :
             {QStringLiteral("Save picture…"), QStringLiteral("Save figures…")}) {
            QVERIFY(action(*page_, text) != nullptr);
            QVERIFY(!action(*page_, text)->shortcut().isEmpty());
        }
    }

    void columnsFollowTheWidth() {
        const auto left = [this](const QString& title) { return chart(title).x(); };
        QTRY_VERIFY(left(QStringLiteral("Queue")) > 500);
        page_->resize(760, 900);
        QTRY_COMPARE(left(QStringLiteral("Queue")), left(QStringLiteral("Database connections")));
        QVERIFY(chart(QStringLiteral("Queue")).width() > 650);
    }

    void picturesAndTablesAreSaved() {
        play({{Kind::calm, 4}, {Kind::rush, 4}});
        const QTemporaryDir folder;
        const QString png = folder.filePath(QStringLiteral("engine.png"));
        QVERIFY(page_->savePicture(png));
        QImage image;
        QVERIFY(image.load(png));
        QVERIFY(image.width() > 2'000);
        QVERIFY(page_->notice().isVisible());
        QCOMPARE(page_->notice().kind(), seatlock::ui::style::Banner::Kind::good);

        const QString csv = folder.filePath(QStringLiteral("engine.csv"));
        QVERIFY(page_->saveTable(csv));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), qsizetype{10});  // head, eight seconds, the end
        QVERIFY(lines[0].startsWith("time,Database connections: at work,"));
        const auto commas = lines[0].count(',');
        for (int i = 1; i <= 8; ++i) QCOMPARE(lines[i].count(','), commas);
    }

    void whatCannotBeWrittenIsSaid() {
        play({{Kind::calm, 2}});
        QVERIFY(!page_->saveTable(QStringLiteral("/nowhere/at/all.csv")));
        QVERIFY(page_->notice().isVisible());
        QCOMPARE(page_->notice().kind(), seatlock::ui::style::Banner::Kind::error);
        QVERIFY(page_->notice().text().contains(QStringLiteral("/nowhere/at/all.csv")));
    }

    void theGaugeFillsTheScreenWhenAsked() {
        play({{Kind::calm, 2}});
        auto* small = page_->findChild<seatlock::ui::charts::SaturationGauge*>();
        QTest::keyClick(small, Qt::Key_Return);
        QVERIFY(page_->largeGauge() != nullptr);
        QVERIFY(page_->largeGauge()->isWindow() && page_->largeGauge()->isVisible());
        play({{Kind::rush, 20}}, 8'000'000'000);
        QCOMPARE(page_->largeGauge()->level(), Level::saturated);
        auto* large = const_cast<seatlock::ui::charts::SaturationGauge*>(page_->largeGauge());
        QTest::keyClick(large, Qt::Key_Escape);
        QTRY_VERIFY(page_->largeGauge() == nullptr);
    }

    void aThousandSecondsTakeNoMoreMemory() {
        const std::size_t before = page_->charts().history().bytes();
        play({{Kind::calm, 500}, {Kind::rush, 500}});
        QCOMPARE(page_->charts().history().bytes(), before);
    }
};

QTEST_MAIN(TestEnginePage)
#include "enginepage.moc"
