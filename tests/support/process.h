// A program run as a child of the test. One thread uses it; a reader thread of its own collects
// the output.
#pragma once

#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace seatlock::tests {

/// Starts in the constructor, in a session of its own; killed by the destructor if it still runs,
/// and by the kernel if the test dies.
class Process {
public:
    using Millis = std::chrono::milliseconds;

    /// `program`: absolute path. `environment`: KEY=value, added to the test's own.
    explicit Process(const std::string& program, const std::vector<std::string>& arguments = {},
                     const std::vector<std::string>& environment = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool started() const { return pid_ > 0; }
    pid_t pid() const { return pid_; }

    /// The first line of standard output with `text` in it; empty when none came in time.
    std::string waitForLine(const std::string& text, Millis limit = Millis(30'000))
        EXCLUDES(mutex_);
    /// Exit code; 128 + number when a signal ended it; -1 when it still runs after `limit`.
    int waitForExit(Millis limit = Millis(30'000)) EXCLUDES(mutex_);
    /// To the process only, or as a terminal does it to its whole group.
    void signal(int number) const;
    void signalGroup(int number) const;
    /// All of it, which must fit in a pipe.
    void writeInput(const std::string& text) const;
    void closeInput();

    std::string standardOutput() const EXCLUDES(mutex_);
    std::string standardError() const EXCLUDES(mutex_);

private:
    void collect() EXCLUDES(mutex_);

    pid_t pid_ = 0;
    int input_ = -1;
    int output_ = -1;
    int error_ = -1;
    int exit_code_ = -1;  ///< the using thread's

    mutable core::Mutex mutex_;
    core::Condition changed_;
    std::string output_text_ GUARDED_BY(mutex_);
    std::string error_text_ GUARDED_BY(mutex_);
    bool output_over_ GUARDED_BY(mutex_) = false;
    bool all_over_ GUARDED_BY(mutex_) = false;
    bool stopping_ GUARDED_BY(mutex_) = false;
    std::unique_ptr<core::NamedThread> reader_;  // last: it uses the rest
};

}  // namespace seatlock::tests
