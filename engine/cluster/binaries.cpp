#include "engine/cluster/binaries.h"

#include "engine/cluster/childprocess.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <vector>

#include <unistd.h>

namespace seatlock::cluster {

namespace {

namespace fs = std::filesystem;

constexpr const char* debian_root = "/usr/lib/postgresql";
constexpr int preferred_major = 15;

bool runnable(const std::string& directory) {
    return ::access((directory + "/postgres").c_str(), X_OK) == 0 &&
           ::access((directory + "/initdb").c_str(), X_OK) == 0;
}

/// The major version that `postgres -V` prints: "postgres (PostgreSQL) 15.20 (Debian …)".
int majorOf(const std::string& directory) {
    Command command;
    command.program = directory + "/postgres";
    command.arguments = {"-V"};
    command.environment = plainEnvironment();
    const auto finished = run(command, std::chrono::seconds(10));
    if (!finished || finished->exit_code != 0) return 0;
    const std::string mark = "(PostgreSQL) ";
    const auto at = finished->output.find(mark);
    if (at == std::string::npos) return 0;
    return std::atoi(finished->output.c_str() + at + mark.size());
}

/// Debian's directories, the preferred version first, then from the newest.
std::vector<std::string> debianDirectories() {
    std::vector<int> majors;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(debian_root, ignored)) {
        const auto name = entry.path().filename().string();
        int major = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), major);
        if (error == std::errc{} && end == name.data() + name.size()) majors.push_back(major);
    }
    std::sort(majors.begin(), majors.end(), [](int a, int b) {
        if ((a == preferred_major) != (b == preferred_major)) return a == preferred_major;
        return a > b;
    });
    std::vector<std::string> out;
    for (const int major : majors) {
        out.push_back(std::string(debian_root) + "/" + std::to_string(major) + "/bin");
    }
    return out;
}

std::vector<std::string> candidates(const std::string& bin_dir) {
    if (!bin_dir.empty()) return {bin_dir};
    auto out = debianDirectories();
    if (const char* path = std::getenv("PATH")) {
        std::istringstream parts{path};
        for (std::string part; std::getline(parts, part, ':');) {
            if (!part.empty() && part.front() == '/') out.push_back(part);
        }
    }
    return out;
}

}  // namespace

core::Result<Binaries> findBinaries(const std::string& bin_dir, std::optional<int> data_major) {
    std::string seen;
    for (const auto& directory : candidates(bin_dir)) {
        if (!runnable(directory)) continue;
        const int major = majorOf(directory);
        if (major >= postgres_major_min && (!data_major || *data_major == major)) {
            return Binaries{directory, major};
        }
        seen += (seen.empty() ? "" : ", ") + std::to_string(major) + " in " + directory;
    }
    if (data_major) {
        const auto wanted = std::to_string(*data_major);
        const auto oldest = std::to_string(postgres_major_min);
        const auto advice =
            *data_major < postgres_major_min
                ? "Seatlock works with PostgreSQL " + oldest +
                      " or newer: dump that data with "
                      "its own version and restore it into a new --data-dir."
                : "Install postgresql-" + wanted + ", or choose another --data-dir.";
        return {core::ErrorCode::cluster,
                "The data directory belongs to PostgreSQL " + wanted + ", but found here is " +
                    (seen.empty() ? "no PostgreSQL" : "PostgreSQL " + seen) + ". " + advice};
    }
    return {core::ErrorCode::cluster,
            "PostgreSQL's server programs (postgres, initdb) were not found in " +
                (bin_dir.empty() ? std::string(debian_root) + " or on PATH" : bin_dir) +
                (seen.empty() ? "" : "; too old: " + seen) +
                ". Install them (Debian: apt-get install postgresql-15), or give --database."};
}

}  // namespace seatlock::cluster
