// Finds the end of a header section byte by byte. One thread; no allocation.
#pragma once

#include "engine/config/limits.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace seatlock::http {

/// Walks over a request line and header fields, or over a trailer section, up to the empty line,
/// and refuses what llhttp 8 lets pass: bare CR and LF, control characters, folded lines (RFC 9112
/// sections 2.2, 5.2). Own code because the limits must hold before a whole line has arrived.
class HeadScanner {
public:
    enum class Part : std::uint8_t { head, trailer };
    enum class Outcome : std::uint8_t {
        more,           ///< everything consumed, the empty line is still to come
        end,            ///< consumed up to and including the empty line
        malformed,      ///< see detail()
        line_too_long,  ///< request_line_bytes_max
        too_large,      ///< header_bytes_max
        too_many        ///< header_fields_max
    };

    explicit HeadScanner(Part part = Part::head) : fields_started_(part == Part::trailer) {}

    /// Sets `consumed` to the number of bytes of `data` that belong to the section.
    Outcome scan(std::string_view data, const config::Limits& limits, std::size_t& consumed);

    /// What is wrong; static text.
    std::string_view detail() const { return detail_; }
    /// Bytes of empty lines before the request line (RFC 9112 section 2.2 asks to ignore them).
    std::size_t blankBytes() const { return blank_bytes_; }

private:
    Outcome fail(std::string_view detail);
    Outcome endLine(const config::Limits& limits);
    Outcome countRun(std::size_t run, const config::Limits& limits);

    std::string_view detail_;
    std::int64_t line_bytes_ = 0;    ///< of the current line, without CRLF
    std::int64_t header_bytes_ = 0;  ///< after the request line, CRLFs included
    std::int64_t fields_ = 0;
    std::uint8_t blank_bytes_ = 0;
    bool fields_started_;
    bool after_cr_ = false;
};

}  // namespace seatlock::http
