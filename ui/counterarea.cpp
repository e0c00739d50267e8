#include "ui/counterarea.h"

#include "ui/counter/gatepage.h"
#include "ui/counter/orderspage.h"
#include "ui/counter/sellpage.h"
#include "ui/counter/shiftpage.h"

#include <QDir>
#include <QFileInfo>

namespace seatlock::ui {

namespace {

QString folderBeside(const QSettings& settings) {
    return QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("seatlock-counter"));
}

}  // namespace

CounterArea::CounterArea(host::EngineHost& host, host::StaffClient& client, QSettings& settings,
                         QObject* parent)
    : QObject(parent), host_(host), office_(client, settings) {
    const QDir folder(folderBeside(settings));
    const auto now = [&host] { return host.databaseNow(); };
    sell_ = new counter::SellPage(client, office_, folder.filePath(QStringLiteral("sale.json")));
    sell_->setClock(now);
    orders_ = new counter::OrdersPage(client, office_,
                                      [&host](core::EventId event) { return host.event(event); });
    gate_ = new counter::GatePage(client, settings, folder.path(), now);
    shift_ = new counter::ShiftPage(client);
    connect(&host_, &host::EngineHost::sampled, this, &CounterArea::sampled);
    connect(&host_, &host::EngineHost::seatsChanged, sell_, &counter::SellPage::apply);
    connect(sell_, &counter::SellPage::eventChosen, this, &CounterArea::eventChosen);
    connect(gate_, &counter::GatePage::eventChosen, this, &CounterArea::eventChosen);
}

void CounterArea::sampled(const monitor::Snapshot& snapshot) {
    auto events = snapshot.events;
    std::erase_if(events, [](const auto& event) { return event.status == "draft"; });
    sell_->setEvents(events);
    orders_->setEvents(events);
    gate_->setEvents(events);
    tellEvent();
    QStringList currencies;
    for (const auto& event : events) {
        const QString currency = QString::fromStdString(event.currency);
        if (!currencies.contains(currency)) currencies << currency;
    }
    shift_->setCurrencies(currencies);
}

void CounterArea::showEvent(const board::EventBoardPtr& event) {
    event_ = event;
    tellEvent();
}

void CounterArea::tellEvent() {
    // It may go on sale, and back, while it is shown.
    const bool sold = event_ && event_->info()->status != "draft";
    const auto shown = sold ? event_ : nullptr;
    if (shown == told_) return;
    told_ = shown;
    sell_->showEvent(shown);
    gate_->showEvent(shown);
}

}  // namespace seatlock::ui
