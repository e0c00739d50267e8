// Values of rows as the types they stand for. Pure; any thread.
#pragma once

#include "engine/board/seatstate.h"
#include "engine/core/ids.h"
#include "ui/reader/session.h"

#include <array>

namespace seatlock::ui::reader {

inline std::int64_t integer(const QVariant& value) {
    return value.toLongLong();
}

inline core::EventId eventOf(const QVariant& value) {
    return {integer(value)};
}

inline board::SeatState stateOf(const QVariant& letter) {
    const QString text = letter.toString();
    const auto state = text.isEmpty() ? std::nullopt : board::stateOf(text[0].toLatin1());
    return state.value_or(board::SeatState::available);
}

/// Nothing for a letter of a later version.
inline std::optional<board::Reason> reasonOf(const QVariant& letter) {
    const QString text = letter.toString();
    for (int i = 0; i <= static_cast<int>(board::last_reason); ++i) {
        const auto reason = static_cast<board::Reason>(i);
        if (text.size() == 1 && text[0] == QLatin1Char(board::letter(reason))) return reason;
    }
    return std::nullopt;
}

}  // namespace seatlock::ui::reader
