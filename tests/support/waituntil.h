// Waiting for a condition with a deadline. Any thread.
#pragma once

#include <chrono>
#include <thread>

#include <QCoreApplication>
#include <QThread>

namespace seatlock::tests {

/// Waits until `condition()` holds, running the main thread's event loop meanwhile when called
/// there; false after `limit`.
template <class Condition>
bool waitUntil(Condition condition,
               std::chrono::milliseconds limit = std::chrono::milliseconds(30'000)) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    auto* application = QCoreApplication::instance();
    const bool loop = application && application->thread() == QThread::currentThread();
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= deadline) return false;
        if (loop) QCoreApplication::processEvents();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

}  // namespace seatlock::tests
