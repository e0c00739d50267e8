#include "ui/models/activity.h"

#include "ui/models/texts.h"

#include <algorithm>

#include <QCoreApplication>

namespace seatlock::ui::models {

namespace {

using board::Reason;

constexpr int parts_max = 4;
constexpr int run_min = 3;  // fewer neighbours are told one by one

/// Where a label's number begins; its size when it has none.
qsizetype numberAt(const QString& label) {
    qsizetype at = label.size();
    while (at > 0 && label[at - 1].isDigit()) --at;
    return at;
}

bool follows(const QString& label, const QString& before) {
    const qsizetype at = numberAt(label);
    const qsizetype at_before = numberAt(before);
    return at < label.size() && at == at_before && label.left(at) == before.left(at) &&
           label.mid(at).toLongLong() == before.mid(at).toLongLong() + 1;
}

QString tr(const char* text) {
    return QCoreApplication::translate("seatlock::ui::models::Activity", text);
}

bool sameAct(const Activity& act, const QString& hold_of_act, const reader::Change& change) {
    return act.event == change.event && act.reason == change.reason && act.at == change.at &&
           hold_of_act == change.hold;
}

QString verb(Reason reason) {
    switch (reason) {
        case Reason::hold:
            return tr("%1 held");
        case Reason::release:
            return tr("%1 released");
        case Reason::expire:
            return tr("%1 lapsed");
        case Reason::confirm:
            return tr("%1 sold");
        case Reason::drop:
            return tr("%1 given back");
        case Reason::block:
            return tr("%1 blocked");
        case Reason::assign:
            return tr("%1 assigned to a channel");
        case Reason::categorise:
            return tr("%1 moved to another category");
        case Reason::cancel:
            return tr("%1 given up");
        case Reason::move:
            return tr("%1 reseated");
        case Reason::reinstate:
            return tr("%1 paid after all");
        case Reason::unblock:
            break;
    }
    return tr("%1 unblocked");
}

}  // namespace

std::vector<Activity> activityOf(const reader::Overview& overview) {
    std::vector<Activity> out;
    const auto rushed = [&overview](const reader::Change& change) {
        return std::ranges::any_of(overview.bursts, [&change](const reader::Burst& burst) {
            return burst.seats > rush_seats && burst.event == change.event &&
                   burst.reason == change.reason;
        });
    };
    QString hold;  // of the last act in `out`
    for (const reader::Change& change : overview.newest) {
        if (rushed(change)) continue;
        if (out.empty() || !sameAct(out.back(), hold, change)) {
            out.push_back({change.at,
                           change.event,
                           change.reason,
                           0,
                           {},
                           change.order_code,
                           change.buyer,
                           0,
                           false});
            hold = change.hold;
        }
        Activity& act = out.back();
        ++act.seats;
        if (act.labels.size() < labels_max) act.labels << change.label;
    }
    for (const reader::Burst& burst : overview.bursts) {
        if (burst.seats <= rush_seats) continue;
        out.push_back({overview.at,
                       burst.event,
                       burst.reason,
                       burst.seats,
                       {},
                       {},
                       {},
                       overview.at - overview.since,
                       !overview.bursts_whole});
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, &Activity::at);
    return out;
}

QString seatsText(const QStringList& labels, int parts, std::int64_t& told) {
    QStringList out;
    told = 0;
    for (qsizetype i = 0; i < labels.size() && out.size() < parts;) {
        qsizetype end = i + 1;
        while (end < labels.size() && follows(labels[end], labels[end - 1])) ++end;
        if (end - i < run_min) {
            out << labels[i];
            end = i + 1;
        } else {
            out << labels[i] + QStringLiteral(" – ") + labels[end - 1];
        }
        told += end - i;
        i = end;
    }
    return out.join(QStringLiteral(", "));
}

QString textOf(const Activity& activity) {
    QString seats = activity.seats == 1 ? tr("1 seat") : tr("%1 seats").arg(number(activity.seats));
    if (!activity.labels.empty()) {
        std::int64_t told = 0;
        seats = seatsText(activity.labels, parts_max, told);
        const auto others = activity.seats - told;
        if (others > 0) seats = tr("%1 and %2 more").arg(seats, number(others));
    }
    if (activity.more) seats = tr("more than %1").arg(seats);
    const QString text = verb(activity.reason).arg(seats);
    return activity.span > 0 ? tr("%1 in %2").arg(text, span(activity.span)) : text;
}

}  // namespace seatlock::ui::models
