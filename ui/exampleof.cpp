#include "ui/exampleof.h"

namespace seatlock::ui {

dialogs::HelpFacts exampleOf(const host::EngineHost& host, core::EventId event) {
    dialogs::HelpFacts facts;
    facts.url = host.url();
    const auto board = host.event(event);
    if (!board || board->plan().rows().empty()) return facts;
    const auto& row = board->plan().rows().front();
    const auto label = board->plan().label(row.first + row.count / 2);
    facts.event_slug = QString::fromStdString(board->info()->slug);
    facts.seat = QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
    return facts;
}

}  // namespace seatlock::ui
