// The curve of what was sold, as it is printed and shown.
#include "ui/reports/reportpaper.h"

#include "ui/reports/reporttables.h"
#include "ui/reports/saleschart.h"
#include "ui/style/palettes.h"
#include "ui/style/semantic.h"

#include <algorithm>

#include <QChart>
#include <QDateTimeAxis>
#include <QJsonArray>
#include <QLineSeries>
#include <QtTest>

using namespace seatlock::ui;

namespace {

QJsonObject point(const char* at, int seats) {
    return {{QStringLiteral("at"), QLatin1String(at)},
            {QStringLiteral("days_before"), 3.0},
            {QStringLiteral("seats"), seats}};
}

QJsonObject report(const QJsonArray& curve) {
    return {{QStringLiteral("name"), QStringLiteral("Hamlet")},
            {QStringLiteral("time_zone"), QStringLiteral("Asia/Tokyo")},
            {QStringLiteral("curve"), curve}};
}

/// Where the line is, in the picture's width and height as 1.
QRectF lineIn(const QImage& picture) {
    const QRgb wanted = style::semantic(style::lightPalette()).series[0].rgb();
    QRect box;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) == wanted) box |= QRect(x, y, 1, 1);
        }
    }
    return {box.left() * 1.0 / picture.width(), box.top() * 1.0 / picture.height(),
            box.width() * 1.0 / picture.width(), box.height() * 1.0 / picture.height()};
}

QList<QPointF> pointsOf(reports::SalesChart& chart) {
    // The other event's line comes first.
    return qobject_cast<QLineSeries*>(chart.chart()->series().back())->points();
}

}  // namespace

class ReportPaperTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeCurveIsInThePicture() {
        const auto picture = reports::chartPicture(
            report({point("2026-11-28T09:00:00Z", 10), point("2026-11-30T20:00:00Z", 990)}));
        const auto line = lineIn(picture);
        QVERIFY2(line.right() > 0.85 && line.left() < 0.25,
                 qPrintable(QString::number(line.right())));
        QVERIFY(line.top() < 0.2 && line.bottom() > 0.6);
    }

    /// A flash sale is over within its first minute.
    void oneMomentIsALineToo() {
        reports::SalesChart chart;
        chart.setReport(report({point("2026-11-30T12:40:00Z", 700)}));
        const auto points = pointsOf(chart);
        QCOMPARE(points.size(), 2);
        QCOMPARE(points[0].y(), 0.0);
        QCOMPARE(points[1].x() - points[0].x(), 60'000.0);
        QCOMPARE(points[1].y(), 700.0);
    }

    /// Marks are as far apart as their labels say.
    void shortSalesAreMarkedByWholeMinutes() {
        reports::SalesChart chart;
        chart.setReport(
            report({point("2026-11-30T12:40:20Z", 7), point("2026-11-30T12:47:40Z", 700)}));
        const auto* axis =
            qobject_cast<QDateTimeAxis*>(chart.chart()->axes(Qt::Horizontal).front());
        const auto span = axis->min().msecsTo(axis->max());
        QCOMPARE(span % (60'000 * (axis->tickCount() - 1)), 0);
        QCOMPARE(axis->max().time().second(), 0);
        QVERIFY(span >= 8 * 60'000 && span <= 16 * 60'000);
    }

    /// What sold out a month before is sold out until it begins.
    void comparedLinesReachUntilNow() {
        auto now = report({point("2026-11-28T09:00:00Z", 10)});
        now.insert(QStringLiteral("starts_at"), QStringLiteral("2026-12-05T09:00:00Z"));
        now.insert(QStringLiteral("made_at"), QStringLiteral("2026-12-04T09:00:00Z"));
        auto before = report({point("2026-10-01T09:00:00Z", 20)});
        before.insert(QStringLiteral("starts_at"), QStringLiteral("2026-10-04T09:00:00Z"));
        now.insert(QStringLiteral("compared_with"), before);
        reports::SalesChart chart;
        chart.setReport(now);
        const auto lines = chart.chart()->series();
        const auto endOf = [](QAbstractSeries* line) {
            return qobject_cast<QLineSeries*>(line)->points().back();
        };
        QCOMPARE(endOf(lines[0]), QPointF(0, 20));
        QCOMPARE(endOf(lines[1]), QPointF(-1, 10));
    }

    void tablesEndWithWhatTheyComeTo() {
        const auto part = [](const char* name, int places, int sold) {
            return QJsonObject{{QStringLiteral("name"), QLatin1String(name)},
                               {QStringLiteral("places"), places},
                               {QStringLiteral("sold"), sold},
                               {QStringLiteral("tickets_minor"), sold * 1'000}};
        };
        auto two = report({});
        two.insert(QStringLiteral("currency"), QStringLiteral("EUR"));
        two.insert(QStringLiteral("by_section"),
                   QJsonArray{part("Stalls", 30, 10), part("Balcony", 10, 10)});
        two.insert(QStringLiteral("by_category"), QJsonArray{part("Standard", 40, 20)});
        const auto tables = reports::tablesOf(two);
        const auto named = [&tables](const char* id) {
            return *std::ranges::find(tables, QLatin1String(id), &reports::ReportTable::id);
        };
        const auto total = named("sections").total;
        QCOMPARE(total.size(), named("sections").heads.size());
        QCOMPARE(total[1], QStringLiteral("40"));
        QCOMPARE(total[2], QStringLiteral("20"));
        QCOMPARE(total[3], QStringLiteral("50%"));
        QVERIFY2(named("categories").total.isEmpty(), "one row says it already");
        QVERIFY(reports::paperText(two, {}, {}, {}).contains(total[0]));
    }

    void itIsLevelWhileNothingIsSold() {
        reports::SalesChart chart;
        chart.setReport(
            report({point("2026-11-28T09:00:00Z", 10), point("2026-11-28T20:00:00Z", 30)}));
        const auto points = pointsOf(chart);
        QCOMPARE(points.size(), 4);
        QCOMPARE(points[2].y(), 10.0);
        QCOMPARE(points[3].x() - points[2].x(), 3'600'000.0);
        // By the clock of the venue: 20:00 in UTC is 5 in the morning in Tokyo.
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(points[3].x())).time().hour(),
                 5);
    }
};

QTEST_MAIN(ReportPaperTest)
#include "reportpaper.moc"
