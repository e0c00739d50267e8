#include "engine/cluster/enginelock.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace seatlock::cluster {

namespace {

std::string lockPath(const std::string& data_dir) {
    return data_dir + "/engine.lock";
}

pid_t writtenPid(int fd) {
    std::array<char, 32> text{};
    const auto got = ::pread(fd, text.data(), text.size() - 1, 0);
    return got > 0 ? static_cast<pid_t>(std::strtol(text.data(), nullptr, 10)) : 0;
}

}  // namespace

core::Result<core::Done> EngineLock::acquire(const std::string& data_dir) {
    release();
    const auto path = lockPath(data_dir);
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0) {
        return {core::ErrorCode::cluster,
                "The data directory " + data_dir + " is not writable (" + std::strerror(errno) +
                    "). Give this user the right to write there, or choose another --data-dir."};
    }
    // Somebody who only asks heldBy() has the lock for an instant: try again for a moment.
    int tries = 20;
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR && --tries == 0) {
            const pid_t holder = writtenPid(fd);
            ::close(fd);
            return {core::ErrorCode::cluster,
                    "The data directory " + data_dir + " is in use by " +
                        (holder > 0 ? "process " + std::to_string(holder) : "another process") +
                        ". Stop that engine first, or choose another --data-dir."};
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const auto text = std::to_string(::getpid()) + "\n";
    struct stat directory {};
    const bool written = ::ftruncate(fd, 0) == 0 && ::pwrite(fd, text.data(), text.size(), 0) ==
                                                        static_cast<ssize_t>(text.size());
    // Root in somebody's directory leaves the file to that somebody.
    const bool owned = ::geteuid() != 0 || (::stat(data_dir.c_str(), &directory) == 0 &&
                                            ::fchown(fd, directory.st_uid, directory.st_gid) == 0);
    if (!written || !owned) {
        const std::string reason = std::strerror(errno);
        ::close(fd);
        return {core::ErrorCode::cluster,
                "Cannot write " + path + ": " + reason + ". Make room or correct its permissions."};
    }
    fd_ = fd;
    return core::Done{};
}

void EngineLock::release() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

std::optional<pid_t> EngineLock::heldBy(const std::string& data_dir) {
    const int fd = ::open(lockPath(data_dir).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return std::nullopt;
    std::optional<pid_t> holder;
    if (::flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) holder = writtenPid(fd);
    ::close(fd);
    return holder;
}

}  // namespace seatlock::cluster
