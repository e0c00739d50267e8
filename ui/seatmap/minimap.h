// The whole house in a corner of a map, with a frame around what the map shows. Click or drag moves
// the map. The UI thread.
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace seatlock::ui::seatmap {

class SeatMapView;

/// A child of the map, there when the map shows only a part.
class MiniMap : public QWidget {
    Q_OBJECT

public:
    explicit MiniMap(SeatMapView& view);

    /// What the map shows, in this widget's pixels.
    QRectF frame() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void redraw();
    double scale() const;
    QPointF toPlan(const QPointF& at) const;

    SeatMapView& view_;
    QImage picture_;
    QTimer due_;  ///< occupancy changes slowly; once a second is enough
};

}  // namespace seatlock::ui::seatmap
