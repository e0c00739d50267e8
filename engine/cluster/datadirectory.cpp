#include "engine/cluster/datadirectory.h"

#include "engine/cluster/childprocess.h"
#include "engine/cluster/settings.h"
#include "engine/core/token.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace seatlock::cluster {

namespace {

namespace fs = std::filesystem;
using core::Done;
using core::ErrorCode;

constexpr const char* unfinished_prefix = "pg.init-";

core::Error refusal(std::string what) {
    return {ErrorCode::cluster, std::move(what), {}, 0};
}

core::Error failed(const std::string& what, const std::string& path) {
    return refusal("Cannot " + what + " " + path + ": " + std::strerror(errno) +
                   ". Correct its permissions, or choose another --data-dir.");
}

/// Writes a whole new file and puts it in place of `path`; never through a link.
core::Result<Done> replaceFile(const std::string& path, const std::string& text,
                               const std::optional<Account>& account) {
    const auto fresh = path + ".new";
    ::unlink(fresh.c_str());
    const int fd =
        ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return failed("write", fresh);
    bool good = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (account) good = good && ::fchown(fd, account->uid, account->gid) == 0;
    good = good && ::fsync(fd) == 0;
    const int reason = errno;
    ::close(fd);
    errno = reason;
    if (!good || ::rename(fresh.c_str(), path.c_str()) != 0) return failed("write", path);
    return Done{};
}

core::Result<Done> privateDirectory(const std::string& path,
                                    const std::optional<Account>& account) {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return failed("make", path);
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return failed("open", path);
    bool good = true;
    if (account) good = ::fchown(fd, account->uid, account->gid) == 0;
    good = good && ::fchmod(fd, 0700) == 0;
    const int reason = errno;
    ::close(fd);
    errno = reason;
    if (!good) return failed("make private", path);
    return Done{};
}

void syncDirectory(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);
    ::close(fd);
}

std::string userName(uid_t uid) {
    const passwd* entry = ::getpwuid(uid);
    return entry ? entry->pw_name : std::to_string(uid);
}

void appendTail(std::string& out, const std::string& path, std::int64_t from,
                std::int64_t lines_max) {
    std::ifstream file{path};
    file.seekg(from);
    std::deque<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(std::move(line));
        if (static_cast<std::int64_t>(lines.size()) > lines_max) lines.pop_front();
    }
    for (const auto& line : lines) out += "\n  " + line;
}

}  // namespace

DataDirectory::DataDirectory(const std::string& path) {
    std::error_code error;
    const auto absolute = fs::absolute(path, error);
    root_ = fs::weakly_canonical(absolute, error).string();
    if (error) root_ = absolute.lexically_normal().string();
    while (root_.size() > 1 && root_.back() == '/') root_.pop_back();
}

