#include "ui/counter/eventbox.h"

#include "ui/models/texts.h"

#include <algorithm>

#include <QSignalBlocker>

namespace seatlock::ui::counter {

EventBox::EventBox(QWidget* parent) : QComboBox(parent) {
    setAccessibleName(tr("Event"));
    setPlaceholderText(tr("No event"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setEnabled(false);
    connect(this, &QComboBox::activated, this, [this](int line) {
        if (line < 0 || static_cast<std::size_t>(line) >= ids_.size()) return;
        Q_EMIT chosen(ids_[static_cast<std::size_t>(line)]);
        setChosen(chosen_);
    });
}

void EventBox::setEvents(const std::vector<monitor::EventFigures>& events) {
    QStringList names;
    std::vector<core::EventId> ids;
    for (const auto& event : events) {
        // The same show is on several dates.
        names << QStringLiteral("%1 — %2").arg(
            QString::fromStdString(event.name),
            models::dateAndTime(event.starts_at, event.time_zone));
        ids.push_back(event.id);
    }
    if (names == names_ && ids == ids_) return;
    names_ = names;
    ids_ = ids;
    const QSignalBlocker quiet(this);
    clear();
    addItems(names_);
    setEnabled(!ids_.empty());
    setChosen(chosen_);
}

void EventBox::setChosen(core::EventId event) {
    chosen_ = event;
    const auto at = std::ranges::find(ids_, event);
    const QSignalBlocker quiet(this);
    setCurrentIndex(at == ids_.end() ? -1 : static_cast<int>(at - ids_.begin()));
}

void EventBox::begin() {
    setFocus(Qt::ShortcutFocusReason);
    showPopup();
}

}  // namespace seatlock::ui::counter
