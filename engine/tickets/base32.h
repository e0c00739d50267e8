// Bytes as text that people can type and QR codes keep small. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seatlock::tickets {

/// Crockford's alphabet, digits and capital letters without I, L, O and U: QR's alphanumeric mode
/// takes it. The last character's unused bits are zero.
std::string toBase32(std::string_view bytes);

/// The bytes of a text of any case; I and L count as 1, O as 0; blanks and hyphens are passed over.
/// Nothing when it has other characters, a length that no bytes have, or unused bits set, so that
/// no two texts that differ in more than that lead to the same bytes.
std::optional<std::string> fromBase32(std::string_view text);

}  // namespace seatlock::tickets
