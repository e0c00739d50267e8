#include "ui/events/statustexts.h"

#include <QCoreApplication>

namespace seatlock::ui::events {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StatusTexts)
};

enum class Status { draft, on_sale, paused, closed, cancelled };

Status parse(const QString& status) {
    if (status == QLatin1String("on_sale")) return Status::on_sale;
    if (status == QLatin1String("paused")) return Status::paused;
    if (status == QLatin1String("closed")) return Status::closed;
    if (status == QLatin1String("cancelled")) return Status::cancelled;
    return Status::draft;
}

StatusStep sell() {
    return {QStringLiteral("on_sale"), Words::tr("Put &on Sale"),
            Words::tr("Buyers see it at once, and can buy as soon as the time of their channel has "
                      "come. Are the press and house seats blocked? While it is on sale, its chart "
                      "stays as it is.")};
}

}  // namespace

QString statusTitle(const QString& status) {
    switch (parse(status)) {
        case Status::draft:
            return Words::tr("Draft");
        case Status::on_sale:
            return Words::tr("On sale");
        case Status::paused:
            return Words::tr("Paused");
        case Status::closed:
            return Words::tr("Closed");
        case Status::cancelled:
            return Words::tr("Cancelled");
    }
    return status;
}

QString statusMeaning(const QString& status) {
    switch (parse(status)) {
        case Status::draft:
            return Words::tr("Nobody but staff sees it. Everything can still be changed.");
        case Status::on_sale:
            return Words::tr(
                "Buyers hold and buy seats, each channel in its own times. Changes of "
                "names, times, prices and limits count within a second.");
        case Status::paused:
            return Words::tr(
                "Buyers see it, but nothing new is held. What is held can still be "
                "bought.");
        case Status::closed:
            return Words::tr("The sale is over. It can be opened again by way of a pause.");
        case Status::cancelled:
            return Words::tr(
                "It does not take place. Every order is marked for refund; nothing "
                "is deleted.");
    }
    return {};
}

style::Tone statusTone(const QString& status) {
    switch (parse(status)) {
        case Status::on_sale:
            return style::Tone::good;
        case Status::paused:
            return style::Tone::warning;
        case Status::cancelled:
            return style::Tone::bad;
        case Status::draft:
        case Status::closed:
            break;
    }
    return style::Tone::muted;
}

std::vector<StatusStep> stepsFrom(const QString& status) {
    const StatusStep pause{QStringLiteral("paused"), Words::tr("&Pause the Sale"),
                           Words::tr("Nothing new is held until it goes on. What buyers hold they "
                                     "can still buy.")};
    switch (parse(status)) {
        case Status::draft:
            return {sell()};
        case Status::on_sale:
            return {pause};
        case Status::paused:
            return {sell(),
                    {QStringLiteral("closed"), Words::tr("C&lose the Sale"),
                     Words::tr("The sale is over for everybody. It can be opened again.")}};
        case Status::closed: {
            StatusStep reopen = pause;
            reopen.act = Words::tr("Re&open, Paused");
            reopen.meaning.clear();
            return {reopen};
        }
        case Status::cancelled:
            break;
    }
    return {};
}

}  // namespace seatlock::ui::events
