#include "ui/simulator/pdfreport.h"

#include "ui/simulator/reporttext.h"
#include "ui/simulator/runcharts.h"
#include "ui/simulator/runtexts.h"
#include "ui/style/palettes.h"
#include "ui/style/pdfpaper.h"

#include <QCoreApplication>

namespace seatlock::ui::simulator {

std::vector<QImage> chartsForPaper(const RunResult& result) {
    RunCharts charts;
    charts.setPalette(style::lightPalette());
    charts.setAttribute(Qt::WA_DontShowOnScreen);
    // One below the other, as wide as the text.
    charts.resize(560, 3 * 252);
    charts.show();
    charts.show(result);
    // Axes are laid out by events, which would come only after this.
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    return charts.pictures();
}

core::Result<core::Done> writePdfReport(const RunResult& result,
                                        const std::vector<QImage>& pictures, const QString& path) {
    QStringList names;
    std::vector<std::pair<QString, QImage>> named;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        names << QStringLiteral("chart-%1").arg(i);
        named.emplace_back(names.back(), pictures[i]);
    }
    return style::writePdf(path, headingOf(result), reportText(result, names), named);
}

}  // namespace seatlock::ui::simulator
