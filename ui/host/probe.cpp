#include "ui/host/probe.h"

#include "engine/engine.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace seatlock::ui::host {

void probe(const config::Options& options, EngineHost::Mode mode, ProbeAnswer answer) {
    QThreadPool::globalInstance()->start([options, mode, answer = std::move(answer)] {
        auto result = Engine::probe(options, mode == EngineHost::Mode::serving);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [answer, result = std::move(result)] { answer(result); },
            Qt::QueuedConnection);
    });
}

}  // namespace seatlock::ui::host
