#include "engine/http/headscanner.h"

#include <array>

namespace seatlock::http {

namespace {

constexpr std::uint8_t blank_bytes_max = 4;

/// Bytes that may stand in a line: HTAB, SP, visible ASCII and obs-text (RFC 9110 section 5.5).
constexpr std::array<bool, 256> makePlain() {
    std::array<bool, 256> plain{};
    for (int c = 0x20; c < 256; ++c) plain[static_cast<std::size_t>(c)] = c != 0x7f;
    plain['\t'] = true;
    return plain;
}
constexpr auto plain_bytes = makePlain();

}  // namespace

HeadScanner::Outcome HeadScanner::fail(std::string_view detail) {
    detail_ = detail;
    return Outcome::malformed;
}

HeadScanner::Outcome HeadScanner::endLine(const config::Limits& limits) {
    if (!fields_started_) {
        if (line_bytes_ == 0) {
            blank_bytes_ += 2;
            if (blank_bytes_ > blank_bytes_max) return fail("empty lines before the request");
            return Outcome::more;
        }
        fields_started_ = true;
        line_bytes_ = 0;
        return Outcome::more;
    }
    header_bytes_ += 2;
    if (header_bytes_ > limits.header_bytes_max) return Outcome::too_large;
    if (line_bytes_ == 0) return Outcome::end;
    line_bytes_ = 0;
    return ++fields_ > limits.header_fields_max ? Outcome::too_many : Outcome::more;
}

HeadScanner::Outcome HeadScanner::countRun(std::size_t run, const config::Limits& limits) {
    const auto bytes = static_cast<std::int64_t>(run);
    line_bytes_ += bytes;
    if (!fields_started_)
        return line_bytes_ > limits.request_line_bytes_max ? Outcome::line_too_long : Outcome::more;
    header_bytes_ += bytes;
    return header_bytes_ > limits.header_bytes_max ? Outcome::too_large : Outcome::more;
}

HeadScanner::Outcome HeadScanner::scan(std::string_view data, const config::Limits& limits,
                                       std::size_t& consumed) {
    std::size_t i = 0;
    const auto at = [&](std::size_t index) { return static_cast<unsigned char>(data[index]); };
    Outcome outcome = Outcome::more;
    while (i < data.size() && outcome == Outcome::more) {
        if (after_cr_) {
            if (data[i] != '\n') return consumed = i, fail("a CR without LF");
            after_cr_ = false;
            ++i;
            outcome = endLine(limits);
            continue;
        }
        std::size_t run = i;
        while (run < data.size() && plain_bytes[at(run)]) ++run;
        if (run > i) {
            if (line_bytes_ == 0 && (data[i] == ' ' || data[i] == '\t'))
                return consumed = i, fail("a line that starts with white space");
            outcome = countRun(run - i, limits);
            i = run;
        } else if (data[i] == '\r') {
            after_cr_ = true;
            ++i;
        } else {
            return consumed = i, fail(data[i] == '\n' ? "a LF without CR" : "a control character");
        }
    }
    consumed = i;
    return outcome;
}

}  // namespace seatlock::http
