// What a rush reads from the engine's JSON answers. Own code: they are read tens of thousands of
// times a second beside the engine they measure; whatever has an escape goes to Qt's parser. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seatlock::simulator {

/// The first string member of this name; empty when there is none.
std::string stringMember(std::string_view json, std::string_view name);

/// `label` of each object in `seats`.
std::vector<std::string> seatLabels(std::string_view json);

/// The last part of a problem's `type` (RFC 9457 section 3.1.1); "none" without one.
std::string problemSlug(std::string_view json);

}  // namespace seatlock::simulator
