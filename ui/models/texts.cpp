#include "ui/models/texts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace seatlock::ui::models {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("seatlock::ui::models", text);
}

QString sign(const QString& currency, const QLocale& locale) {
    if (locale.currencySymbol(QLocale::CurrencyIsoCode) == currency) {
        return locale.currencySymbol(QLocale::CurrencySymbol);
    }
    if (currency == QLatin1String("EUR")) return QStringLiteral("€");
    if (currency == QLatin1String("GBP")) return QStringLiteral("£");
    // Dollars and crowns are many: the code says which.
    return currency + QChar(QChar::Nbsp);
}

QDateTime dateTime(core::Micros at, const std::string& zone) {
    const QTimeZone known(QByteArray::fromStdString(zone));
    return QDateTime::fromMSecsSinceEpoch(at / 1'000, known.isValid() ? known : QTimeZone::utc());
}

}  // namespace

int decimals(const QString& currency) {
    // ISO 4217, list one: the currencies whose minor unit is not 2.
    static constexpr std::array none{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                     "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
    static constexpr std::array three{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
    const auto is = [&currency](const char* code) { return currency == QLatin1String(code); };
    if (std::ranges::any_of(none, is)) return 0;
    return std::ranges::any_of(three, is) ? 3 : 2;
}

QString money(std::int64_t minor, const QString& currency, const QLocale& locale) {
    const int digits = decimals(currency);
    // Exact up to 2^53 minor units, 90 thousand billion of the major one.
    const double major = static_cast<double>(minor) / std::pow(10.0, digits);
    return locale.toCurrencyString(major, sign(currency, locale), digits);
}

QString number(std::int64_t value, const QLocale& locale) {
    return locale.toString(static_cast<qlonglong>(value));
}

QString percent(std::int64_t part, std::int64_t whole, const QLocale& locale) {
    if (whole <= 0) return QStringLiteral("–");
    std::int64_t value =
        std::llround(100.0 * static_cast<double>(part) / static_cast<double>(whole));
    if (part > 0) value = std::max<std::int64_t>(value, 1);
    if (part < whole) value = std::min<std::int64_t>(value, 99);
    return tr("%1%").arg(locale.toString(static_cast<qlonglong>(value)));
}

QString dateAndTime(core::Micros at, const std::string& zone, const QLocale& locale) {
    return locale.toString(dateTime(at, zone), tr("ddd, d MMM yyyy, HH:mm"));
}

QString clockTime(core::Micros at, const std::string& zone, const QLocale& locale) {
    return locale.toString(dateTime(at, zone), tr("HH:mm:ss"));
}

QString zoneName(core::Micros at, const std::string& zone) {
    return dateTime(at, zone).timeZoneAbbreviation();
}

QString span(core::Micros length, const QLocale& locale) {
    const core::Micros ms = length / 1'000;
    if (ms < 1'000) return tr("%1 ms").arg(locale.toString(static_cast<qlonglong>(ms)));
    if (ms < 60'000) {
        const bool whole = ms % 1'000 < 50;
        return tr("%1 s").arg(
            locale.toString(static_cast<double>(ms) / 1'000.0, 'f', whole ? 0 : 1));
    }
    const core::Micros s = ms / 1'000;
    if (s < 3'600) return tr("%1 min %2 s").arg(s / 60).arg(s % 60);
    return tr("%1 h %2 min").arg(s / 3'600).arg(s % 3'600 / 60);
}

}  // namespace seatlock::ui::models
