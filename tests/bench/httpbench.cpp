// Serves trivial replies, to be driven by a load generator:
//   bench_http [PORT [THREADS]]; then wrk -c64 http://127.0.0.1:PORT/hello
// /hello answers on the listener's thread, /later through a worker that answers in batches.
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "engine/http/replybatch.h"
#include "engine/http/server.h"

using namespace seatlock;

namespace {

class Worker {
public:
    Worker() : thread_("worker", [this] { run(); }) {}
    ~Worker() {
        {
            const core::MutexLock lock(mutex_);
            stop_ = true;
        }
        condition_.notifyOne();
    }
    void add(http::Responder responder) {
        {
            const core::MutexLock lock(mutex_);
            waiting_.push_back(std::move(responder));
            if (waiting_.size() > 1) return;
        }
        condition_.notifyOne();
    }

private:
    void run() {
        std::vector<http::Responder> batch;
        for (;;) {
            {
                core::MutexLock lock(mutex_);
                while (waiting_.empty() && !stop_) condition_.wait(lock);
                if (stop_) return;
                batch.swap(waiting_);
            }
            http::ReplyBatch replies;
            for (auto& responder : batch)
                replies.add(std::move(responder), http::Response::json(201, R"({"ok":true})"));
            batch.clear();
        }
    }

    core::Mutex mutex_;
    core::Condition condition_;
    std::vector<http::Responder> waiting_ GUARDED_BY(mutex_);
    bool stop_ GUARDED_BY(mutex_) = false;
    core::NamedThread thread_;
};

class Bench final : public http::Handler {
public:
    void handle(const http::Request& request, http::Responder responder) override {
        if (request.path() == "/later") return worker_.add(std::move(responder));
        responder.send(http::Response::json(200, R"({"hello":"world"})"));
    }

private:
    Worker worker_;
};

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const auto port = static_cast<std::uint16_t>(argc > 1 ? std::atoi(argv[1]) : 0);
    Bench handler;
    http::Server server(handler);
    if (auto started = server.start("127.0.0.1", port, argc > 2 ? std::atoi(argv[2]) : 1);
        !started) {
        std::fprintf(stderr, "%s\n", started.error().detail.c_str());
        return 1;
    }
    std::printf("http://127.0.0.1:%u\n", server.port());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
