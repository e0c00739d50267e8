#include "ui/boxoffice/amounts.h"

#include "ui/models/texts.h"

#include <algorithm>

namespace seatlock::ui::boxoffice {

namespace {

bool isSeparator(QChar letter) {
    return letter == QLatin1Char('.') || letter == QLatin1Char(',');
}

/// Digits, with separators of thousands where those belong.
bool isWhole(const QString& text) {
    const auto digits = [](const QString& part) {
        return !part.isEmpty() && std::ranges::all_of(part, [](QChar letter) {
            return letter >= QLatin1Char('0') && letter <= QLatin1Char('9');
        });
    };
    QStringList groups;
    QString group;
    for (const QChar letter : text) {
        if (isSeparator(letter)) {
            groups << group;
            group.clear();
        } else {
            group += letter;
        }
    }
    groups << group;
    if (!std::ranges::all_of(groups, digits)) return false;
    return groups.size() == 1 ||
           (groups.first().size() <= 3 &&
            std::all_of(groups.begin() + 1, groups.end(),
                        [](const QString& part) { return part.size() == 3; }));
}

}  // namespace

std::optional<std::int64_t> parseAmount(const QString& text, const QString& currency) {
    QString bare;
    for (const QChar letter : text) {
        if (letter.isSpace() || letter == QLatin1Char('\'') ||
            letter.category() == QChar::Symbol_Currency)
            continue;
        bare += letter;
    }
    if (bare.startsWith(currency, Qt::CaseInsensitive)) bare.remove(0, currency.size());
    if (bare.endsWith(currency, Qt::CaseInsensitive)) bare.chop(currency.size());
    const int digits = models::decimals(currency);
    QString decimals;
    for (qsizetype at = bare.size() - 1; at >= 0; --at) {
        if (!isSeparator(bare[at])) continue;
        const auto behind = bare.size() - at - 1;
        // "1.234" of a currency with two decimals is a thousand and more.
        if (behind <= digits && behind > 0) {
            decimals = bare.mid(at + 1);
            bare.truncate(at);
            if (bare.isEmpty()) bare = QStringLiteral("0");
        }
        break;
    }
    if (!isWhole(bare) || (!decimals.isEmpty() && !isWhole(decimals))) return std::nullopt;
    bare.removeIf(isSeparator);
    bool fits = false;
    const auto value = (bare + decimals.leftJustified(digits, QLatin1Char('0'))).toLongLong(&fits);
    if (!fits || value > amount_max) return std::nullopt;
    return value;
}

std::vector<std::int64_t> likelyTenders(std::int64_t due, const QString& currency, int count) {
    std::int64_t unit = 1;
    for (int i = 0; i < models::decimals(currency); ++i) unit *= 10;
    std::vector<std::int64_t> out{due};
    for (const std::int64_t note : {5, 10, 20, 50, 100, 200, 500}) {
        const std::int64_t step = note * unit;
        const std::int64_t round = (due + step - 1) / step * step;
        if (std::ranges::find(out, round) == out.end()) out.push_back(round);
    }
    std::ranges::sort(out);
    if (out.size() > static_cast<std::size_t>(count)) out.resize(static_cast<std::size_t>(count));
    return out;
}

}  // namespace seatlock::ui::boxoffice
