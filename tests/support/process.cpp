#include "tests/support/process.h"

#include "engine/cluster/childprocess.h"
#include "tests/support/waituntil.h"

#include <array>
#include <cstdio>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace seatlock::tests {

Process::Process(const std::string& program, const std::vector<std::string>& arguments,
                 const std::vector<std::string>& environment) {
    std::array<int, 2> in{-1, -1};
    std::array<int, 2> out{-1, -1};
    std::array<int, 2> err{-1, -1};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0 ||
        ::pipe2(err.data(), O_CLOEXEC) != 0) {
        return;
    }
    cluster::Command command;
    command.program = program;
    command.arguments = arguments;
    for (char** entry = environ; *entry; ++entry) command.environment.emplace_back(*entry);
    command.environment.insert(command.environment.end(), environment.begin(), environment.end());
    command.stdin_fd = in[0];
    command.stdout_fd = out[1];
    command.stderr_fd = err[1];
    command.own_session = true;
    command.parent_death_signal = SIGKILL;
    const auto started = cluster::spawn(command);
    for (const int fd : {in[0], out[1], err[1]}) ::close(fd);
    input_ = in[1];
    output_ = out[0];
    error_ = err[0];
    if (started) {
        pid_ = *started;
    } else {
        std::fprintf(stderr, "%s\n", started.error().detail.c_str());
    }
    reader_ = std::make_unique<core::NamedThread>("output", [this] { collect(); });
}

Process::~Process() {
    closeInput();
    if (pid_ > 0 && exit_code_ < 0) {
        ::kill(pid_, SIGKILL);
        waitForExit();
    }
    // A grandchild may still hold the pipes: the reader is told to stop by its own clock.
    {
        core::MutexLock lock(mutex_);
        stopping_ = true;
    }
    reader_.reset();
    for (const int fd : {output_, error_}) {
        if (fd >= 0) ::close(fd);
    }
}

void Process::collect() {
    std::array<pollfd, 2> wait{pollfd{output_, POLLIN, 0}, pollfd{error_, POLLIN, 0}};
    std::array<char, 16 * 1024> chunk{};
    while (wait[0].fd >= 0 || wait[1].fd >= 0) {
        const int ready = ::poll(wait.data(), wait.size(), 50);
        core::MutexLock lock(mutex_);
        if (ready == 0 && stopping_) return;
        for (std::size_t i = 0; ready > 0 && i < wait.size(); ++i) {
            if (wait[i].fd < 0 || wait[i].revents == 0) continue;
            const auto got = ::read(wait[i].fd, chunk.data(), chunk.size());
            if (got > 0) {
                (i == 0 ? output_text_ : error_text_)
                    .append(chunk.data(), static_cast<std::size_t>(got));
            } else {
                wait[i].fd = -1;
                if (i == 0) output_over_ = true;
                all_over_ = wait[0].fd < 0 && wait[1].fd < 0;
            }
        }
        changed_.notifyAll();
    }
}

std::string Process::waitForLine(const std::string& text, Millis limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    core::MutexLock lock(mutex_);
    for (;;) {
        std::size_t begin = 0;
        for (auto end = output_text_.find('\n'); end != std::string::npos;
             begin = end + 1, end = output_text_.find('\n', begin)) {
            auto line = output_text_.substr(begin, end - begin);
            if (line.find(text) != std::string::npos) return line;
        }
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(
            deadline - std::chrono::steady_clock::now());
        if (output_over_ || left.count() <= 0) return {};
        changed_.waitFor(lock, left);
    }
}

int Process::waitForExit(Millis limit) {
    if (pid_ <= 0 || exit_code_ >= 0) return exit_code_;
    int status = 0;
    if (!waitUntil([&] { return cluster::reap(pid_, &status); }, limit)) return -1;
    exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    // All that it wrote, unless somebody else holds the pipe open.
    waitUntil(
        [&] {
            core::MutexLock lock(mutex_);
            return all_over_;
        },
        Millis(1'000));
    return exit_code_;
}

void Process::signal(int number) const {
    if (pid_ > 0 && exit_code_ < 0) ::kill(pid_, number);
}

void Process::signalGroup(int number) const {
    if (pid_ > 0 && exit_code_ < 0) ::kill(-pid_, number);
}

void Process::writeInput(const std::string& text) const {
    const auto written = ::write(input_, text.data(), text.size());
    if (written != static_cast<ssize_t>(text.size())) std::perror("input of a child");
}

void Process::closeInput() {
    if (input_ >= 0) ::close(input_);
    input_ = -1;
}

std::string Process::standardOutput() const {
    core::MutexLock lock(mutex_);
    return output_text_;
}

std::string Process::standardError() const {
    core::MutexLock lock(mutex_);
    return error_text_;
}

}  // namespace seatlock::tests
