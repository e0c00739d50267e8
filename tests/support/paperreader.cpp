#include "tests/support/paperreader.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <zbar.h>

namespace seatlock::tests {

namespace {
constexpr int patience_ms = 60'000;
}

std::vector<QImage> pagesOf(const QString& pdf, int dots_an_inch) {
    const QTemporaryDir folder;
    QProcess poppler;
    poppler.start(QStringLiteral("pdftoppm"),
                  {QStringLiteral("-png"), QStringLiteral("-r"), QString::number(dots_an_inch), pdf,
                   folder.filePath(QStringLiteral("page"))});
    if (!poppler.waitForFinished(patience_ms) || poppler.exitCode() != 0) return {};
    std::vector<QImage> out;
    const QDir pages(folder.path());
    for (const QString& name :
         pages.entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name)) {
        out.emplace_back(pages.filePath(name));
    }
    return out;
}

QString textOf(const QString& pdf) {
    QProcess poppler;
    poppler.start(QStringLiteral("pdftotext"),
                  {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    if (!poppler.waitForFinished(patience_ms)) return {};
    return QString::fromUtf8(poppler.readAllStandardOutput());
}

QStringList codesIn(const QImage& page) {
    const QImage grey = page.convertToFormat(QImage::Format_Grayscale8);
    QByteArray bytes;
    for (int y = 0; y < grey.height(); ++y) {
        bytes.append(reinterpret_cast<const char*>(grey.constScanLine(y)), grey.width());
    }
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(static_cast<unsigned>(grey.width()), static_cast<unsigned>(grey.height()),
                      "Y800", bytes.constData(), static_cast<unsigned long>(bytes.size()));
    scanner.scan(image);
    QStringList out;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
        out << QString::fromStdString(symbol->get_data());
    }
    image.set_data(nullptr, 0);
    return out;
}

}  // namespace seatlock::tests
