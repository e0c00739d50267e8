#include "engine/config/optiontext.h"

#include "engine/config/limittable.h"

#include <algorithm>

namespace seatlock::config {

namespace {

std::string plainText(const Options& options) {
    std::string out;
    for (const auto seats : options.demo_plain) {
        out += (out.empty() ? "" : ",") + std::to_string(seats);
    }
    return out;
}

}  // namespace

std::string flagName(std::string_view limit) {
    std::string out(limit);
    std::ranges::replace(out, '_', '-');
    return out;
}

const std::vector<std::string>& optionNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all{"listen",          "data-dir", "database",
                                     "database-direct", "demo",     "demo-plain"};
        for (const auto& entry : limitTable()) all.push_back(flagName(entry.name));
        return all;
    }();
    return names;
}

std::string listenText(std::string_view address, std::uint16_t port) {
    const bool v6 = address.find(':') != std::string_view::npos;
    return (v6 ? "[" + std::string(address) + "]" : std::string(address)) + ":" +
           std::to_string(port);
}

std::string optionText(const Options& options, std::string_view name) {
    if (name == "listen") return listenText(options.listen_address, options.listen_port);
    if (name == "data-dir") return options.data_dir;
    if (name == "database") return options.database;
    if (name == "database-direct") return options.database_direct;
    if (name == "demo") return options.demo ? "true" : "false";
    if (name == "demo-plain") return plainText(options);
    for (const auto& entry : limitTable()) {
        if (flagName(entry.name) == name) return std::to_string(options.limits.*(entry.field));
    }
    return {};
}

Origin originOf(std::string_view name, const Source& flags, const Source& environment,
                const Source& file) {
    if (flags && flags(name)) return Origin::flag;
    if (environment && environment(name)) return Origin::environment;
    if (file && file(name)) return Origin::file;
    return Origin::preset;
}

}  // namespace seatlock::config
