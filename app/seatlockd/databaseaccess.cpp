#include "app/seatlockd/databaseaccess.h"

namespace seatlock::app {

core::Result<DatabaseAccess> DatabaseAccess::openExisting(const config::Options& options) {
    if (options.database.empty() && !cluster::hasDatabase(options.data_dir)) {
        const std::string directory =
            options.data_dir.empty() ? cluster::defaultDataDir() : options.data_dir;
        return core::Error{core::ErrorCode::configuration,
                           "there is no Seatlock database in " + directory +
                               "; name the right one with --data-dir or --database",
                           {},
                           0};
    }
    return open(options);
}

core::Result<DatabaseAccess> DatabaseAccess::open(const config::Options& options) {
    DatabaseAccess access;
    access.url_ = options.database;
    if (options.database.empty()) {
        cluster::ClusterOptions settings;
        if (!options.data_dir.empty()) settings.data_dir = options.data_dir;
        settings.attach = true;
        settings.limits = options.limits;
        access.cluster_ = std::make_unique<cluster::Cluster>(settings);
        if (auto started = access.cluster_->start(); !started) return started.error();
        access.url_ = access.cluster_->url();
    }
    auto opened =
        pool::Connection::open({access.url_, options.limits.login_ms_max, 0, "seatlock-command"});
    if (!opened) {
        auto error = opened.error();
        error.detail = "the database cannot be reached: " + error.detail;
        return error;
    }
    access.connection_ = std::move(opened).value();
    return access;
}

}  // namespace seatlock::app
