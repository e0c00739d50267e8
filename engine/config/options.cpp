#include "engine/config/options.h"

#include "engine/config/databaseurl.h"
#include "engine/config/limittable.h"
#include "engine/config/optiontext.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <map>

namespace seatlock::config {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Error wrong(std::string detail) {
    return {ErrorCode::configuration, std::move(detail), {}, 0};
}

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r");
    if (from == std::string_view::npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(" \t\r") - from + 1));
}

bool known(const std::string& name) {
    return std::ranges::find(optionNames(), name) != optionNames().end();
}

std::optional<std::string> ask(const std::vector<Source>& sources, std::string_view name) {
    for (const auto& source : sources) {
        if (auto value = source(name)) return value;
    }
    return std::nullopt;
}

Result<bool> parseBoolean(std::string_view name, const std::string& text) {
    if (text == "1" || text == "true" || text == "yes" || text == "on") return true;
    if (text == "0" || text == "false" || text == "no" || text == "off") return false;
    return wrong(std::string(name) + " must be true or false, not \"" + text + "\"");
}

Result<Done> parsePlain(const std::string& text, const Limits& limits, Options& options) {
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto comma = std::min(text.find(',', from), text.size());
        const std::string item = trimmed(std::string_view(text).substr(from, comma - from));
        std::int64_t seats = 0;
        const auto [end, failure] = std::from_chars(item.data(), item.data() + item.size(), seats);
        if (failure != std::errc{} || end != item.data() + item.size() || seats < 1 ||
            seats > limits.seats_per_event_max) {
            return wrong("demo-plain takes a number of seats from 1 to " +
                         std::to_string(limits.seats_per_event_max) + ", not \"" + item + "\"");
        }
        options.demo_plain.push_back(seats);
        from = comma + 1;
    }
    return Done{};
}

}  // namespace

Source environmentSource() {
    return [](std::string_view name) -> std::optional<std::string> {
        std::string variable = "SEATLOCK_";
        for (const char c : name) {
            variable += c == '-' ? '_' : static_cast<char>(std::toupper(c));
        }
        const char* value = std::getenv(variable.c_str());
        if (value == nullptr) return std::nullopt;
        return value;
    };
}

Result<Source> fileSource(const std::string& path) {
    std::ifstream file(path);
    if (!file) return wrong("the settings file " + path + " cannot be read");
    std::map<std::string, std::string, std::less<>> values;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string text = trimmed(line.substr(0, line.find('#')));
        if (text.empty()) continue;
        const auto place = path + ", line " + std::to_string(number) + ": ";
        const auto equals = text.find('=');
        if (equals == std::string::npos) return wrong(place + "expected NAME = VALUE");
        const auto name = flagName(trimmed(std::string_view(text).substr(0, equals)));
        if (!known(name)) return wrong(place + "there is no setting named " + name);
        values[name] = trimmed(std::string_view(text).substr(equals + 1));
    }
    // A directory can be opened, but not read.
    if (file.bad()) return wrong("the settings file " + path + " cannot be read");
    return Source([values = std::move(values)](std::string_view name) {
        const auto at = values.find(name);
        return at == values.end() ? std::nullopt : std::optional(at->second);
    });
}

Result<Done> parseListen(std::string_view text, Options& options) {
    const auto colon = text.rfind(':');
    const auto complaint = wrong("listen must be ADDRESS:PORT, for example 127.0.0.1:8080, not \"" +
                                 std::string(text) + "\"");
    if (colon == std::string_view::npos) return complaint;
    std::string_view address = text.substr(0, colon);
    if (address.size() >= 2 && address.front() == '[' && address.back() == ']') {
        address = address.substr(1, address.size() - 2);
    }
    const auto digits = text.substr(colon + 1);
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), options.listen_port);
    if (failure != std::errc{} || digits.empty() || end != digits.data() + digits.size()) {
        return complaint;
    }
    if (!address.empty()) options.listen_address = address;
    return Done{};
}

Result<Options> readOptions(const std::vector<Source>& sources) {
    Options options;
    for (const auto& entry : limitTable()) {
        if (const auto value = ask(sources, flagName(entry.name))) {
            if (auto set = setLimit(options.limits, entry.name, *value); !set) return set.error();
        }
    }
    if (auto checked = check(options.limits); !checked) return checked.error();
    options.data_dir = ask(sources, "data-dir").value_or("");
    options.database = ask(sources, "database").value_or("");
    options.database_direct = ask(sources, "database-direct").value_or("");
    for (const std::string& url : {options.database, options.database_direct}) {
        if (url.empty()) continue;
        if (auto checked = checkDatabaseUrl(url); !checked) return checked.error();
    }
    if (const auto listen = ask(sources, "listen")) {
        if (auto parsed = parseListen(*listen, options); !parsed) return parsed.error();
    }
    if (const auto demo = ask(sources, "demo")) {
        auto parsed = parseBoolean("demo", *demo);
        if (!parsed) return parsed.error();
        options.demo = *parsed;
    }
    if (const auto plain = ask(sources, "demo-plain")) {
        if (auto parsed = parsePlain(*plain, options.limits, options); !parsed) {
            return parsed.error();
        }
    }
    return options;
}

}  // namespace seatlock::config
