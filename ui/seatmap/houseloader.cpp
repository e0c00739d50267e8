#include "ui/seatmap/houseloader.h"

#include <QThread>

namespace seatlock::ui::seatmap {

HouseLoader::~HouseLoader() {
    for (QThread* thread : findChildren<QThread*>()) thread->wait();
}

bool HouseLoader::load(board::EventBoardPtr event) {
    event_ = std::move(event);
    if (!event_) return true;
    // The plan is a part of the event and lives as long.
    const std::shared_ptr<const board::SeatPlan> plan(event_, &event_->plan());
    if (plan->size() <= at_once_max) {
        Q_EMIT laidOut(std::make_shared<const MapGeometry>(plan));
        return true;
    }
    auto house = std::make_shared<std::shared_ptr<const MapGeometry>>();
    QThread* thread =
        QThread::create([plan, house] { *house = std::make_shared<const MapGeometry>(plan); });
    thread->setObjectName(QStringLiteral("lay-out"));
    thread->setParent(this);
    connect(thread, &QThread::finished, this, [this, house, event = event_] {
        if (event == event_) Q_EMIT laidOut(*house);
    });
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start(QThread::LowPriority);
    return false;
}

}  // namespace seatlock::ui::seatmap
