#include "engine/config/databaseurl.h"

#include "engine/config/conninfo.h"

#include <algorithm>
#include <charconv>

namespace seatlock::config {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::string_view after_authority = "/?#";

Error wrong(std::string detail) {
    return {ErrorCode::configuration, std::move(detail), {}, 0};
}

/// libpq's own judgement; it says less about what is wrong.
Result<Done> understood(std::string_view text) {
    if (auto parsed = parseConnInfo(std::string(text)); !parsed) return parsed.error();
    return Done{};
}

/// What follows "postgresql://" or "postgres://"; nothing when it begins otherwise.
std::string_view afterScheme(std::string_view text) {
    for (const std::string_view scheme : {"postgresql://", "postgres://"}) {
        if (text.starts_with(scheme)) return text.substr(scheme.size());
    }
    return {};
}

/// The part of a URL between its scheme and its path.
std::string_view authorityOf(std::string_view rest) {
    return rest.substr(0, rest.find_first_of(after_authority));
}

Result<Done> checkHosts(std::string_view hosts) {
    while (true) {
        const std::string_view host = hosts.substr(0, hosts.find(','));
        const auto bracket = host.rfind(']');
        const auto colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
        if (colon != std::string_view::npos) {
            const std::string_view digits = host.substr(colon + 1);
            int port = 0;
            const auto [end, failure] =
                std::from_chars(digits.data(), digits.data() + digits.size(), port);
            if (failure != std::errc{} || end != digits.data() + digits.size() || port < 1 ||
                port > 65'535) {
                return wrong("\"" + std::string(digits) +
                             "\" is not a port; after the host comes a number from 1 to 65535, "
                             "and a password with : @ or / in it must be percent-encoded");
            }
        }
        if (host.size() == hosts.size()) return Done{};
        hosts.remove_prefix(host.size() + 1);
    }
}

Result<Done> checkUrl(std::string_view rest) {
    const std::string_view authority = authorityOf(rest);
    const auto at = authority.rfind('@');
    const auto hosts = at == std::string_view::npos ? authority : authority.substr(at + 1);
    if (auto checked = checkHosts(hosts); !checked) return checked;
    const std::string_view path = rest.substr(authority.size());
    const std::string_view name = path.substr(0, path.find_first_of("?#"));
    if (name.size() < 2 && path.find("dbname=") == std::string_view::npos) {
        return wrong("the database's name is missing: postgresql://user@host/name");
    }
    return Done{};
}

/// Where the value that begins at `from` ends: libpq lets it stand in single quotes.
std::size_t endOfValue(std::string_view text, std::size_t from) {
    const bool quoted = from < text.size() && text[from] == '\'';
    for (std::size_t i = from + (quoted ? 1 : 0); i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (quoted ? text[i] == '\'' : text[i] == ' ') {
            return quoted ? i + 1 : i;
        }
    }
    return text.size();
}

/// "host=… password=… dbname=…" without the password, and without another's.
std::string keywordsWithoutPassword(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto start = text.find_first_not_of(" \t\n\r", at);
        if (start == std::string_view::npos) break;
        const auto equals = text.find('=', start);
        if (equals == std::string_view::npos) return out.empty() ? std::string(text) : out;
        const auto value = std::min(text.find_first_not_of(" ", equals + 1), text.size());
        const auto end = endOfValue(text, value);
        const auto key_end = text.find_last_not_of(" ", equals - 1);
        const std::string_view key = text.substr(start, key_end + 1 - start);
        if (key != "password" && key != "sslpassword" && key != "passfile") {
            if (!out.empty()) out += ' ';
            out += text.substr(start, end - start);
        }
        at = end;
    }
    return out;
}

std::string queryWithoutPassword(std::string_view query) {
    std::string out;
    while (!query.empty()) {
        const auto item = query.substr(0, query.find('&'));
        if (!item.starts_with("password=") && !item.starts_with("sslpassword=")) {
            out += (out.empty() ? "?" : "&") + std::string(item);
        }
        query.remove_prefix(std::min(item.size() + 1, query.size()));
    }
    return out;
}

}  // namespace

Result<Done> checkDatabaseUrl(std::string_view text) {
    if (text.find_first_of("\r\n\t") != std::string_view::npos) {
        return wrong("a database's address is one line");
    }
    if (text.empty()) return wrong("a database's address is missing");
    if (text.ends_with("://")) {
        return wrong("the server and the database are missing: postgresql://user@host/name");
    }
    if (const auto rest = afterScheme(text); !rest.empty()) {
        if (rest.find(' ') != std::string_view::npos) {
            return wrong("a URL has no spaces in it; write %20 instead");
        }
        if (auto checked = checkUrl(rest); !checked) return checked;
        return understood(text);
    }
    const auto scheme = text.find("://");
    const auto equals = text.find('=');
    if (scheme != std::string_view::npos && scheme < equals) {
        return wrong("\"" + std::string(text.substr(0, scheme)) +
                     "://\" is not a database: begin with postgresql://");
    }
    if (equals == std::string_view::npos || equals == 0) {
        return wrong("write the database as postgresql://user@host/name");
    }
    return understood(text);
}

std::string withoutPassword(std::string_view text) {
    const auto rest = afterScheme(text);
    if (rest.empty()) {
        return text.find('=') == std::string_view::npos ? std::string(text)
                                                        : keywordsWithoutPassword(text);
    }
    std::string out(text.substr(0, text.size() - rest.size()));
    // The last @: a password that was not encoded may have one in it, and a slash, too.
    const auto query_at = rest.find('?');
    const auto before_query = rest.substr(0, query_at);
    const auto at = before_query.rfind('@');
    if (at == std::string_view::npos) {
        out += before_query;
    } else {
        const auto user = before_query.substr(0, std::min(before_query.find(':'), at));
        out += std::string(user) + std::string(before_query.substr(at));
    }
    if (query_at != std::string_view::npos) out += queryWithoutPassword(rest.substr(query_at + 1));
    return out;
}

}  // namespace seatlock::config
