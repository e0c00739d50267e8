#include "engine/http/framing.h"

#include "engine/http/largebodies.h"

#include <algorithm>

namespace seatlock::http {

namespace {

using Refusal = std::optional<Rejection>;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// tchar, RFC 9110 section 5.6.2.
bool isToken(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        const char small = lower(c);
        return isDigit(c) || (small >= 'a' && small <= 'z') ||
               marks.find(c) != std::string_view::npos;
    });
}

Refusal malformed(std::string_view detail) {
    return Rejection{Reject::malformed, detail};
}

/// uri-host [ ":" port ], RFC 9110 section 7.2: the characters, not the meaning.
bool isHost(std::string_view host) {
    constexpr std::string_view marks = "-._~!$&'()*+,;=%:[]";
    const std::size_t port = host.rfind(':');
    if (port == 0) return false;
    if (port != std::string_view::npos && host.back() != ']' &&
        !std::all_of(host.begin() + static_cast<std::ptrdiff_t>(port) + 1, host.end(), isDigit))
        return false;
    return !host.empty() && std::all_of(host.begin(), host.end(), [&](char c) {
        const char small = lower(c);
        return isDigit(c) || (small >= 'a' && small <= 'z') ||
               marks.find(c) != std::string_view::npos;
    });
}

Refusal readVersion(std::string_view version, RequestData& data) {
    if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || !isDigit(version[5]) ||
        version[6] != '.' || !isDigit(version[7]))
        return malformed("a bad HTTP version");
    if (version[5] != '1' || version[7] > '1')
        return Rejection{Reject::version_not_supported, "this server speaks HTTP/1.1 and HTTP/1.0"};
    data.http10 = version[7] == '0';
    return std::nullopt;
}

/// Only plain `chunked` is understood (RFC 9112 sections 6.1 and 7.1).
Refusal readTransferCoding(std::string_view coding, RequestData& data) {
    // A coding in a 1.0 message means that its framing is faulty.
    if (data.http10) return malformed("Transfer-Encoding in an HTTP/1.0 request");
    if (data.chunked) return malformed("several Transfer-Encoding fields");
    if (!equalsCaseless(coding, "chunked")) {
        if (coding.empty() || coding.find(',') == 0) return malformed("a bad Transfer-Encoding");
        if (equalsCaseless(coding.substr(0, std::min<std::size_t>(coding.size(), 7)), "chunked"))
            return malformed("chunked must be the last transfer coding, once");
        return Rejection{Reject::not_implemented, "only the chunked transfer coding is known"};
    }
    data.chunked = true;
    return std::nullopt;
}

Refusal readContentLength(std::string_view value, RequestData& data) {
    if (value.empty() || !std::all_of(value.begin(), value.end(), isDigit))
        return malformed("a bad Content-Length");
    std::int64_t length = 0;
    const std::int64_t limit = data.body_max;
    for (const char c : value) {
        length = length * 10 + (c - '0');
        if (length > limit)
            return Rejection{Reject::body_too_large, "the body is larger than this server takes"};
    }
    data.body_left = length;
    return std::nullopt;
}

/// The largest body this request may have. Credentials are only looked for here, not at.
std::int64_t bodyMax(const RequestData& data) {
    const auto isCredentials = [](const HeaderField& field) {
        return equalsCaseless(field.name, "authorization");
    };
    if (data.large_bodies && std::any_of(data.fields.begin(), data.fields.end(), isCredentials) &&
        data.large_bodies->mayBeSent(data.method, data.target.path)) {
        return std::max(data.limits->body_bytes_max, data.large_bodies->bytesMax());
    }
    return data.limits->body_bytes_max;
}

/// Counts a body that may become larger than usual.
Refusal enterLargeBodies(RequestData& data) {
    const auto usual = data.limits->body_bytes_max;
    if (data.body_max <= usual || (!data.chunked && data.body_left <= usual)) return std::nullopt;
    if (!data.large_bodies->enter())
        return Rejection{Reject::large_bodies, "too many large bodies are being sent just now"};
    data.is_large = true;
    data.body.reserve(static_cast<std::size_t>(data.body_left));
    return std::nullopt;
}

}  // namespace

bool equalsCaseless(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

Refusal readRequestLine(RequestData& data) {
    std::string_view line(data.head);
    line.remove_prefix(data.scanner.blankBytes());
    line = line.substr(0, line.find('\r'));
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || line.find(' ', first + 1) != last ||
        line.find('\t') != std::string_view::npos)
        return malformed("a bad request line");
    const std::string_view name = line.substr(0, first);
    if (!isToken(name)) return malformed("a bad method");
    if (auto refusal = readVersion(line.substr(last + 1), data)) return refusal;
    const auto method = parseMethod(name);
    if (!method) return Rejection{Reject::not_implemented, "this method is not implemented"};
    data.method = *method;
    data.raw_target = line.substr(first + 1, last - first - 1);
    if (const auto bad = parseTarget(data.raw_target, data.text, data.target))
        return malformed(*bad);
    if (data.target.asterisk && data.method != Method::options)
        return malformed("the target * belongs to OPTIONS");
    return std::nullopt;
}

Refusal readFraming(RequestData& data) {
    int hosts = 0;
    int lengths = 0;
    data.body_max = bodyMax(data);
    for (const HeaderField& field : data.fields) {
        if (field.name.empty()) return malformed("a field without a name");
        if (equalsCaseless(field.name, "host")) {
            if (++hosts > 1) return malformed("several Host fields");
            if (!isHost(field.value)) return malformed("a bad Host");
        } else if (equalsCaseless(field.name, "content-length")) {
            if (++lengths > 1) return malformed("several Content-Length fields");
            if (auto refusal = readContentLength(field.value, data)) return refusal;
        } else if (equalsCaseless(field.name, "transfer-encoding")) {
            if (auto refusal = readTransferCoding(field.value, data)) return refusal;
        } else if (equalsCaseless(field.name, "expect") && !data.http10) {
            if (!equalsCaseless(field.value, "100-continue"))
                return Rejection{Reject::expectation, "only 100-continue can be expected"};
            data.wants_continue = true;
        }
    }
    if (hosts == 0 && !data.http10) return malformed("no Host field");
    if (lengths > 0 && data.chunked) return malformed("both Content-Length and Transfer-Encoding");
    return enterLargeBodies(data);
}

}  // namespace seatlock::http
