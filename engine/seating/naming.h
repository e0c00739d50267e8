// Names that are not taken yet. Pure; any thread.
#pragma once

#include "engine/seating/chart.h"

#include <functional>
#include <string>

namespace seatlock::seating {

/// What follows `name` in its series: "C" after "B", "Table 5" after "Table 4", "Hall 2" after
/// "Hall". `letters` allows the first, for rows.
std::string nextName(const std::string& name, bool letters);

/// `wanted`, or the first that follows it and is not `taken`.
std::string freeName(const std::string& wanted, bool letters,
                     const std::function<bool(const std::string&)>& taken);

/// Unlike every section and area of the chart. An empty wish becomes "Section".
std::string freeName(const Chart& chart, const std::string& wanted);

/// Unlike every row of the section.
std::string freeRowLabel(const Section& section, const std::string& wanted);

/// Unlike every category's slug, from its name; `category` when nothing of the name can be used.
std::string freeSlug(const Chart& chart, const std::string& name);

/// Whether a seat of the section has the label of a seat or place elsewhere in the chart. The
/// section itself, by its id, is not looked at.
bool hasTakenLabel(const Chart& chart, const Section& section);

/// Gives the section its name as prefix when otherwise a label would occur twice in the chart;
/// leaves it alone when not, or when it has a prefix that avoids that.
void settlePrefix(const Chart& chart, Section& section);

/// settlePrefix() for all sections at once: those without a prefix of which a label occurs in
/// another one, too.
void settlePrefixes(Chart& chart);

}  // namespace seatlock::seating
