#include "ui/exampleof.h"

namespace seatlock::ui {

dialogs::HelpFacts exampleOf(const host::EngineHost& host, core::EventId event) {
    dialogs::HelpFacts facts;
    facts.url = host.url();
    const auto board = host.event(event);
    const auto seat = board ? board->plan().example() : std::nullopt;
    if (!seat) return facts;
    const auto label = board->plan().label(*seat);
    facts.event_slug = QString::fromStdString(board->info()->slug);
    facts.seat = QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
    return facts;
}

}  // namespace seatlock::ui
