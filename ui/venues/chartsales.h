// Which events sell a seating chart in whichever version, and which seats they need: read from the
// engine for the designer. UI thread.
#pragma once

#include "engine/seating/editrules.h"
#include "ui/host/staffclient.h"

#include <functional>
#include <vector>

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>

namespace seatlock::ui::venues {

/// What a person is told of it.
struct SalesSummary {
    QStringList events;    ///< names
    QStringList versions;  ///< "1"
    qint64 sold = 0;       ///< seats that must stay, by what they are now
    qint64 held = 0;
    qint64 before = 0;  ///< neither, but once

    bool any() const { return sold + held + before > 0; }
};

/// "“Gala” and 2 more".
QString eventsText(const QStringList& names);
/// "12 seats are sold, 3 held, 1 was before"; empty: none.
QString seatsText(const SalesSummary& sales);

class ChartSales : public QObject {
    Q_OBJECT

public:
    /// Empty `problem`: it was read.
    using Done = std::function<void(const QString& problem)>;

    /// `client` must outlive it.
    explicit ChartSales(host::StaffClient& client, QObject* parent = nullptr);

    /// Of the chart with this id. `done` is called once, unless it is read anew before or this
    /// died.
    void read(const QString& chart, const Done& done);
    void forget();

    const SalesSummary& summary() const { return summary_; }
    /// The versions that have seats which must stay. Empties it.
    std::vector<seating::ChartInUse> takeCharts() { return std::move(charts_); }

private:
    void take(const QJsonObject& version);
    void readNext();
    void readDrawing(const host::Answer& answer, std::vector<seating::TakenSeat> taken);

    host::StaffClient& client_;
    Done done_;
    int reading_ = 0;  ///< which one; answers to earlier ones are dropped
    SalesSummary summary_;
    std::vector<std::pair<QString, std::vector<seating::TakenSeat>>> waiting_;
    std::vector<seating::ChartInUse> charts_;
};

}  // namespace seatlock::ui::venues
