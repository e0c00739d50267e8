// The user that the server programs run as. PostgreSQL and PgBouncer refuse root, so root hands
// them to an unprivileged user. Functions without state; any thread.
#pragma once

#include "engine/core/result.h"

#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace seatlock::cluster {

/// An operating-system user with all its groups, looked up before a fork so that the child
/// only makes system calls.
struct Account {
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;
    std::string name;
};

/// Empty when this process is no root: the servers then run as ourselves. For root: the owner of
/// `cluster_dir` when it exists and is not root's, else `postgres`, else `nobody`.
core::Result<std::optional<Account>> serverAccount(const std::string& cluster_dir);

/// The first directory from / down to `path` (absolute) that `account` may not pass through;
/// empty when it may reach `path`. Asks the kernel in a child, so that access lists count too.
std::string firstClosedDirectory(const std::string& path, const Account& account);

}  // namespace seatlock::cluster
