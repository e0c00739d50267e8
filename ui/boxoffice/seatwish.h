// What a clerk types to have seats: how many, or which. Pure; any thread.
#pragma once

#include "engine/board/eventinfo.h"
#include "engine/board/seatplan.h"

#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace seatlock::ui::boxoffice {

struct SeatWish {
    int quantity = 0;  ///< the best of so many; 0: the seats named
    QString category;  ///< slug; empty: any
    bool together = true;
    bool accessible = false;
    QStringList seats;  ///< labels as the house writes them
    QString problem;    ///< why it cannot be understood, for people; empty: it can

    bool ok() const { return problem.isEmpty(); }
    /// For the body of a hold, without the channel.
    QJsonObject json() const;
    bool operator==(const SeatWish&) const = default;
};

/// "2", "2 premium", "2 p" (any beginning of a category's name or slug that fits one only), "2
/// apart", "2 wheelchair"; "A-12", "a12 a13", "A-12 to 15", "A 12-15, B 3", "Balcony A-12".
SeatWish parseWish(const QString& text, const board::SeatPlan& plan, const board::EventInfo& info,
                   int seats_max);

}  // namespace seatlock::ui::boxoffice
