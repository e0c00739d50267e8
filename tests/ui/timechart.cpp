// A chart as it is seen and used: where points are, crosshair, pause, exports, gauge.
#include "ui/charts/timechart.h"

#include "ui/charts/plotview.h"
#include "ui/charts/saturationgauge.h"
#include "ui/charts/tracelook.h"
#include "ui/style/palettes.h"
#include "ui/style/semantic.h"

#include <memory>

#include <QLineSeries>
#include <QSignalSpy>
#include <QtTest>

namespace {

using namespace seatlock::ui;
using charts::Series;
using charts::Span;
using charts::TimeChart;
using seatlock::core::Micros;

constexpr Micros second = 1'000'000;
constexpr Micros start = 1'000 * second;

/// Whether the colour, or nearly that, is within `reach` pixels of a place.
bool hasColour(const QImage& image, const QPointF& at, const QColor& wanted, int reach = 3) {
    const QPoint centre = at.toPoint();
    for (int y = centre.y() - reach; y <= centre.y() + reach; ++y) {
        for (int x = centre.x() - reach; x <= centre.x() + reach; ++x) {
            if (!image.rect().contains(x, y)) continue;
            const QColor found = image.pixelColor(x, y);
            const int off = std::abs(found.red() - wanted.red()) +
                            std::abs(found.green() - wanted.green()) +
                            std::abs(found.blue() - wanted.blue());
            if (off < 60) return true;
        }
    }
    return false;
}

QList<QPointF> drawn(const TimeChart& chart, int index = 0) {
    const auto* line = qobject_cast<QLineSeries*>(chart.plot().chart()->series().value(index));
    return line == nullptr ? QList<QPointF>() : line->points();
}

QImage plotImage(TimeChart& chart) {
    return const_cast<charts::PlotView&>(chart.plot()).viewport()->grab().toImage();
}

}  // namespace

class TestTimeChart : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Series> a_;
    std::unique_ptr<Series> b_;
    std::unique_ptr<TimeChart> chart_;

    void make(TimeChart::Kind kind, charts::Quantity quantity = charts::Quantity::count) {
        chart_ = std::make_unique<TimeChart>(QStringLiteral("Chart"), kind, quantity);
        chart_->addSeries(QStringLiteral("a"), *a_);
        chart_->addSeries(QStringLiteral("b"), *b_);
        chart_->resize(700, 320);
        chart_->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart_.get()));
    }

    /// Points for `seconds` seconds: a is 10, b the number of the second.
    void fill(int seconds) {
        for (int i = 1; i <= seconds; ++i) {
            a_->add(start + i * second, 10);
            b_->add(start + i * second, i);
        }
        chart_->refresh(start + seconds * second, 0);
    }

    QPoint inView(double seconds, double value) const {
        return chart_->plot().position(seconds, value).toPoint();
    }

