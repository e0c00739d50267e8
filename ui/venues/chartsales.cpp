#include "ui/venues/chartsales.h"

#include "engine/seating/chartjson.h"
#include "ui/models/texts.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace seatlock::ui::venues {

QString eventsText(const QStringList& names) {
    if (names.isEmpty()) return {};
    const QString first = ChartSales::tr("“%1”").arg(names.first());
    if (names.size() == 1) return first;
    if (names.size() == 2) return ChartSales::tr("%1 and “%2”").arg(first, names.last());
    return ChartSales::tr("%1 and %2 more events").arg(first).arg(names.size() - 1);
}

QString seatsText(const SalesSummary& sales) {
    QStringList parts;
    if (sales.sold > 0) parts << ChartSales::tr("%1 sold").arg(models::number(sales.sold));
    if (sales.held > 0) parts << ChartSales::tr("%1 held").arg(models::number(sales.held));
    if (sales.before > 0)
        parts << ChartSales::tr("%1 held or sold before").arg(models::number(sales.before));
    return parts.join(QStringLiteral(", "));
}

ChartSales::ChartSales(host::StaffClient& client, QObject* parent)
    : QObject(parent), client_(client) {}

void ChartSales::forget() {
    ++reading_;
    done_ = {};
    summary_ = {};
    waiting_.clear();
    charts_.clear();
}

void ChartSales::read(const QString& chart, const Done& done) {
    forget();
    done_ = done;
    client_.get(
        QStringLiteral("/v1/charts/%1/sales").arg(chart), this,
        [this, reading = reading_](const host::Answer& answer) {
            if (reading != reading_) return;
            if (!answer.ok()) return done_(answer.message());
            for (const auto version : answer.body.value(QLatin1String("versions")).toArray())
                take(version.toObject());
            readNext();
        });
}

void ChartSales::take(const QJsonObject& version) {
    std::vector<seating::TakenSeat> taken;
    for (const auto one : version.value(QLatin1String("seats")).toArray()) {
        const auto seat = one.toObject();
        const auto state = seat.value(QLatin1String("state")).toString();
        const bool sold = state == QLatin1String("sold");
        const bool before = state == QLatin1String("used");
        ++(sold ? summary_.sold : before ? summary_.before : summary_.held);
        taken.push_back({seat.value(QLatin1String("seat")).toString().toStdString(), sold, before});
    }
    for (const auto event : version.value(QLatin1String("events")).toArray()) {
        summary_.events << event[QLatin1String("name")].toString();
    }
    summary_.versions << QString::number(version.value(QLatin1String("version")).toInteger());
    if (taken.empty()) return;
    waiting_.emplace_back(version.value(QLatin1String("chart")).toString(), std::move(taken));
}

void ChartSales::readNext() {
    if (waiting_.empty()) return done_({});
    auto [chart, taken] = std::move(waiting_.back());
    waiting_.pop_back();
    client_.get(QStringLiteral("/v1/charts/") + chart, this,
                [this, reading = reading_, taken = std::move(taken)](const host::Answer& answer) {
                    if (reading == reading_) readDrawing(answer, taken);
                });
}

void ChartSales::readDrawing(const host::Answer& answer, std::vector<seating::TakenSeat> taken) {
    if (!answer.ok()) return done_(answer.message());
    const auto document = answer.body.value(QLatin1String("document")).toObject();
    auto read = seating::chartFromJson(
        QJsonDocument(document).toJson(QJsonDocument::Compact).toStdString());
    if (!read.ok()) return done_(QString::fromStdString(seating::describe(read)));
    charts_.push_back({std::move(*read.chart), std::move(taken)});
    readNext();
}

}  // namespace seatlock::ui::venues
