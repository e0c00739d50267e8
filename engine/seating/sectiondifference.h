// What was changed between two states of a section, in words. Pure; any thread.
#pragma once

#include "engine/seating/chart.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::seating {

/// A section and the chart whose categories its seats have.
struct SectionOf {
    const Chart& chart;
    const Section& section;
};

/// Of its rows and seats; its name is not compared.
std::vector<std::string> describeChanges(const SectionOf& before, const SectionOf& after);

/// "1 seat", "12 seats".
std::string seatsText(std::int64_t seats);
/// "Premium"; "no category".
std::string categoryName(const Chart& chart, CategoryNo category);
/// Whether it is the same one, whatever it is called.
bool sameCategory(const Chart& before, CategoryNo from, const Chart& after, CategoryNo to);

}  // namespace seatlock::seating
