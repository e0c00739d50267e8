// The raw log of a run: one CSV line (RFC 4180) an outcome, first line the names. One thread.
#pragma once

#include "engine/core/result.h"
#include "engine/simulator/outcome.h"

#include <cstdio>
#include <functional>
#include <string>

namespace seatlock::simulator {

class OutcomeLog {
public:
    /// Creates the file. Errors: configuration, with the path and the reason.
    static core::Result<OutcomeLog> create(const std::string& path);
    OutcomeLog(OutcomeLog&& other) noexcept;
    OutcomeLog& operator=(OutcomeLog&& other) noexcept;
    ~OutcomeLog();

    void write(const Outcome& outcome);
    /// Everything is in the file. Errors: configuration (a full disk, for example).
    core::Result<core::Done> close();

private:
    explicit OutcomeLog(std::FILE* file) : file_(file) {}
    void flushLine();

    std::FILE* file_ = nullptr;
    std::string line_;
    bool failed_ = false;
};

/// Reads a log line by line. Errors: configuration, with the line's number.
core::Result<core::Done> readOutcomes(const std::string& path,
                                      const std::function<void(Outcome&&)>& each);

/// SHA-256 (FIPS 180-4) of a file, in hex. Errors: configuration.
core::Result<std::string> fileSha256(const std::string& path);

}  // namespace seatlock::simulator
