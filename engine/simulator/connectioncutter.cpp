#include "engine/simulator/connectioncutter.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <dirent.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

extern "C" {  // which glibc 2.36 leaves out of this header
#include <sys/pidfd.h>
}

namespace seatlock::simulator {

namespace {

bool leadsToDatabase(int fd, int port) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    if (::getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return false;
    switch (peer.ss_family) {
        case AF_UNIX: {
            const auto* local = reinterpret_cast<const sockaddr_un*>(&peer);
            return std::strstr(local->sun_path, "/.s.PGSQL.") != nullptr;
        }
        case AF_INET:
            return ntohs(reinterpret_cast<const sockaddr_in*>(&peer)->sin_port) == port;
        case AF_INET6:
            return ntohs(reinterpret_cast<const sockaddr_in6*>(&peer)->sin6_port) == port;
        default:
            return false;
    }
}

}  // namespace

int cutDatabaseConnections(pid_t process, int port) {
    const int pidfd = ::pidfd_open(process, 0);
    if (pidfd < 0) return -1;
    const std::string folder = "/proc/" + std::to_string(process) + "/fd";
    DIR* directory = ::opendir(folder.c_str());
    int cut = 0;
    bool allowed = directory != nullptr;
    while (directory) {
        const dirent* entry = ::readdir(directory);
        if (!entry) break;
        char* end = nullptr;
        const long number = std::strtol(entry->d_name, &end, 10);
        if (end == entry->d_name || *end != '\0') continue;
        const int copy = ::pidfd_getfd(pidfd, static_cast<int>(number), 0);
        if (copy < 0) {
            if (errno == EPERM || errno == ENOSYS) allowed = false;
            continue;
        }
        if (leadsToDatabase(copy, port) && ::shutdown(copy, SHUT_RDWR) == 0) ++cut;
        ::close(copy);
    }
    if (directory) ::closedir(directory);
    ::close(pidfd);
    return cut == 0 && !allowed ? -1 : cut;
}

}  // namespace seatlock::simulator
