#include "engine/cluster/postmaster.h"

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <sys/stat.h>

namespace seatlock::cluster {

namespace {

namespace fs = std::filesystem;

std::string contents(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

std::string procPath(pid_t pid, const char* leaf) {
    return "/proc/" + std::to_string(pid) + "/" + leaf;
}

std::vector<std::string> commandLine(pid_t pid) {
    std::vector<std::string> out;
    std::istringstream parts{contents(procPath(pid, "cmdline"))};
    for (std::string part; std::getline(parts, part, '\0');) out.push_back(part);
    return out;
}

/// A backend's title ("postgres: …") is no postmaster's command line.
bool namesPostmaster(const std::vector<std::string>& words) {
    if (words.empty()) return false;
    const auto name = fs::path(words.front()).filename().string();
    return name == "postgres" || name == "postmaster";
}

}  // namespace

std::optional<PidFile> readPidFile(const std::string& cluster_dir) {
    std::ifstream file{cluster_dir + "/postmaster.pid"};
    std::string pid;
    std::string skipped;
    PidFile out;
    if (!std::getline(file, pid) || !std::getline(file, out.data_dir)) return std::nullopt;
    std::getline(file, skipped);  // start time
    std::getline(file, skipped);  // port
    std::getline(file, out.socket_dir);
    out.pid = static_cast<pid_t>(std::strtol(pid.c_str(), nullptr, 10));
    if (out.pid <= 0) return std::nullopt;
    return out;
}

std::optional<std::uint64_t> startTicks(pid_t pid) {
    const auto stat = contents(procPath(pid, "stat"));
    const auto name_end = stat.rfind(')');
    if (name_end == std::string::npos) return std::nullopt;
    std::istringstream fields{stat.substr(name_end + 1)};
    std::string state;
    fields >> state;
    if (state.empty() || state == "Z" || state == "X") return std::nullopt;
    std::string field;
    for (int number = 4; number <= 22; ++number) fields >> field;  // proc(5): 22 is starttime
    std::uint64_t ticks = 0;
    std::from_chars(field.data(), field.data() + field.size(), ticks);
    return ticks;
}

Ownership ownership(pid_t pid, const std::string& cluster_dir) {
    const auto words = commandLine(pid);
    if (!namesPostmaster(words)) return Ownership::another;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (words[i] == "-D" && words[i + 1] == cluster_dir) return Ownership::ours;
    }
    struct stat theirs {};
    struct stat ours {};
    if (::stat(procPath(pid, "cwd").c_str(), &theirs) != 0 ||
        ::stat(cluster_dir.c_str(), &ours) != 0) {
        return Ownership::unknown;
    }
    const bool same = theirs.st_dev == ours.st_dev && theirs.st_ino == ours.st_ino;
    return same ? Ownership::ours : Ownership::another;
}

std::vector<pid_t> backendsOf(const std::string& cluster_name) {
    const auto title = "postgres: " + cluster_name + ": ";
    std::vector<pid_t> out;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator("/proc", ignored)) {
        const auto name = entry.path().filename().string();
        pid_t pid = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
        if (error != std::errc{} || end != name.data() + name.size()) continue;
        const auto line = contents(procPath(pid, "cmdline"));
        if (line.rfind(title, 0) != 0 || line.rfind(title + "logger", 0) == 0) continue;
        if (startTicks(pid)) out.push_back(pid);
    }
    return out;
}

}  // namespace seatlock::cluster
