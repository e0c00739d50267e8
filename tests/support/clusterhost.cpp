// A process that runs an embedded cluster and nothing else, so that tests can crash it, press
// Ctrl-C on it and run it as another user: clusterhost DATA_DIR. Prints "ready PID URL", or the
// refusal; stops its cluster at the end of its input or at SIGINT or SIGTERM.
#include "engine/cluster/cluster.h"

#include <cstdio>
#include <cstring>

#include <poll.h>
#include <signal.h>
#include <unistd.h>

namespace {

volatile sig_atomic_t told_to_stop = 0;

void onSignal(int) {
    told_to_stop = 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    struct sigaction action {};
    action.sa_handler = onSignal;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);

    seatlock::cluster::ClusterOptions options;
    options.data_dir = argv[1];
    options.attach = argc > 2 && std::strcmp(argv[2], "attach") == 0;
    seatlock::cluster::Cluster cluster(options);
    if (const auto started = cluster.start(); !started) {
        std::printf("refused %s\n", started.error().detail.c_str());
        return 1;
    }
    std::printf("ready %d %s\n", static_cast<int>(cluster.postmasterPid()), cluster.url().c_str());
    std::fflush(stdout);
    while (!told_to_stop) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        char byte = 0;
        if (::poll(&input, 1, 100) > 0 && ::read(STDIN_FILENO, &byte, 1) <= 0) break;
    }
    const bool lived = cluster.alive();
    const auto stopped = cluster.stop();
    std::printf("stopped %s\n", lived ? "after serving to the end" : "already dead");
    return stopped ? 0 : 1;
}
