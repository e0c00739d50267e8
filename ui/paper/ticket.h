// What stands on a ticket of paper. A plain value.
#pragma once

#include "engine/core/clock.h"

#include <cstdint>
#include <optional>

#include <QString>

namespace seatlock::ui::paper {

struct Ticket {
    QString id;
    QString code;  ///< what the QR code says
    QString order;
    QString event;
    QString venue;
    QString time_zone;  ///< of the venue: "Europe/Berlin"
    core::Micros starts_at = 0;
    std::optional<core::Micros> doors_at;
    QString section;
    QString row;   ///< empty: no rows
    QString seat;  ///< the whole label: "Balcony A-12"
    QString category;
    QString ticket_type;
    std::int64_t price_minor = 0;
    QString currency;
    QString buyer;  ///< empty: sold to nobody by name
    QString text;   ///< the house's own lines
    int issue = 1;  ///< codes of earlier issues are void
    int printed = 0;
    bool valid = true;  ///< neither cancelled nor issued anew

    bool reprint() const { return printed > 0; }
    /// "12" of "Balcony A-12": what is written on the chair.
    QString seatInRow() const;
};

}  // namespace seatlock::ui::paper
