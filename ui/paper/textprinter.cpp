#include "ui/paper/textprinter.h"

#include <QCoreApplication>
#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>
#include <QTextDocument>

namespace seatlock::ui::paper {

namespace {

constexpr double margin_mm = 18;
constexpr int font_points = 10;

void prepare(QTextDocument& document, const QString& html) {
    QFont font(QStringLiteral("sans-serif"));
    font.setPointSize(font_points);
    document.setDefaultFont(font);
    document.setHtml(html);
}

}  // namespace

core::Result<core::Done> writeTextPdf(const QString& title, const QString& html,
                                      const QString& path) {
    QSaveFile file(path);
    const auto fail = [&] {
        return core::Result<core::Done>(
            core::ErrorCode::configuration,
            QCoreApplication::translate("TextPrinter", "%1 could not be written: %2")
                .arg(path, file.errorString())
                .toStdString());
    };
    if (!file.open(QIODevice::WriteOnly)) return fail();
    {
        QPdfWriter writer(&file);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Seatlock"));
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm),
                              QPageLayout::Millimeter);
        QTextDocument document;
        prepare(document, html);
        document.print(&writer);
    }
    if (!file.commit()) return fail();
    return core::Done{};
}

void printText(const QString& html, QPrinter& printer) {
    QTextDocument document;
    prepare(document, html);
    document.print(&printer);
}

}  // namespace seatlock::ui::paper
