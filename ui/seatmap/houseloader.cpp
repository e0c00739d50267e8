#include "ui/seatmap/houseloader.h"

#include <utility>

#include <QEvent>
#include <QThread>
#include <QWidget>

namespace seatlock::ui::seatmap {

HouseLoader::HouseLoader(QWidget* page) : QObject(page), page_(page) {
    page_->installEventFilter(this);
}

HouseLoader::~HouseLoader() {
    for (QThread* thread : findChildren<QThread*>()) thread->wait();
}

bool HouseLoader::load(board::EventBoardPtr event) {
    event_ = std::move(event);
    waiting_ = false;
    if (!event_) return true;
    // The plan is a part of the event and lives as long.
    const std::shared_ptr<const board::SeatPlan> plan(event_, &event_->plan());
    if (plan->size() <= at_once_max) {
        Q_EMIT laidOut(std::make_shared<const MapGeometry>(plan));
        return true;
    }
    waiting_ = !page_->isVisible();
    if (!waiting_) begin();
    return false;
}

bool HouseLoader::eventFilter(QObject* watched, QEvent* event) {
    if (watched == page_ && event->type() == QEvent::Show && std::exchange(waiting_, false)) {
        begin();
    }
    return QObject::eventFilter(watched, event);
}

void HouseLoader::begin() {
    const std::shared_ptr<const board::SeatPlan> plan(event_, &event_->plan());
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
}

}  // namespace seatlock::ui::seatmap
