#include "ui/charts/quantity.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>

namespace seatlock::ui::charts {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("seatlock::ui::charts::Quantity", text);
}

/// Three significant figures, but never fewer than the whole number.
QString shortNumber(double value) {
    const double size = std::abs(value);
    const int decimals = size >= 99.95 || size == 0 ? 0 : size >= 9.995 ? 1 : 2;
    return QLocale().toString(value, 'f', decimals);
}

QString countText(double value) {
    const bool small = std::abs(value) < 9.95 && value != std::floor(value);
    return QLocale().toString(value, 'f', small ? 1 : 0);
}

}  // namespace

QString valueText(double value, Quantity quantity) {
    if (!std::isfinite(value)) return QStringLiteral("–");
    switch (quantity) {
        case Quantity::count:
            break;
        case Quantity::per_second:
            return translated("%1 /s").arg(countText(value));
        case Quantity::milliseconds:
            return durationText(value * 1'000);
    }
    return countText(value);
}

QString unitText(Quantity quantity) {
    switch (quantity) {
        case Quantity::count:
            break;
        case Quantity::per_second:
            return translated("a second");
        case Quantity::milliseconds:
            return translated("ms");
    }
    return {};
}

QString bytesText(double bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), bytes < (1 << 30) ? 0 : 2);
}

QString durationText(double micros) {
    if (!std::isfinite(micros)) return QStringLiteral("–");
    if (micros == 0) return translated("0 ms");
    if (std::abs(micros) < 999.5) return translated("%1 µs").arg(shortNumber(std::round(micros)));
    if (std::abs(micros) < 999'500) return translated("%1 ms").arg(shortNumber(micros / 1e3));
    return translated("%1 s").arg(shortNumber(micros / 1e6));
}

}  // namespace seatlock::ui::charts
