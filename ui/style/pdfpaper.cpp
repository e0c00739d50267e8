#include "ui/style/pdfpaper.h"

#include "ui/style/headings.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QUrl>

namespace seatlock::ui::style {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PdfPaper)
};

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
                     Words::tr("%1 of %2").arg(number + 1).arg(pages));
}

}  // namespace

core::Result<core::Done> writePdf(const QString& path, const QString& title, const QString& html,
                                  const std::vector<std::pair<QString, QImage>>& pictures) {
    QSaveFile file(path);
    const auto fail = [&] {
        return core::Result<core::Done>(
            core::ErrorCode::configuration,
            Words::tr("%1 could not be written: %2").arg(path, file.errorString()).toStdString());
    };
    if (!file.open(QIODevice::WriteOnly)) return fail();
    {
        QPdfWriter writer(&file);
        writer.setTitle(title);
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
        for (const auto& [name, picture] : pictures) {
            document.addResource(QTextDocument::ImageResource, QUrl(name), picture);
        }
        document.setHtml(html);
        document.setPageSize(page);
        keepHeadings(document);
        QPainter painter(&writer);
        painter.scale(scale, scale);
        const int pages = document.pageCount();
        for (int i = 0; i < pages; ++i) {
            if (i > 0) writer.newPage();
            drawPage(painter, document, page, i, pages, title);
        }
    }
    if (!file.commit()) return fail();
    return core::Done{};
}

}  // namespace seatlock::ui::style
