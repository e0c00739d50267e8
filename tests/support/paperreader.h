// Reads paper as somebody else would: pages of a PDF by poppler, codes on them by zbar. The test's
// thread.
#pragma once

#include <vector>

#include <QImage>
#include <QString>
#include <QStringList>

namespace seatlock::tests {

/// Every page as a picture; none where the file is no PDF.
std::vector<QImage> pagesOf(const QString& pdf, int dots_an_inch = 150);

/// The text of all pages.
QString textOf(const QString& pdf);

/// What the QR codes in a picture say.
QStringList codesIn(const QImage& page);

}  // namespace seatlock::tests
