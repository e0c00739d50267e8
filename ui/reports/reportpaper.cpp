#include "ui/reports/reportpaper.h"

#include "ui/forms/timetexts.h"
#include "ui/reports/reporttables.h"
#include "ui/reports/saleschart.h"
#include "ui/style/palettes.h"
#include "ui/style/pdfpaper.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QPainter>

namespace seatlock::ui::reports {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportPaper)
};

constexpr QSize chart_size{660, 240};
constexpr int chart_sharpness = 3;  // pixels for one of them
constexpr int longest_table = 60;

QString figureCells(const std::vector<ReportFigure>& figures) {
    QString out = QStringLiteral("<table width='100%' cellpadding='6' cellspacing='0'><tr>");
    for (const auto& figure : figures) {
        out += QStringLiteral(
                   "<td align='center' bgcolor='#f2f4f7' style='white-space:nowrap'><span "
                   "style='font-size:12pt; font-weight:600'>%1</span><br><span "
                   "style='color:#555'>%2</span>")
                   .arg(figure.value.toHtmlEscaped(), figure.caption.toHtmlEscaped());
        if (!figure.before.isEmpty()) {
            out += QStringLiteral("<br><span style='color:#555; font-size:7pt'>%1</span>")
                       .arg(Words::tr("before: %1").arg(figure.before).toHtmlEscaped());
        }
        out += QStringLiteral("</td>");
    }
    return out + QStringLiteral("</tr></table>");
}

QString tableText(const ReportTable& table) {
    QString out = QStringLiteral("<h3>%1</h3>").arg(table.title.toHtmlEscaped());
    if (table.rows.empty()) {
        return out +
               QStringLiteral("<p style='color:#555'>%1</p>").arg(table.empty.toHtmlEscaped());
    }
    out += QStringLiteral("<table width='100%' cellpadding='3' cellspacing='0'><thead><tr>");
    const auto cell = [&](const char* tag, const QString& text, int column, const char* ground) {
        out += QStringLiteral("<%1 align='%2' bgcolor='%3'>%4</%1>")
                   .arg(QString::fromLatin1(tag),
                        column < table.words ? QStringLiteral("left") : QStringLiteral("right"),
                        QString::fromLatin1(ground), text.toHtmlEscaped());
    };
    for (int i = 0; i < table.heads.size(); ++i) cell("th", table.heads[i], i, "#e4e8ee");
    out += QStringLiteral("</tr></thead>");
    int number = 0;
    for (const auto& row : table.rows) {
        if (number++ == longest_table) break;
        out += QStringLiteral("<tr>");
        for (int i = 0; i < row.size(); ++i) {
            cell("td", row[i], i, number % 2 == 0 ? "#f7f8fa" : "#ffffff");
        }
        out += QStringLiteral("</tr>");
    }
    if (!table.total.isEmpty()) {
        out += QStringLiteral("<tr>");
        for (int i = 0; i < table.total.size(); ++i) cell("th", table.total[i], i, "#e4e8ee");
        out += QStringLiteral("</tr>");
    }
    out += QStringLiteral("</table>");
    const auto more = static_cast<int>(table.rows.size()) - longest_table;
    if (more > 0) {
        out += QStringLiteral("<p style='color:#555'>%1</p>")
                   .arg(Words::tr("And %n more; the CSV has them all.", nullptr, more));
    }
    return out;
}

}  // namespace

QString paperText(const QJsonObject& report, const QString& chart, const QString& who,
                  const QString& when) {
    const auto other = report.value(QLatin1String("compared_with")).toObject();
    QString out = QStringLiteral("<h1>%1</h1><p style='color:#555'>%2</p>")
                      .arg(nameOf(report).toHtmlEscaped(), placeAndTime(report).toHtmlEscaped());
    out += figureCells(figuresOf(report));
    if (!other.isEmpty()) {
        out += QStringLiteral("<p style='color:#555'>%1</p>")
                   .arg(Words::tr("Compared with: %1, %2")
                            .arg(nameOf(other), placeAndTime(other))
                            .toHtmlEscaped());
    }
    if (!report.value(QLatin1String("curve")).toArray().isEmpty()) {
        out += QStringLiteral("<h3>%1</h3><p><img src='%2' width='%3'></p>")
                   .arg(Words::tr("Seats sold over time").toHtmlEscaped(), chart)
                   .arg(chart_size.width());
    }
    for (const auto& table : tablesOf(report)) out += tableText(table);
    out += QStringLiteral("<p style='color:#555'><br>%1</p>")
               .arg(Words::tr(
                        "Made with Seatlock by %1, %2. Revenue is what orders come to that are not "
                        "cancelled, fees included; times are those of the venue.")
                        .arg(who, when)
                        .toHtmlEscaped());
    return out;
}

QImage chartPicture(const QJsonObject& report) {
    SalesChart chart;
    chart.setPalette(style::lightPalette());
    chart.setAttribute(Qt::WA_DontShowOnScreen);
    chart.resize(chart_size);
    chart.show();
    chart.setReport(report);
    // Axes are laid out by events, which would come only after this.
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    QImage picture(chart_size * chart_sharpness, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(chart_sharpness);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    // Left to itself, a view fills as many units as the picture has pixels.
    chart.render(&painter, QRectF(QPointF(), QSizeF(chart_size)));
    return picture;
}

core::Result<core::Done> writeReport(const QJsonObject& report, const QString& who,
                                     const QString& path) {
    const QImage picture = chartPicture(report);
    const QString name = QStringLiteral("sales-chart");
    const QString when = forms::timeText(QDateTime::currentDateTimeUtc().toString(Qt::ISODate),
                                         report.value(QLatin1String("time_zone")).toString());
    return style::writePdf(path, Words::tr("Sales report: %1").arg(nameOf(report)),
                           paperText(report, name, who, when), {{name, picture}});
}

}  // namespace seatlock::ui::reports