private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        QApplication::setPalette(style::lightPalette());
    }

    void init() {
        a_ = std::make_unique<Series>(Series::Bucket::mean);
        b_ = std::make_unique<Series>(Series::Bucket::max);
    }

    void cleanup() {
        chart_.reset();
        QApplication::setPalette(style::lightPalette());
    }

    void pointsStandWhereTheyShould() {
        make(TimeChart::Kind::lines);
        fill(3);
        QCOMPARE(drawn(*chart_, 0), (QList<QPointF>{{-2, 10}, {-1, 10}, {0, 10}}));
        QCOMPARE(drawn(*chart_, 1), (QList<QPointF>{{-2, 1}, {-1, 2}, {0, 3}}));
    }

    void linesHaveTheirColours_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void linesHaveTheirColours() {
        QFETCH(bool, dark);
        make(TimeChart::Kind::lines);
        fill(60);
        // The palette changes under a chart that is there.
        QApplication::setPalette(dark ? style::darkPalette() : style::lightPalette());
        QTest::qWait(0);
        const auto& colours = style::semantic(chart_->palette());
        QCOMPARE(style::isDark(chart_->palette()), dark);
        const QImage image = plotImage(*chart_);
        QVERIFY(hasColour(image, inView(-30, 10), colours.series[0]));
        QVERIFY(hasColour(image, inView(-30, 30), colours.series[1], 9));
        QVERIFY(!hasColour(image, inView(-30, 45), colours.series[0]));
        QVERIFY(hasColour(image, inView(-30.5, 45) - QPoint(0, 5), colours.surface, 0));
    }

    void areasLieOnEachOther() {
        make(TimeChart::Kind::stacked);
        chart_->setCeiling(QStringLiteral("ceiling"), 80);
        fill(60);
        const auto& colours = style::semantic(chart_->palette());
        const QImage image = plotImage(*chart_);
        QVERIFY(hasColour(image, inView(-10, 5), colours.series[0]));
        QVERIFY(!hasColour(image, inView(-10, 30), colours.series[0]));
        QVERIFY(hasColour(image, inView(-10, 30), colours.muted, 9));  // a pattern
        QVERIFY(!hasColour(image, inView(-10, 70), colours.muted, 2));
        QVERIFY(hasColour(image, inView(-10, 80), colours.bad, 9));
    }

    void gapsAreNotBridged() {
        make(TimeChart::Kind::lines);
        a_->add(start + 1 * second, 10);
        a_->add(start + 20 * second, 10);
        a_->gap();
        a_->add(start + 40 * second, 10);
        a_->add(start + 60 * second, 10);
        chart_->refresh(start + 60 * second, 0);
        const auto& colours = style::semantic(chart_->palette());
        const QImage image = plotImage(*chart_);
        QVERIFY(hasColour(image, inView(-10, 10), colours.series[0]));
        QVERIFY(!hasColour(image, inView(-30, 10), colours.series[0]));
    }

    void emptySaysSo() {
        make(TimeChart::Kind::lines);
        const QImage before = plotImage(*chart_);
        chart_->setEmptyText(QString());
        QVERIFY(plotImage(*chart_) != before);
    }

    void hoverFindsTheNearestMoment() {
        make(TimeChart::Kind::lines);
        fill(60);
        QTest::mouseMove(chart_->plot().viewport(), inView(-30.3, 5));
        QCOMPARE(chart_->pointedAt(), std::optional(start + 30 * second));
        const auto& crosshair = chart_->plot().crosshair();
        QVERIFY(crosshair.has_value());
        QCOMPARE(crosshair->x, -30.0);
        QCOMPARE(crosshair->rows[0].value, QStringLiteral("10"));
        QCOMPARE(crosshair->rows[1].value, QStringLiteral("30"));
        QVERIFY(chart_->accessibleDescription().contains(QStringLiteral("b: 30")));
        // Off the plot, it goes.
        QTest::mouseMove(chart_->plot().viewport(), QPoint(2, 2));
        QVERIFY(!chart_->pointedAt());
        QVERIFY(!chart_->plot().crosshair());
    }

    void keysMoveTheCrosshair() {
        make(TimeChart::Kind::lines);
        fill(60);
        chart_->setFocus();
        QTest::keyClick(chart_.get(), Qt::Key_Left);
        QCOMPARE(chart_->pointedAt(), std::optional(start + 60 * second));
        QTest::keyClick(chart_.get(), Qt::Key_Left);
        QCOMPARE(chart_->pointedAt(), std::optional(start + 59 * second));
        QTest::keyClick(chart_.get(), Qt::Key_Right);
        QTest::keyClick(chart_.get(), Qt::Key_Right);
        QCOMPARE(chart_->pointedAt(), std::optional(start + 60 * second));
        QTest::keyClick(chart_.get(), Qt::Key_Home);
        QCOMPARE(chart_->pointedAt(), std::optional(start + 1 * second));
        QTest::keyClick(chart_.get(), Qt::Key_End);
        QCOMPARE(chart_->pointedAt(), std::optional(start + 60 * second));
        QTest::keyClick(chart_.get(), Qt::Key_Escape);
        QVERIFY(!chart_->pointedAt());
    }

    void keysOnAnEmptyChartAreNoHarm() {
        make(TimeChart::Kind::lines);
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End}) {
            QTest::keyClick(chart_.get(), key);
            QVERIFY(!chart_->pointedAt());
        }
    }

    void pauseKeepsThePicture() {
        make(TimeChart::Kind::lines);
        fill(20);
        const QList<QPointF> before = drawn(*chart_, 1);
        const QImage image = plotImage(*chart_);
        chart_->setPaused(true);
        for (int i = 21; i <= 30; ++i) {
            a_->add(start + i * second, 400);
            b_->add(start + i * second, i);
            chart_->refresh(start + i * second, 0);
        }
        QCOMPARE(drawn(*chart_, 1), before);
        QCOMPARE(plotImage(*chart_), image);
        QCOMPARE(chart_->table().count("\r\n"), qsizetype{21});
        // Another span is of the same moment.
        chart_->setSpan(Span::ten_minutes);
        QCOMPARE(drawn(*chart_, 1), before);
        chart_->setPaused(false);
        QCOMPARE(drawn(*chart_, 1).size(), qsizetype{30});
        QCOMPARE(drawn(*chart_, 1).back(), QPointF(0, 30));
    }

    void outOfSightItIsNotDrawn() {
        make(TimeChart::Kind::lines);
        fill(5);
        chart_->hide();
        a_->add(start + 6 * second, 1);
        chart_->refresh(start + 6 * second, 0);
        QCOMPARE(drawn(*chart_).size(), qsizetype{5});
        chart_->show();
        QTRY_COMPARE(drawn(*chart_).size(), qsizetype{6});
    }

    void longSpansAreDrawnAsTheyMove() {
        make(TimeChart::Kind::lines);
        chart_->setSpan(Span::hour);
        fill(20);
        const qsizetype before = drawn(*chart_).size();
        for (int i = 21; i <= 24; ++i) {
            a_->add(start + i * second, 10);
            chart_->refresh(start + i * second, 0);
        }
        QCOMPARE(drawn(*chart_).back(), QPointF(0, 10));
        QCOMPARE(chart_->shownUntil(), start + 20 * second);
        chart_->catchUp();
        QCOMPARE(chart_->shownUntil(), start + 24 * second);
        QVERIFY(drawn(*chart_).size() >= before);
    }

    void spansChooseTheirPoints() {
        make(TimeChart::Kind::lines);
        fill(1'000);
        QCOMPARE(drawn(*chart_).size(), qsizetype{62});
        chart_->setSpan(Span::ten_minutes);
        QCOMPARE(drawn(*chart_).size(), qsizetype{601});
        chart_->setSpan(Span::hour);
        QCOMPARE(drawn(*chart_).size(), qsizetype{101});
    }

    void logarithmicAxis() {
        make(TimeChart::Kind::lines, charts::Quantity::milliseconds);
        a_->add(start, 0);
        a_->add(start + 60 * second, 1'000);
        chart_->setLogarithmic(true);
        chart_->refresh(start + 60 * second, 0);
        QCOMPARE(drawn(*chart_).front(), QPointF(-60, -1));  // 0.1, the floor
        const auto& plot = chart_->plot();
        const double decade = plot.position(0, 1).y() - plot.position(0, 10).y();
        QVERIFY(decade > 10);
        QVERIFY(qAbs(plot.position(0, 10).y() - plot.position(0, 100).y() - decade) < 0.01);
        const QImage image = plotImage(*chart_);
        const auto& colours = style::semantic(chart_->palette());
        QVERIFY(hasColour(image, inView(-30, 10), colours.series[0]));  // half way up
        chart_->setLogarithmic(false);
        QCOMPARE(drawn(*chart_).front(), QPointF(-60, 0));
    }

    void tableHasWhatIsShown() {
        make(TimeChart::Kind::lines, charts::Quantity::milliseconds);
        fill(2);
        QCOMPARE(chart_->table(), QByteArray("time,a (ms),b (ms)\r\n"
                                             "1970-01-01T00:16:41.000Z,10,1\r\n"
                                             "1970-01-01T00:16:42.000Z,10,2\r\n"));
    }

    void pictureIsTwiceAsFine() {
        make(TimeChart::Kind::lines);
        fill(30);
        const QImage picture = chart_->picture();
        QCOMPARE(picture.size(), chart_->size() * 2);
        QVERIFY(hasColour(picture, QPointF(20, 20), style::semantic(chart_->palette()).surface));
    }

    void menuIsAskedFor() {
        make(TimeChart::Kind::lines);
        const QSignalSpy asked(chart_.get(), &TimeChart::menuAsked);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
        QApplication::sendEvent(chart_.get(), &event);
        QCOMPARE(asked.size(), 1);
    }

    void gaugeSaysWhatWaits() {
        charts::SaturationGauge gauge;
        gauge.resize(360, 280);
        const QSignalSpy changed(&gauge, &charts::SaturationGauge::levelChanged);
        seatlock::pool::PoolStats stats;
        stats.ceiling = 8;
        stats.sv_active = 8;
        stats.cl_waiting = 1'240;
        stats.maxwait_us = 180'000;
        gauge.setStats(stats, start);
        QCOMPARE(gauge.word(), QStringLiteral("saturated"));
        QCOMPARE(gauge.connectionsText(), QStringLiteral("8 of 8 connections at work"));
        QCOMPARE(gauge.waitingText(), QStringLiteral("1240 waiting, the longest for 180 ms"));
        QCOMPARE(changed.size(), 1);
        const auto& colours = style::semantic(gauge.palette());
        const QImage image = gauge.grab().toImage();
        bool red = false;
        for (int y = 0; y < image.height() && !red; ++y) {
            red = hasColour(image, QPointF(180, y), colours.bad, 0);
        }
        QVERIFY(red);

        stats = {};
        stats.ceiling = 8;
        stats.sv_closed = 8;
        gauge.setStats(stats, start + second);
        QCOMPARE(gauge.word(), QStringLiteral("no database"));
        QCOMPARE(gauge.waitingText(), QStringLiteral("nobody waits"));
        gauge.clear(QStringLiteral("Nothing runs"));
        QVERIFY(gauge.word().isEmpty());
        QCOMPARE(gauge.accessibleDescription(), QStringLiteral("Nothing runs"));
    }

    void gaugeIsOpenedByKeyAndMouse() {
        charts::SaturationGauge gauge;
        const QSignalSpy activated(&gauge, &charts::SaturationGauge::activated);
        QTest::keyClick(&gauge, Qt::Key_Return);
        QTest::mouseDClick(&gauge, Qt::LeftButton);
        QCOMPARE(activated.size(), 2);
    }
};

QTEST_MAIN(TestTimeChart)
#include "timechart.moc"
