#include "engine/api/streampublisher.h"

#include "engine/api/events.h"
#include "engine/api/render.h"

#include <chrono>

namespace seatlock::api {

void StreamPublisher::start() {
    thread_ = core::NamedThread("streams", [this] { run(); });
}

void StreamPublisher::stop() {
    {
        core::MutexLock lock(mutex_);
        stopping_ = true;
        wake_.notifyAll();
    }
    thread_.join();
}

void StreamPublisher::run() {
    while (true) {
        for (const auto& event : directory_.all()) publishChanges(*event);
        core::MutexLock lock(mutex_);
        if (stopping_) return;
        wake_.waitFor(lock, std::chrono::milliseconds(interval_ms_));
        if (stopping_) return;
    }
}

void StreamPublisher::publishChanges(const board::EventBoard& event) {
    const auto& changes = event.board().changes();
    const auto number = changes.number();
    auto epoch = changes.versionOf(0);
    Told& told = told_.try_emplace(event.id(), Told{epoch, number}).first->second;
    const bool replaced = told.epoch != epoch;  // its seats were planned anew
    if (!replaced && told.number == number) return;
    told.epoch = std::move(epoch);
    if (!anybody_()) {
        told.number = number;  // a stream that begins now is told the state as it is
        return;
    }
    const auto since = replaced ? std::nullopt : changes.since(told.number);
    const auto topic = static_cast<std::uint64_t>(event.id().value);
    if (since) {
        told.number = since->number;
        publish_(topic,
                 std::make_shared<const std::string>(streamMessage(
                     "changes", changes.versionOf(since->number), renderChanges(event, *since))));
        return;
    }
    // Another plan, or more changed in one interval than the log keeps: everything anew.
    const auto version = changes.version();
    told.number = number;
    publish_(topic, std::make_shared<const std::string>(
                        streamMessage("availability", version, renderAvailability(event))));
}

}  // namespace seatlock::api
