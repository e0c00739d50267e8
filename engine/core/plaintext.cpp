#include "engine/core/plaintext.h"

#include <algorithm>

#include <QByteArrayView>

namespace seatlock::core {

namespace {

constexpr std::size_t slug_bytes_max = 200;

bool isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

bool isUtf8(std::string_view text) {
    return QByteArrayView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8();
}

bool isPlainText(std::string_view text, std::size_t bytes_max) {
    if (text.empty() || text.size() > bytes_max) return false;
    if (text.front() == ' ' || text.back() == ' ') return false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
    }
    return isUtf8(text);
}

bool isSlug(std::string_view text) {
    if (text.empty() || text.size() > slug_bytes_max) return false;
    char before = '-';
    for (const char c : text) {
        if (!isWord(c) && (c != '-' || before == '-')) return false;
        before = c;
    }
    return before != '-';
}

bool isColor(std::string_view text) {
    return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::string slugOf(std::string_view name) {
    std::string out;
    for (char c : name.substr(0, slug_bytes_max)) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (isWord(c)) {
            out += c;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

}  // namespace seatlock::core
