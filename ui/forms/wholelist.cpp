#include "ui/forms/wholelist.h"

#include <memory>
#include <utility>

namespace seatlock::ui::forms {

namespace {

struct Reading {
    host::StaffClient& client;
    QString target;
    QString member;
    QObject* context;
    std::function<void(const host::Answer&, const QJsonArray&)> done;
    QJsonArray items{};
};

void read(const std::shared_ptr<Reading>& list, const QString& cursor) {
    QString target = list->target + QStringLiteral("?limit=100");
    if (!cursor.isEmpty()) {
        target += QStringLiteral("&cursor=") + host::StaffClient::segment(cursor);
    }
    list->client.get(target, list->context, [list](const host::Answer& answer) {
        if (!answer.ok()) return list->done(answer, {});
        for (const auto item : answer.body.value(list->member).toArray()) list->items.append(item);
        const auto next = answer.body.value(QLatin1String("next_cursor")).toString();
        next.isEmpty() ? list->done(answer, list->items) : read(list, next);
    });
}

}  // namespace

void readWhole(host::StaffClient& client, const QString& target, const QString& member,
               QObject* context, std::function<void(const host::Answer&, const QJsonArray&)> done) {
    read(std::make_shared<Reading>(Reading{client, target, member, context, std::move(done)}), {});
}

}  // namespace seatlock::ui::forms
