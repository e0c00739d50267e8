// A joining thread whose name shows in ps, top and gdb. Owned by one thread.
#pragma once

#include <functional>
#include <string>
#include <thread>

namespace seatlock::core {

class NamedThread {
public:
    NamedThread() = default;
    /// Starts `body`. The kernel keeps the first 15 bytes of `name`.
    NamedThread(std::string name, std::function<void()> body);
    NamedThread(NamedThread&&) = default;
    /// Only onto one that does not run.
    NamedThread& operator=(NamedThread&&) = default;
    ~NamedThread() { join(); }

    /// Waits for the body to return. The body must already have been told to stop.
    void join();
    bool running() const { return thread_.joinable(); }

private:
    std::thread thread_;
};

}  // namespace seatlock::core
