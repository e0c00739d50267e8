#include "engine/simulator/processtable.h"

#include "engine/cluster/datadirectory.h"
#include "engine/cluster/postmaster.h"

#include <cmath>
#include <fstream>
#include <sstream>
#include <thread>

#include <sys/sysinfo.h>
#include <sys/utsname.h>

namespace seatlock::simulator {

namespace {

std::string procPath(pid_t pid, const char* file) {
    return "/proc/" + std::to_string(pid) + "/" + file;
}

}  // namespace

std::optional<ProcessMemory> memoryOf(pid_t pid) {
    std::ifstream file(procPath(pid, "status"));
    ProcessMemory out;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        std::int64_t kb = 0;
        words >> name >> kb;
        if (name == "VmRSS:") out.rss_kb = kb;
        if (name == "VmHWM:") out.rss_kb_max = kb;
    }
    if (out.rss_kb_max == 0) return std::nullopt;
    return out;
}

std::vector<pid_t> childrenOf(pid_t pid) {
    const std::string task = "task/" + std::to_string(pid) + "/children";
    std::ifstream file(procPath(pid, task.c_str()));
    std::vector<pid_t> out;
    for (pid_t child = 0; file >> child;) out.push_back(child);
    return out;
}

std::optional<pid_t> postmasterOf(const std::string& data_dir) {
    const std::string cluster = cluster::DataDirectory(data_dir).clusterDir();
    const auto file = cluster::readPidFile(cluster);
    // The file may outlive its server, and the id be another process's by now.
    if (!file || cluster::ownership(file->pid, cluster) != cluster::Ownership::ours) {
        return std::nullopt;
    }
    return file->pid;
}

std::string machineText() {
    std::ifstream file("/proc/cpuinfo");
    std::string model = "processor";
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("model name")) continue;
        const auto colon = line.find(": ");
        if (colon != std::string::npos) model = line.substr(colon + 2);
        break;
    }
    struct sysinfo memory {};
    struct utsname system {};
    ::sysinfo(&memory);
    ::uname(&system);
    const double bytes = static_cast<double>(memory.totalram) * memory.mem_unit;
    const auto gib = static_cast<std::int64_t>(std::llround(bytes / (1024.0 * 1024 * 1024)));
    return std::to_string(std::thread::hardware_concurrency()) + " x " + model + ", " +
           std::to_string(gib) + " GiB, " + system.sysname + " " + system.release;
}

}  // namespace seatlock::simulator
