// How far back a chart looks. Pure; any thread.
#pragma once

#include "engine/core/clock.h"

namespace seatlock::ui::charts {

enum class Span { minute, ten_minutes, hour };

constexpr core::Micros length(Span span) {
    constexpr core::Micros second = 1'000'000;
    switch (span) {
        case Span::minute:
            return 60 * second;
        case Span::ten_minutes:
            return 600 * second;
        case Span::hour:
            break;
    }
    return 3'600 * second;
}

}  // namespace seatlock::ui::charts
