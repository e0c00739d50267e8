// The scale of refusals by seat. The UI thread.
#pragma once

#include <QWidget>

namespace seatlock::ui::seatmap {

class SeatMapView;

class HeatLegend : public QWidget {
    Q_OBJECT

public:
    HeatLegend(const SeatMapView& view, QWidget* parent);

    /// What stands below the scale.
    QString summary() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const SeatMapView& view_;
};

}  // namespace seatlock::ui::seatmap