std::string DataDirectory::clusterName() const {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = "seatlock-";
    const auto hash = core::hash32(root_);
    for (std::size_t i = 0; i < 6; ++i) {
        const auto byte = static_cast<unsigned char>(hash[i]);
        out += {digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

core::Result<Done> DataDirectory::create() const {
    // PostgreSQL's lock file has a line for the path, and a comma parts libpq's list of hosts.
    if (root_.find_first_of("\r\n,") != std::string::npos) {
        return refusal(
            "The data directory's path has a comma or a line break in it, which "
            "PostgreSQL cannot work with. Choose another --data-dir.");
    }
    if (socketPath().size() > socket_path_bytes_max) {
        return refusal("The path of the database's socket would be " +
                       std::to_string(socketPath().size()) + " bytes long, and the system allows " +
                       std::to_string(socket_path_bytes_max) + ": " + socketPath() +
                       ". Choose a shorter --data-dir.");
    }
    struct stat info {};
    if (::stat(root_.c_str(), &info) == 0) {
        if (S_ISDIR(info.st_mode)) return Done{};
        return refusal(root_ + " is not a directory. Choose another --data-dir.");
    }
    std::error_code error;
    fs::create_directories(fs::path(root_).parent_path(), error);
    if (error || (::mkdir(root_.c_str(), 0700) != 0 && errno != EEXIST)) {
        if (error) errno = error.value();
        return failed("make the data directory", root_);
    }
    return Done{};
}

core::Result<Done> DataDirectory::prepare(const std::optional<Account>& account) const {
    if (account) {
        struct stat info {};
        if (::stat(root_.c_str(), &info) == 0 && info.st_uid == 0 && !(info.st_mode & S_IXOTH)) {
            ::chmod(root_.c_str(), (info.st_mode & 07777) | 0711);
        }
        const auto closed = firstClosedDirectory(root_, *account);
        if (!closed.empty()) {
            return refusal("PostgreSQL does not run as root, so it runs as user " + account->name +
                           ", and that user may not pass through " + closed +
                           " on the way to the data directory " + root_ +
                           ". Choose another --data-dir (for example /var/lib/seatlock), or open "
                           "the way with: chmod o+x " +
                           closed);
        }
    }
    for (const auto& path : {runDir(), logDir()}) {
        if (auto made = privateDirectory(path, account); !made) return made;
    }
    return Done{};
}

core::Result<std::optional<int>> DataDirectory::dataVersion(
    const std::optional<Account>& account) const {
    const auto dir = clusterDir();
    struct stat info {};
    if (::stat(dir.c_str(), &info) != 0) {
        if (errno == ENOENT) return std::optional<int>{};
        return failed("look at", dir);
    }
    if (!S_ISDIR(info.st_mode)) return refusal(dir + " is not a directory. Move it away.");
    std::error_code error;
    const bool empty = fs::is_empty(dir, error);
    if (!error && empty) return std::optional<int>{};
    const uid_t server = account ? account->uid : ::geteuid();
    if (info.st_uid != server) {
        return refusal("The database in " + dir + " belongs to user " + userName(info.st_uid) +
                       ", but the server would run as " + userName(server) +
                       ". Run Seatlock as that user, or give the directory to " + userName(server) +
                       " (chown -R), or choose another --data-dir.");
    }
    if (error) return refusal("Cannot read " + dir + ": " + error.message() + ".");

    const std::string restore =
        " The data is damaged; nothing was changed. Restore the directory from a backup, or choose "
        "another --data-dir.";
    std::ifstream file{dir + "/PG_VERSION"};
    int major = 0;
    if (!file) return refusal(dir + " is not empty but has no PG_VERSION file." + restore);
    if (!(file >> major) || major <= 0) {
        return refusal(dir + "/PG_VERSION does not hold a version." + restore);
    }
    if (!fs::is_regular_file(dir + "/global/pg_control", error)) {
        return refusal(dir + "/global/pg_control is missing." + restore);
    }
    return std::optional<int>{major};
}

void DataDirectory::removeUnfinished() const {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(root_, ignored)) {
        // Ours by name, and never data: it gets its real name only when it is complete.
        if (entry.path().filename().string().rfind(unfinished_prefix, 0) == 0) {
            fs::remove_all(entry.path(), ignored);
        }
    }
}

core::Result<Done> DataDirectory::initialise(const Binaries& binaries,
                                             const std::optional<Account>& account,
                                             const config::Limits& limits) const {
    removeUnfinished();
    const auto fresh = root_ + "/" + unfinished_prefix + std::to_string(::getpid());
    if (auto made = privateDirectory(fresh, account); !made) return made;

    Command command;
    command.program = binaries.directory + "/initdb";
    command.arguments = {"--pgdata=" + fresh, "--username=seatlock", "--encoding=UTF8",
                         "--locale=C",        "--data-checksums",    "--auth=trust",
                         "--no-instructions"};
    command.environment = plainEnvironment();
    command.account = account ? &*account : nullptr;
    command.own_session = true;
    auto finished = run(command, std::chrono::milliseconds(limits.cluster_init_ms_max));
    if (!finished || finished->exit_code != 0) {
        auto words = finished ? finished->output : finished.error().detail;
        removeUnfinished();
        return refusal("PostgreSQL could not make a new database in " + root_ + ":\n" + words);
    }
    // Who can reach the socket in its 0700 directory is trusted; there is no other way in.
    if (auto written = replaceFile(fresh + "/pg_hba.conf", "local all all trust\n", account);
        !written) {
        return written;
    }
    std::ofstream main_file{fresh + "/postgresql.conf", std::ios::app};
    main_file << "\ninclude 'seatlock.conf'\n";
    main_file.close();
    if (!main_file) return failed("write", fresh + "/postgresql.conf");
    syncDirectory(fresh);
    if (::rename(fresh.c_str(), clusterDir().c_str()) != 0) return failed("make", clusterDir());
    syncDirectory(root_);
    return Done{};
}

core::Result<Done> DataDirectory::writeSettings(const std::optional<Account>& account,
                                                const std::string& extra) const {
    return replaceFile(clusterDir() + "/seatlock.conf",
                       settingsText(clusterName(), logDir(), extra), account);
}

std::string DataDirectory::lastWords(std::int64_t log_from, const config::Limits& limits) const {
    std::string out;
    appendTail(out, startLog(), 0, limits.cluster_log_lines_max);
    appendTail(out, serverLog(), log_from, limits.cluster_log_lines_max);
    return out;
}

std::int64_t DataDirectory::serverLogBytes() const {
    struct stat info {};
    return ::stat(serverLog().c_str(), &info) == 0 ? info.st_size : 0;
}

std::string defaultDataDir() {
    if (::geteuid() == 0) return "/var/lib/seatlock";
    const char* data_home = std::getenv("XDG_DATA_HOME");
    if (data_home && data_home[0] == '/') return std::string(data_home) + "/seatlock";
    const char* home = std::getenv("HOME");
    if (home && home[0] == '/') return std::string(home) + "/.local/share/seatlock";
    const passwd* entry = ::getpwuid(::geteuid());
    return std::string(entry ? entry->pw_dir : "/tmp") + "/.local/share/seatlock";
}

bool hasDatabase(const std::string& data_dir) {
    std::error_code failure;
    return std::filesystem::exists((data_dir.empty() ? defaultDataDir() : data_dir) + "/pg",
                                   failure);
}

}  // namespace seatlock::cluster
