// What a gate says of one scan, and how it says it to whoever stands there. Pure; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/tickets/offlinegate.h"
#include "ui/host/answer.h"

#include <string>

#include <QString>

namespace seatlock::ui::boxoffice {

struct GateVerdict {
    enum class Kind : std::uint8_t {
        valid,
        left,    ///< went out
        repeat,  ///< this very scan was answered before
        already_used,
        cancelled,
        other_event,
        not_a_ticket,
        not_inside,  ///< wants out, but has not come in
        refused,     ///< the API refused for another reason: `detail`
    };

    Kind kind = Kind::refused;
    QString seat;
    QString name;
    QString ticket_type;
    QString detail;        ///< why, in a sentence
    QString door;          ///< already_used: where
    core::Micros at = 0;   ///< already_used: when; 0: not known
    bool offline = false;  ///< judged by this gate alone

    bool lets() const { return kind == Kind::valid || kind == Kind::left || kind == Kind::repeat; }
};

/// In two or three words: "Come in".
QString gateHeadline(const GateVerdict& verdict);
/// Why, with time and door in the venue's time zone.
QString gateReason(const GateVerdict& verdict, const std::string& time_zone);

/// Of an answer to POST /v1/checkins. Not of one that says nothing of the ticket (unanswered()).
GateVerdict verdictOf(const host::Answer& answer, tickets::Direction direction);
GateVerdict verdictOf(const tickets::OfflineGate::Judgement& judgement,
                      tickets::Direction direction);

}  // namespace seatlock::ui::boxoffice
