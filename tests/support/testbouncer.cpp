#include "tests/support/testbouncer.h"

#include <cstdio>

namespace seatlock::tests {

TestBouncer::TestBouncer(TestCluster& server, BouncerOptions options) {
    const auto& directory = server.cluster().directory();
    auto account = cluster::serverAccount(directory.clusterDir());
    if (!account) {
        error_ = account.error().detail;
        return;
    }
    cluster::BouncerOptions settings;
    settings.server = "host=" + directory.runDir() + " port=5432 user=seatlock";
    settings.pool_size = options.pool_size;
    settings.clients_max = options.clients_max;
    settings.extra = options.extra;
    bouncer_ = std::make_unique<cluster::Bouncer>(scratch_.path(), *account, settings);
    start();
}

bool TestBouncer::start() {
    const auto started = bouncer_->start();
    error_ = started ? "" : started.error().detail;
    if (!started) std::fprintf(stderr, "%s\n", error_.c_str());
    return ok();
}

}  // namespace seatlock::tests
