#include "ui/simulator/pdfreport.h"

#include "ui/simulator/reporttext.h"
#include "ui/simulator/runcharts.h"
#include "ui/simulator/runtexts.h"
#include "ui/style/palettes.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QUrl>

namespace seatlock::ui::simulator {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PdfReport", text);
}

constexpr int margin_mm = 15;
constexpr int font_points = 8;
constexpr double dots_an_inch = 96;  // of the document; the page is finer
constexpr int foot = 28;             // dots

void drawPage(QPainter& painter, QTextDocument& document, const QSizeF& page, int number, int pages,
              const QString& title) {
    painter.save();
    painter.translate(0, -page.height() * number);
    document.drawContents(&painter, {0, page.height() * number, page.width(), page.height() - 2});
    painter.restore();
    painter.setPen(Qt::gray);
    painter.setFont(document.defaultFont());
    const QRectF place(0, page.height(), page.width(), foot);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignBottom, title);
    painter.drawText(place, Qt::AlignRight | Qt::AlignBottom,
                     tr("%1 of %2").arg(number + 1).arg(pages));
}

}  // namespace

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
    QSaveFile file(path);
    const auto fail = [&] {
        return core::Result<core::Done>(
            core::ErrorCode::configuration,
            tr("%1 could not be written: %2").arg(path, file.errorString()).toStdString());
    };
    if (!file.open(QIODevice::WriteOnly)) return fail();
    {
        QPdfWriter writer(&file);
        writer.setTitle(headingOf(result));
        writer.setCreator(QStringLiteral("Seatlock"));
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm),
                              QPageLayout::Millimeter);
        const double scale = writer.resolution() / dots_an_inch;
        const QSizeF paper(writer.width() / scale, writer.height() / scale);
        const QSizeF page(paper.width(), paper.height() - foot);

        QTextDocument document;
        QFont font(QStringLiteral("sans-serif"));
        font.setPixelSize(static_cast<int>(font_points * dots_an_inch / 72));
        document.setDefaultFont(font);
        document.setDocumentMargin(0);
        QStringList names;
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            names << QStringLiteral("chart-%1").arg(i);
            document.addResource(QTextDocument::ImageResource, QUrl(names.back()), pictures[i]);
        }
        document.setHtml(reportText(result, names));
        document.setPageSize(page);
        QPainter painter(&writer);
        painter.scale(scale, scale);
        const int pages = document.pageCount();
        for (int i = 0; i < pages; ++i) {
            if (i > 0) writer.newPage();
            drawPage(painter, document, page, i, pages, headingOf(result));
        }
    }
    if (!file.commit()) return fail();
    return core::Done{};
}

}  // namespace seatlock::ui::simulator
