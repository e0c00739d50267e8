// A connection string taken apart, for clients that want its fields one by one. Pure; any thread.
#pragma once

#include "engine/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace seatlock::config {

struct ConnInfo {
    struct Option {
        std::string keyword;
        std::string value;
    };

    std::string host;  ///< names, addresses or socket directories, with commas between several
    std::string database;
    std::string user;
    std::string password;
    std::vector<Option> options;  ///< everything else that was set, the port too

    /// The value of an option, or nothing; host, database, user and password are not options.
    const std::string* option(std::string_view keyword) const;
    /// Adds the option unless it is set.
    void addOption(std::string keyword, std::string value);
    /// keyword='value' with spaces between, quoted for libpq.
    std::string optionsText() const;
    /// The whole again, as keyword='value' pairs.
    std::string text() const;
};

/// Understands what libpq does: a URI or keyword=value pairs. Errors: configuration, without the
/// text itself, which may hold a password.
core::Result<ConnInfo> parseConnInfo(const std::string& text);

}  // namespace seatlock::config
