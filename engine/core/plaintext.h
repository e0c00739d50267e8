// What names, labels, slugs and colours may look like. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace seatlock::core {

bool isUtf8(std::string_view text);

/// Printable UTF-8 of 1 to `bytes_max` bytes without space at either end: it goes on tickets, in
/// URLs' bodies and logs.
bool isPlainText(std::string_view text, std::size_t bytes_max);

/// ^[a-z0-9]+(-[a-z0-9]+)*$, as the schema has it, of at most 200 bytes.
bool isSlug(std::string_view text);

/// "#rrggbb" in lower case.
bool isColor(std::string_view text);

/// A slug from a name: letters and digits in lower case, hyphens for the rest; "" when nothing is
/// left.
std::string slugOf(std::string_view name);

}  // namespace seatlock::core
