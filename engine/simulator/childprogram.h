// A program run beside a simulation, which ends when its input does. One thread.
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <optional>
#include <string>

#include <QProcess>
#include <QStringList>

namespace seatlock::simulator {

class ChildProgram {
public:
    /// What it says on its error stream goes to the file `errors`.
    ChildProgram(std::string program, QStringList arguments, const std::string& errors);
    /// Kills it when it has not ended.
    ~ChildProgram();
    ChildProgram(const ChildProgram&) = delete;
    ChildProgram& operator=(const ChildProgram&) = delete;

    /// `input`: written to its input, which is then closed; without one it stays open. Errors:
    /// configuration, when there is no such program.
    core::Result<core::Done> start(const std::optional<std::string>& input = {});

    /// The next line of its output, without the end. Nothing within `ms`, or it ended.
    std::optional<std::string> readLine(std::int64_t ms);
    /// Asks the system: without an event loop QProcess hears of an end only when it waits.
    bool running() {
        return process_.state() != QProcess::NotRunning && !process_.waitForFinished(0);
    }
    std::int64_t pid() const { return process_.processId(); }

    /// SIGTERM; SIGKILL after `ms`.
    void stop(std::int64_t ms);
    void terminate() { process_.terminate(); }
    /// The end of what it said on its error stream.
    std::string lastWords() const;

private:
    const std::string program_;
    const QStringList arguments_;
    const QString errors_;
    QProcess process_;
};

}  // namespace seatlock::simulator
