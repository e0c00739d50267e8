#include "ui/paper/ticket.h"

namespace seatlock::ui::paper {

QString Ticket::seatInRow() const {
    const QString mark = row + QLatin1Char('-');
    const auto at = seat.lastIndexOf(mark);
    return row.isEmpty() || at < 0 ? seat : seat.mid(at + mark.size());
}

}  // namespace seatlock::ui::paper
