// Seats sold over time, beside those of an earlier event where there is one. UI
// thread.
#pragma once

#include <QChartView>
#include <QDateTime>
#include <QJsonObject>

class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace seatlock::ui::reports {

class SalesChart : public QChartView {
    Q_OBJECT

public:
    explicit SalesChart(QWidget* parent = nullptr);

    /// A report of the API. With an event to compare with, both run in days
    /// before their start.
    void setReport(const QJsonObject& report);
    /// In words, for those who cannot see it.
    QString describe() const { return accessibleDescription(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();
    void showDays(double first, double last);
    void showDates(double first, double last);
    /// Widens the ranges to hold what it draws.
    void draw(QLineSeries& line, const QJsonObject& report, bool relative, double& most,
              double& first, double& last);

    QLineSeries* sold_;
    QLineSeries* before_;
    QDateTimeAxis* dates_;
    QValueAxis* days_;
    QValueAxis* count_;
    QDateTime now_;  ///< when the report was made
};

}  // namespace seatlock::ui::reports
