#include "engine/cluster/childprocess.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace seatlock::cluster {

namespace {

constexpr std::size_t output_bytes_max = 64 * 1024;

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    out.reserve(texts.size() + 1);
    for (auto& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

/// Says through `report` what failed, as errno, and ends the child.
[[noreturn]] void giveUp(int report) {
    const int code = errno;
    [[maybe_unused]] const auto written = ::write(report, &code, sizeof code);
    ::_exit(127);
}

/// Puts `from` (or /dev/null) in the place of `to`. `from` is above 2, so nothing is overwritten.
void place(int from, int to, int null_fd, int report) {
    if (::dup2(from >= 0 ? from : null_fd, to) < 0) giveUp(report);
}

void defaultSignals() {
    for (int number = 1; number < NSIG; ++number) {
        if (number != SIGKILL && number != SIGSTOP) ::signal(number, SIG_DFL);
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// The child between fork and exec: system calls only, as other threads may hold any lock.
[[noreturn]] void become(const Command& command, char* const* argv, char* const* envp, int null_fd,
                         int report) {
    defaultSignals();
    if (command.own_session && ::setsid() < 0) giveUp(report);
    place(command.stdin_fd, 0, null_fd, report);
    place(command.stdout_fd, 1, null_fd, report);
    place(command.stderr_fd, 2, null_fd, report);
    if (const Account* account = command.account) {
        if (::setgroups(account->groups.size(), account->groups.data()) != 0 ||
            ::setgid(account->gid) != 0 || ::setuid(account->uid) != 0) {
            giveUp(report);
        }
    }
    // After the change of user, which would clear it.
    if (command.parent_death_signal != 0) {
        ::prctl(PR_SET_PDEATHSIG, command.parent_death_signal);
    }
    if (::chdir(command.directory.c_str()) != 0) giveUp(report);
    ::umask(077);
    // `report` is the lowest of what is left and closes itself at the exec.
    if (::dup2(report, 3) < 0 || ::fcntl(3, F_SETFD, FD_CLOEXEC) != 0) giveUp(report);
    ::close_range(4, ~0U, 0);
    ::execve(argv[0], argv, envp);
    giveUp(3);
}

/// A copy above the standard descriptors, closed by itself at an exec; -1 stays -1.
int lifted(int fd) {
    return fd < 0 ? -1 : ::fcntl(fd, F_DUPFD_CLOEXEC, 10);
}

}  // namespace

std::vector<std::string> plainEnvironment() {
    std::vector<std::string> out = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C", "TZ=UTC"};
    if (const char* libraries = std::getenv("LD_LIBRARY_PATH")) {
        out.push_back(std::string("LD_LIBRARY_PATH=") + libraries);
    }
    return out;
}

core::Result<pid_t> spawn(const Command& command) {
    std::vector<std::string> arguments = {command.program};
    arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
    std::vector<std::string> environment = command.environment;
    const auto argv = pointers(arguments);
    const auto envp = pointers(environment);

    std::array<int, 2> report{-1, -1};
    if (::pipe2(report.data(), O_CLOEXEC) != 0) {
        return {core::ErrorCode::cluster,
                "Cannot start " + command.program + ": " + std::strerror(errno)};
    }
    Command lifted_command = command;
    lifted_command.stdin_fd = lifted(command.stdin_fd);
    lifted_command.stdout_fd = lifted(command.stdout_fd);
    lifted_command.stderr_fd = lifted(command.stderr_fd);
    const int raw_null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const int null_fd = lifted(raw_null);
    const int report_fd = lifted(report[1]);

    const pid_t pid = ::fork();
    if (pid == 0) become(lifted_command, argv.data(), envp.data(), null_fd, report_fd);
    int failure = pid < 0 ? errno : 0;
    for (const int fd : {lifted_command.stdin_fd, lifted_command.stdout_fd,
                         lifted_command.stderr_fd, raw_null, null_fd, report_fd, report[1]}) {
        if (fd >= 0) ::close(fd);
    }
    if (pid > 0) {
        int code = 0;
        ssize_t got = 0;
        while ((got = ::read(report[0], &code, sizeof code)) < 0 && errno == EINTR) {
        }
        if (got == sizeof code) {
            failure = code;
            while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
            }
        }
    }
    ::close(report[0]);
    if (failure != 0) {
        return {core::ErrorCode::cluster,
                "Cannot start " + command.program + ": " + std::strerror(failure)};
    }
    return pid;
}

core::Result<Finished> run(Command command, std::chrono::milliseconds limit) {
    using Steady = std::chrono::steady_clock;
    const auto deadline = Steady::now() + limit;
    std::array<int, 2> output{-1, -1};
    if (::pipe2(output.data(), O_CLOEXEC) != 0) {
        return {core::ErrorCode::cluster,
                "Cannot run " + command.program + ": " + std::strerror(errno)};
    }
    command.stdout_fd = command.stderr_fd = output[1];
    auto started = spawn(command);
    ::close(output[1]);
    if (!started) {
        ::close(output[0]);
        return std::move(started).error();
    }
    Finished finished;
    bool in_time = true;
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now());
        pollfd wait{output[0], POLLIN, 0};
        const int ready =
            ::poll(&wait, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) {
            in_time = false;
            break;
        }
        std::array<char, 4096> chunk{};
        const auto got = ::read(output[0], chunk.data(), chunk.size());
        if (got <= 0) break;
        const auto room = output_bytes_max - finished.output.size();
        finished.output.append(chunk.data(), std::min(room, static_cast<std::size_t>(got)));
    }
    ::close(output[0]);
    // The program may live on a moment after closing its output.
    int status = 0;
    while (!reap(*started, &status)) {
        if (Steady::now() >= deadline) {
            in_time = false;
            ::kill(*started, SIGKILL);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    if (!in_time) {
        return {core::ErrorCode::cluster, command.program + " did not finish within " +
                                              std::to_string(limit.count() / 1000) +
                                              " s and was stopped.\n" + finished.output};
    }
    finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return finished;
}

bool reap(pid_t pid, int* status) {
    int taken = 0;
    const pid_t got = ::waitpid(pid, &taken, WNOHANG);
    if (status) *status = taken;
    return got == pid || (got < 0 && errno == ECHILD);
}

}  // namespace seatlock::cluster
