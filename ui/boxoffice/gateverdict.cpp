#include "ui/boxoffice/gateverdict.h"

#include "ui/models/texts.h"
#include "ui/paper/ticketreading.h"

#include <QCoreApplication>

namespace seatlock::ui::boxoffice {

namespace {

using Kind = GateVerdict::Kind;

QString tr(const char* text) {
    return QCoreApplication::translate("Gate", text);
}

QString timeOf(core::Micros at, const std::string& zone) {
    const QString time = models::clockTime(at, zone);
    return time.left(time.lastIndexOf(QLatin1Char(':')));
}

Kind kindOf(const QString& problem) {
    if (problem == QLatin1String("already-used")) return Kind::already_used;
    if (problem == QLatin1String("cancelled") || problem == QLatin1String("ticket-cancelled")) {
        return Kind::cancelled;
    }
    if (problem == QLatin1String("not-inside")) return Kind::not_inside;
    if (problem == QLatin1String("other-event")) return Kind::other_event;
    if (problem == QLatin1String("not-a-ticket")) return Kind::not_a_ticket;
    return Kind::refused;
}

}  // namespace

QString gateHeadline(const GateVerdict& verdict) {
    switch (verdict.kind) {
        case Kind::valid:
        case Kind::repeat:
            return tr("Come in");
        case Kind::left:
            return tr("Goes out");
        case Kind::already_used:
            return tr("Already used");
        case Kind::cancelled:
            return tr("Cancelled");
        case Kind::other_event:
            return tr("Other event");
        case Kind::not_a_ticket:
            return tr("Not a ticket");
        case Kind::not_inside:
            return tr("Not inside");
        case Kind::refused:
            return tr("Not let in");
    }
    return {};
}

QString gateReason(const GateVerdict& verdict, const std::string& time_zone) {
    switch (verdict.kind) {
        case Kind::valid:
        case Kind::left:
            return verdict.offline ? tr("Checked by its signature alone; the box office is told "
                                        "when it is back.")
                                   : QString();
        case Kind::repeat:
            return tr("This scan was answered before.");
        case Kind::already_used:
            if (verdict.at == 0) return tr("Somebody has come in with it.");
            if (verdict.door.isEmpty()) {
                return tr("Came in at %1.").arg(timeOf(verdict.at, time_zone));
            }
            return tr("Came in at %1 by door %2.").arg(timeOf(verdict.at, time_zone), verdict.door);
        case Kind::cancelled:
            return tr(
                "This ticket was cancelled, refunded or issued anew. Send its holder to the "
                "box office.");
        case Kind::other_event:
            return verdict.detail.isEmpty() ? tr("It is a ticket for another event or date.")
                                            : verdict.detail;
        case Kind::not_a_ticket:
            return verdict.detail.isEmpty() ? tr("Nobody here has sold this code.")
                                            : verdict.detail;
        case Kind::not_inside:
            return tr("Nobody has come in with this ticket.");
        case Kind::refused:
            return verdict.detail;
    }
    return {};
}

GateVerdict verdictOf(const host::Answer& answer, tickets::Direction direction) {
    GateVerdict out;
    const auto text = [&answer](const char* name) {
        return answer.body[QLatin1String(name)].toString();
    };
    out.seat = text("seat");
    out.name = text("name");
    out.ticket_type = text("ticket_type");
    if (answer.ok()) {
        out.kind = answer.status == 200                  ? Kind::repeat
                   : direction == tickets::Direction::in ? Kind::valid
                                                         : Kind::left;
        return out;
    }
    out.kind = kindOf(answer.problemType());
    if (out.kind == Kind::other_event) {
        const QJsonObject other = answer.body[QLatin1String("other_event")].toObject();
        const auto at = paper::readTime(other[QLatin1String("starts_at")]);
        if (at) {
            out.detail =
                tr("It is for %1, %2.")
                    .arg(other[QLatin1String("name")].toString(),
                         models::dateAndTime(
                             *at, other[QLatin1String("time_zone")].toString().toStdString()));
        }
        return out;
    }
    out.door = text("door");
    out.at = paper::readTime(answer.body[QLatin1String("at")]).value_or(0);
    out.detail = answer.message();
    return out;
}

GateVerdict verdictOf(const tickets::OfflineGate::Judgement& judgement,
                      tickets::Direction direction) {
    using Verdict = tickets::OfflineGate::Verdict;
    GateVerdict out;
    out.offline = true;
    switch (judgement.verdict) {
        case Verdict::valid:
        case Verdict::not_inside:
            out.kind = direction == tickets::Direction::in ? Kind::valid : Kind::left;
            break;
        case Verdict::already_used:
            out.kind = Kind::already_used;
            out.door = QString::fromStdString(judgement.door);
            out.at = judgement.at;
            break;
        case Verdict::cancelled:
            out.kind = Kind::cancelled;
            break;
        case Verdict::other_event:
            out.kind = Kind::other_event;
            break;
        case Verdict::not_a_ticket:
            out.kind = Kind::not_a_ticket;
            break;
    }
    return out;
}

}  // namespace seatlock::ui::boxoffice
