// Money, times and numbers as a person reads them. Pure; any thread.
#pragma once

#include "engine/core/clock.h"

#include <cstdint>
#include <string>

#include <QLocale>
#include <QString>

namespace seatlock::ui::models {

/// "€1,234.50" from minor units; with a currency that has no sign of its own, "CHF 1,234.50".
/// `currency`: three letters of ISO 4217; its number of decimals is known.
QString money(std::int64_t minor, const QString& currency, const QLocale& locale = {});
/// Digits behind the point of a currency: 2 for most, 0 for JPY, 3 for KWD.
int decimals(const QString& currency);

QString number(std::int64_t value, const QLocale& locale = {});
/// "63%"; under 100 is never shown as 100, nor above 0 as 0. "–" of nothing.
QString percent(std::int64_t part, std::int64_t whole, const QLocale& locale = {});

/// "Sat, 24 Jan 2026, 19:30", in a time zone ("Europe/Berlin"); in UTC where it is not known.
QString dateAndTime(core::Micros at, const std::string& zone, const QLocale& locale = {});
/// "19:30:05"
QString clockTime(core::Micros at, const std::string& zone, const QLocale& locale = {});
/// "CET", of that moment.
QString zoneName(core::Micros at, const std::string& zone);
/// "850 ms", "12.5 s", "3 min 20 s", "2 h 5 min"
QString span(core::Micros length, const QLocale& locale = {});

}  // namespace seatlock::ui::models
