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
    if (text.size() != 1) return std::nullopt;
    return board::reasonOf(text[0].toLatin1());
}

}  // namespace seatlock::ui::reader
