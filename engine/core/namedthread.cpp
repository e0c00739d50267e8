#include "engine/core/namedthread.h"

#include <pthread.h>

namespace seatlock::core {

NamedThread::NamedThread(std::string name, std::function<void()> body)
    : thread_([name = std::move(name), body = std::move(body)] {
          pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
          body();
      }) {}

void NamedThread::join() {
    if (thread_.joinable()) thread_.join();
}

}  // namespace seatlock::core
