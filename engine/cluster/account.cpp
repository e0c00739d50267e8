#include "engine/cluster/account.h"

#include <array>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace seatlock::cluster {

namespace {

Account fromEntry(const passwd& entry) {
    Account account;
    account.uid = entry.pw_uid;
    account.gid = entry.pw_gid;
    account.name = entry.pw_name;
    int count = 64;
    account.groups.resize(static_cast<std::size_t>(count));
    if (::getgrouplist(entry.pw_name, entry.pw_gid, account.groups.data(), &count) < 0) {
        account.groups.resize(static_cast<std::size_t>(count));
        ::getgrouplist(entry.pw_name, entry.pw_gid, account.groups.data(), &count);
    }
    account.groups.resize(static_cast<std::size_t>(count));
    return account;
}

std::optional<Account> byName(const char* name) {
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 16 * 1024> buffer{};
    ::getpwnam_r(name, &entry, buffer.data(), buffer.size(), &found);
    if (!found) return std::nullopt;
    return fromEntry(entry);
}

Account byOwner(const struct stat& info) {
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 16 * 1024> buffer{};
    ::getpwuid_r(info.st_uid, &entry, buffer.data(), buffer.size(), &found);
    if (found) return fromEntry(entry);
    return Account{info.st_uid, info.st_gid, {info.st_gid}, std::to_string(info.st_uid)};
}

}  // namespace

core::Result<std::optional<Account>> serverAccount(const std::string& cluster_dir) {
    if (::geteuid() != 0) return std::optional<Account>{};
    struct stat info {};
    if (::stat(cluster_dir.c_str(), &info) == 0 && info.st_uid != 0) {
        return std::optional<Account>(byOwner(info));
    }
    for (const char* name : {"postgres", "nobody"}) {
        if (auto account = byName(name); account && account->uid != 0) return account;
    }
    return {core::ErrorCode::cluster,
            "PostgreSQL does not run as root, and there is neither a user postgres nor a user "
            "nobody to run it as. Create a user postgres, or run Seatlock as an ordinary user."};
}

std::string firstClosedDirectory(const std::string& path, const Account& account) {
    std::vector<std::string> steps;
    for (std::size_t at = 0; at != std::string::npos; at = path.find('/', at + 1)) {
        steps.push_back(at == 0 ? "/" : path.substr(0, at));
    }
    if (path != "/") steps.push_back(path);

    const pid_t child = ::fork();
    if (child < 0) return {};  // the start itself will say what is wrong
    if (child == 0) {
        // Only system calls from here on: other threads may have held any lock at the fork.
        if (::setgroups(account.groups.size(), account.groups.data()) != 0 ||
            ::setgid(account.gid) != 0 || ::setuid(account.uid) != 0) {
            ::_exit(0);
        }
        for (std::size_t i = 0; i < steps.size() && i < 250; ++i) {
            if (::access(steps[i].c_str(), X_OK) != 0) ::_exit(static_cast<int>(i) + 1);
        }
        ::_exit(0);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const int closed = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (closed == 0) return {};
    return steps[static_cast<std::size_t>(closed) - 1];
}

}  // namespace seatlock::cluster
