// Lines to a pipe whose reader may be slow or gone. Never blocks but in finish(). One thread.
#pragma once

#include <cstdint>
#include <string>

namespace seatlock::app {

class LineWriter {
public:
    /// Does not own `fd`. SIGPIPE must be ignored.
    explicit LineWriter(int fd);
    /// Leaves the descriptor, which others may share, as it was.
    ~LineWriter();
    LineWriter(const LineWriter&) = delete;
    LineWriter& operator=(const LineWriter&) = delete;

    /// Everything written before has been taken: there is room for more.
    bool ready();
    void write(const std::string& lines);
    /// Waits for the reader, `ms_max` at most.
    void finish(std::int64_t ms_max);

    /// Nobody reads any more.
    bool closed() const { return closed_; }

private:
    void push();

    const int fd_;
    const int flags_;
    std::string pending_;
    bool closed_ = false;
};

}  // namespace seatlock::app
