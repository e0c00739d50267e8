#include "engine/store/migration.h"

#include "engine/core/token.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace seatlock::store {

using core::ErrorCode;

namespace {

std::string fileName(int version, const std::string& name) {
    char number[16];
    std::snprintf(number, sizeof number, "%03d", version);
    return std::string(number) + "_" + name + ".sql";
}

}  // namespace

std::string checksum(const Migration& migration) {
    static constexpr char hex[] = "0123456789abcdef";
    std::string out;
    for (const char c : core::hash32(migration.sql)) {
        const auto byte = static_cast<std::uint8_t>(c);
        out += hex[byte >> 4];
        out += hex[byte & 15];
    }
    return out;
}

core::Result<std::vector<int>> planMigrations(const std::vector<Migration>& known,
                                              const std::vector<AppliedMigration>& applied) {
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i].version != static_cast<int>(i)) {
            return {ErrorCode::schema,
                    "the program's schema files are not numbered without a hole: " +
                        fileName(known[i].version, known[i].name) + " is at place " +
                        std::to_string(i)};
        }
    }
    auto done = applied;
    std::sort(done.begin(), done.end(),
              [](const auto& a, const auto& b) { return a.version < b.version; });
    if (!done.empty() && done.back().version >= static_cast<int>(known.size())) {
        const auto& newest = done.back();
        return {ErrorCode::schema,
                "the database is newer than this program: its schema has " +
                    fileName(newest.version, newest.name) + ", the program knows " +
                    std::to_string(known.size()) +
                    " files; use the newer program (nothing was changed)"};
    }
    for (std::size_t i = 0; i < done.size(); ++i) {
        if (done[i].version != static_cast<int>(i)) {
            return {ErrorCode::schema,
                    "the database's record of its schema has a hole: version " + std::to_string(i) +
                        " is missing below " + std::to_string(done[i].version) +
                        " (nothing was changed)"};
        }
        if (done[i].checksum != checksum(known[i])) {
            return {ErrorCode::schema,
                    "schema file " + fileName(known[i].version, known[i].name) +
                        " is not the one that was applied to the database (checksum " +
                        done[i].checksum.substr(0, 12) + "… there, " +
                        checksum(known[i]).substr(0, 12) + "… here; nothing was changed)"};
        }
    }
    std::vector<int> missing;
    for (std::size_t i = done.size(); i < known.size(); ++i) {
        missing.push_back(static_cast<int>(i));
    }
    return missing;
}

}  // namespace seatlock::store
