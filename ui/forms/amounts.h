// Amounts of money in cells and fields: as they are typed. Pure; UI thread.
#pragma once

#include <cstdint>
#include <optional>

#include <QString>

namespace seatlock::ui::forms {

/// "25.00", without the currency.
QString amountText(std::int64_t minor, const QString& currency);
/// What was typed, with a point or a comma; none when it is no amount or below
/// zero.
std::optional<std::int64_t> amountOf(const QString& text, const QString& currency);
/// "Standing room, early" → "standing-room-early"; for a thing that needs a
/// slug.
QString slugOf(const QString& name);

}  // namespace seatlock::ui::forms
