#include "engine/simulator/rushoptions.h"

namespace seatlock::simulator {

namespace {

struct Name {
    Pattern pattern;
    std::string_view text;
};
constexpr Name names[] = {{Pattern::same_seat, "same-seat"},
                          {Pattern::hot, "hot"},
                          {Pattern::spread, "spread"},
                          {Pattern::best_available, "best-available"},
                          {Pattern::sell_out, "sell-out"}};

}  // namespace

std::string_view name(Pattern pattern) {
    for (const Name& entry : names) {
        if (entry.pattern == pattern) return entry.text;
    }
    return {};
}

std::optional<Pattern> patternOf(std::string_view name) {
    for (const Name& entry : names) {
        if (entry.text == name) return entry.pattern;
    }
    return std::nullopt;
}

}  // namespace seatlock::simulator
