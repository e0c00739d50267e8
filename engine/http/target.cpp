#include "engine/http/target.h"

#include <QByteArrayView>

namespace seatlock::http {

namespace {

using Complaint = std::optional<std::string_view>;

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool startsWithCaseless(std::string_view text, std::string_view prefix) {
    if (text.size() < prefix.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (lower(text[i]) != prefix[i]) return false;
    return true;
}

/// Appends the decoded `raw` to `text`, which has room, and points `out` at it.
Complaint decode(std::string_view raw, bool query, std::string& text, std::string_view& out) {
    const std::size_t start = text.size();
    bool ascii = true;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '%') {
            const int high = i + 2 < raw.size() ? hexValue(raw[i + 1]) : -1;
            const int low = i + 2 < raw.size() ? hexValue(raw[i + 2]) : -1;
            if (high < 0 || low < 0) return "a bad percent escape in the target";
            c = static_cast<char>(high * 16 + low);
            i += 2;
            if (!query && c == '/') return "an encoded slash in the path";
        } else if (query && c == '+') {
            c = ' ';
        }
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) return "a control character in the target";
        ascii = ascii && byte < 0x80;
        text.push_back(c);
    }
    out = std::string_view(text).substr(start);
    if (!ascii && !QByteArrayView(out.data(), static_cast<qsizetype>(out.size())).isValidUtf8())
        return "a target that is not UTF-8";
    return std::nullopt;
}

bool hasDotSegment(std::string_view path) {
    std::size_t at = 1;
    while (at <= path.size()) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view segment = path.substr(at, end - at);
        if (segment == "." || segment == "..") return true;
        at = end + 1;
    }
    return false;
}

Complaint decodeQuery(std::string_view raw, std::string& text, Target& out) {
    while (!raw.empty()) {
        const std::size_t end = std::min(raw.find('&'), raw.size());
        const std::string_view pair = raw.substr(0, end);
        raw.remove_prefix(std::min(end + 1, raw.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        QueryParameter parameter;
        if (auto bad = decode(pair.substr(0, equals), true, text, parameter.name)) return bad;
        if (equals < pair.size()) {
            if (auto bad = decode(pair.substr(equals + 1), true, text, parameter.value)) return bad;
        }
        out.query.push_back(parameter);
    }
    return std::nullopt;
}

}  // namespace

Complaint parseTarget(std::string_view raw, std::string& text, Target& out) {
    text.clear();
    text.reserve(raw.size() + 1);  // decoding never grows it, so views into it stay good
    out.query.clear();
    out.asterisk = raw == "*";
    if (out.asterisk) {
        text.push_back('*');
        out.path = text;
        return std::nullopt;
    }
    if (raw.find('#') != std::string_view::npos) return "a fragment in the target";
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!startsWithCaseless(raw, scheme)) continue;
        raw.remove_prefix(scheme.size());
        const std::size_t end = std::min(raw.find_first_of("/?"), raw.size());
        if (end == 0 || raw.substr(0, end).find('@') != std::string_view::npos)
            return "a bad authority in the target";  // RFC 9110 sections 4.2.1 and 4.2.4
        raw.remove_prefix(end);
        if (raw.empty() || raw.front() == '?') {
            text.push_back('/');
            out.path = text;
            return raw.empty() ? std::nullopt : decodeQuery(raw.substr(1), text, out);
        }
        break;
    }
    if (raw.empty() || raw.front() != '/') return "a target that is not a path";
    const std::size_t question = std::min(raw.find('?'), raw.size());
    if (auto bad = decode(raw.substr(0, question), false, text, out.path)) return bad;
    if (hasDotSegment(out.path)) return "a dot segment in the path";
    if (question == raw.size()) return std::nullopt;
    return decodeQuery(raw.substr(question + 1), text, out);
}

}  // namespace seatlock::http
