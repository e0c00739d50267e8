#include "app/seatlockd/buyerscommand.h"

#include "app/seatlockd/linewriter.h"
#include "app/seatlockd/stopflag.h"
#include "engine/simulator/buyersjob.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include <signal.h>
#include <unistd.h>

namespace seatlock::app {

using core::ErrorCode;
using core::Result;
using simulator::CrowdReport;

namespace {

constexpr std::size_t input_bytes_max = 1 << 20;
constexpr std::int64_t finish_ms_max = 2'000;

/// Standard input up to its end.
Result<std::string> readAll() {
    std::string out;
    char chunk[4096];
    for (;;) {
        const auto n = ::read(STDIN_FILENO, chunk, sizeof chunk);
        if (n == 0) return out;
        if (n < 0) return {ErrorCode::configuration, std::string("input: ") + std::strerror(errno)};
        out.append(chunk, static_cast<std::size_t>(n));
        if (out.size() > input_bytes_max) {
            return {ErrorCode::configuration, "the input is longer than 1 MiB"};
        }
    }
}

/// Tells whoever reads standard output, until nobody does.
class Teller final : public simulator::CrowdObserver {
public:
    Teller(LineWriter& lines, std::atomic<bool>& stop) : lines_(lines), stop_(stop) {}

    bool listening() override {
        const bool ready = lines_.ready();
        if (lines_.closed() || stopRequested().load()) stop_.store(true);
        return ready;
    }
    void connecting(std::int64_t connected) override {
        lines_.write(simulator::connectingLine(connected));
    }
    void selling(const CrowdReport& report) override {
        lines_.write(simulator::sellingLine(report));
    }

private:
    LineWriter& lines_;
    std::atomic<bool>& stop_;
};

int fail(const core::Error& error) {
    std::fprintf(stderr, "seatlockd buyers: %s\n", error.detail.c_str());
    return 2;
}

}  // namespace

int buyersCommand(const QStringList& arguments) {
    if (arguments.size() > 1) {
        return fail({ErrorCode::configuration, "takes no options; it reads standard input", {}, 0});
    }
    catchInterrupts();
    ::signal(SIGPIPE, SIG_IGN);
    const auto input = readAll();
    if (!input) return fail(input.error());
    const auto job = simulator::buyersJobOf(*input);
    if (!job) return fail(job.error());
    LineWriter lines(STDOUT_FILENO);
    std::atomic<bool> stop{false};
    Teller teller(lines, stop);
    const auto done = simulator::runBuyers(*job, stop, teller);
    if (!done) return fail(done.error());
    lines.write(simulator::doneLine(*done));
    lines.finish(finish_ms_max);
    return 0;
}

}  // namespace seatlock::app
