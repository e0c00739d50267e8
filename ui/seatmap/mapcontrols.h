// Buttons over a corner of a map: nearer, farther, all of it. The UI thread.
#pragma once

#include <QToolButton>
#include <QWidget>

namespace seatlock::ui::seatmap {

class SeatMapView;

/// A child of the map.
class MapControls : public QWidget {
    Q_OBJECT

public:
    explicit MapControls(SeatMapView& view);

    QToolButton* zoomIn() const { return zoom_in_; }
    QToolButton* zoomOut() const { return zoom_out_; }
    QToolButton* fit() const { return fit_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void refresh();

    SeatMapView& view_;
    QToolButton* zoom_in_;
    QToolButton* zoom_out_;
    QToolButton* fit_;
};

}  // namespace seatlock::ui::seatmap
