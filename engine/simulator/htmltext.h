// Text for HTML and for SVG within it. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace seatlock::simulator {

/// Safe as text and as an attribute's value in quotes. Control characters become spaces.
std::string escaped(std::string_view text);

/// <name attributes>escaped text</name>
std::string element(std::string_view name, std::string_view text, std::string_view attributes = {});

}  // namespace seatlock::simulator
