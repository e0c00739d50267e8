#include "ui/forms/amounts.h"

#include "ui/models/texts.h"

#include <cmath>

#include <QLocale>

namespace seatlock::ui::forms {

namespace {
constexpr double most = 10'000'000;
constexpr int slug_letters_max = 60;
}  // namespace

QString amountText(std::int64_t minor, const QString& currency) {
    const int digits = models::decimals(currency);
    return QLocale().toString(static_cast<double>(minor) / std::pow(10.0, digits), 'f', digits);
}

std::optional<std::int64_t> amountOf(const QString& text, const QString& currency) {
    const QString typed = text.trimmed();
    bool good = false;
    double amount = QLocale().toDouble(typed, &good);
    if (!good)
        amount = QLocale::c().toDouble(QString(typed).replace(QLatin1Char(','), QLatin1Char('.')),
                                       &good);
    if (!good || amount < 0 || amount > most) return std::nullopt;
    return std::llround(amount * std::pow(10.0, models::decimals(currency)));
}

QString slugOf(const QString& name) {
    QString out;
    for (const QChar letter : name.normalized(QString::NormalizationForm_D).toLower()) {
        const bool plain = (letter >= QLatin1Char('a') && letter <= QLatin1Char('z')) ||
                           (letter >= QLatin1Char('0') && letter <= QLatin1Char('9'));
        if (plain) {
            out += letter;
        } else if (letter.category() != QChar::Mark_NonSpacing && !out.isEmpty() &&
                   !out.endsWith(QLatin1Char('-'))) {
            out += QLatin1Char('-');
        }
    }
    out.truncate(slug_letters_max);
    while (out.endsWith(QLatin1Char('-'))) out.chop(1);
    return out;
}

}  // namespace seatlock::ui::forms
