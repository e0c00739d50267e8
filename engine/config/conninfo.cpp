#include "engine/config/conninfo.h"

#include <algorithm>
#include <memory>

#include <libpq-fe.h>

namespace seatlock::config {

namespace {

/// libpq, "Connection Strings": backslash escapes between single quotes.
std::string quoted(const std::string& value) {
    std::string out = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

}  // namespace

const std::string* ConnInfo::option(std::string_view keyword) const {
    const auto at = std::ranges::find(options, keyword, &Option::keyword);
    return at == options.end() ? nullptr : &at->value;
}

void ConnInfo::addOption(std::string keyword, std::string value) {
    if (option(keyword) == nullptr) options.push_back({std::move(keyword), std::move(value)});
}

std::string ConnInfo::optionsText() const {
    std::string out;
    for (const Option& option : options) {
        if (!out.empty()) out += ' ';
        out += option.keyword + "=" + quoted(option.value);
    }
    return out;
}

std::string ConnInfo::text() const {
    ConnInfo all;
    all.options = {{"host", host}, {"dbname", database}, {"user", user}, {"password", password}};
    std::erase_if(all.options, [](const Option& option) { return option.value.empty(); });
    all.options.insert(all.options.end(), options.begin(), options.end());
    return all.optionsText();
}

core::Result<ConnInfo> parseConnInfo(const std::string& text) {
    char* message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
        PQconninfoParse(text.c_str(), &message), &PQconninfoFree);
    // What libpq says may quote the string, and with it a password.
    if (message != nullptr) PQfreemem(message);
    if (!parsed) {
        return core::Error{core::ErrorCode::configuration,
                           "the database's address is not one that PostgreSQL understands; write "
                           "postgresql://user@host:5432/database or host=… dbname=…",
                           {},
                           0};
    }
    ConnInfo out;
    for (const PQconninfoOption* at = parsed.get(); at->keyword != nullptr; ++at) {
        if (at->val == nullptr || *at->val == '\0') continue;
        const std::string keyword = at->keyword;
        if (keyword == "host")
            out.host = at->val;
        else if (keyword == "dbname")
            out.database = at->val;
        else if (keyword == "user")
            out.user = at->val;
        else if (keyword == "password")
            out.password = at->val;
        else
            out.options.push_back({keyword, at->val});
    }
    return out;
}

}  // namespace seatlock::config
