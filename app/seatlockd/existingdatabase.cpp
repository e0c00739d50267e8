#include "app/seatlockd/existingdatabase.h"

#include <filesystem>

namespace seatlock::app {

core::Result<DatabaseAccess> openExisting(const config::Options& options) {
    if (options.database.empty()) {
        const std::string directory =
            options.data_dir.empty() ? cluster::defaultDataDir() : options.data_dir;
        std::error_code failure;
        if (!std::filesystem::exists(directory + "/pg", failure)) {
            return core::Error{core::ErrorCode::configuration,
                               "there is no Seatlock database in " + directory +
                                   "; name the right one with --data-dir or --database",
                               {},
                               0};
        }
    }
    return DatabaseAccess::open(options);
}

}  // namespace seatlock::app
