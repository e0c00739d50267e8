#include "ui/dialogs/engineprobe.h"

#include "engine/engine.h"

#include <memory>

namespace seatlock::ui::dialogs {

EngineProbe::~EngineProbe() {
    for (QThread* thread : running_) thread->wait();
}

void EngineProbe::test(const StartRequest& request, const ConnectionAnswer& answer) {
    auto result = std::make_shared<core::Result<core::Done>>(core::Done{});
    const bool serve = request.mode == host::EngineHost::Mode::serving;
    QThread* thread = QThread::create(
        [options = request.options, serve, result] { *result = Engine::probe(options, serve); });
    thread->setParent(this);
    thread->setObjectName(QStringLiteral("engine-probe"));
    running_ << thread;
    connect(thread, &QThread::finished, this, [this, thread, result, answer] {
        running_.removeOne(thread);
        thread->deleteLater();
        answer(*result);
    });
    thread->start();
}

}  // namespace seatlock::ui::dialogs
