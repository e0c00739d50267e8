#include "engine/demo/installstaff.h"

#include "engine/staff/demoaccounts.h"
#include "engine/staff/secret.h"
#include "engine/store/userstore.h"

namespace seatlock::demo {

core::Result<std::vector<std::string>> installStaff(pool::Connection& connection,
                                                    const core::Clock& clock, core::Random& random,
                                                    const config::Limits& limits) {
    // A hash takes a while, and a demo that is started again has its accounts.
    if (!store::noUsers(connection)) return std::vector<std::string>();
    const auto hash = staff::hashPassword(staff::demo_password,
                                          {limits.password_memory_kib, limits.password_passes});
    if (!hash) return hash.error();
    std::vector<store::NewStaffUser> users;
    for (const auto role : staff::all_roles) {
        store::NewStaffUser user;
        user.id = core::makeUuid<staff::UserId>(random, clock.wall());
        user.login = staff::demoLogin(role);
        user.display_name = staff::demoName(role);
        user.password_hash = *hash;
        user.roles = {role};
        user.demo = true;
        users.push_back(std::move(user));
    }
    return store::createDemoUsers(connection, users);
}

}  // namespace seatlock::demo
