// Seats sold over time as a rising area, with the house's size as a line above it. The UI thread.
#pragma once

#include "ui/reader/answers.h"

#include <string>

#include <QChartView>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace seatlock::ui::pages {

class SellThroughChart : public QChartView {
    Q_OBJECT

public:
    explicit SellThroughChart(QWidget* parent = nullptr);

    /// `points` as the reader gives them; `seats`: of the house; times are shown in `zone`.
    void setCurve(const std::vector<reader::CurvePoint>& points, std::int64_t seats,
                  const std::string& zone);

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();
    void fitCount(std::int64_t sold);

    std::vector<reader::CurvePoint> points_;
    std::int64_t seats_ = 0;
    std::string zone_;
    QLineSeries* sold_;
    QAreaSeries* area_;
    QLineSeries* house_;
    QDateTimeAxis* time_;
    QValueAxis* count_;
};

}  // namespace seatlock::ui::pages
