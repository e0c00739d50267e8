// The plot of a time chart: axes, lines or areas, crosshair. Knows positions, not what they mean.
// The UI thread.
#pragma once

#include "ui/charts/axisscale.h"
#include "ui/charts/crosshair.h"
#include "ui/charts/span.h"
#include "ui/charts/trace.h"

#include <deque>
#include <optional>
#include <vector>

#include <QCategoryAxis>
#include <QChartView>
#include <QValueAxis>

namespace seatlock::ui::charts {

class PlotView : public QChartView {
    Q_OBJECT

public:
    /// `area`: what it shows are areas.
    explicit PlotView(bool area, QWidget* parent = nullptr);

    /// The next trace's index is the number of those before.
    Trace& addTrace();
    Trace& trace(std::size_t index) { return traces_[index]; }
    std::size_t traceCount() const { return traces_.size(); }

    void setSpan(Span span);
    /// Traces must be given values as axisValue() has them: Qt Charts draws a chart wrongly whose
    /// axis is exchanged for a logarithmic one, so its axis is always linear.
    void setScale(const AxisScale& scale, bool logarithmic);
    double axisValue(double value) const;
    void setCeiling(std::optional<double> value);
    void setCrosshair(std::optional<Crosshair> crosshair);
    const std::optional<Crosshair>& crosshair() const { return crosshair_; }
    /// Said in the middle, instead of a picture; empty: nothing.
    void setNotice(const QString& text);

    /// Where a moment and a value lie in the view, and which moment lies at x.
    QPointF position(double seconds, double value) const;
    double secondsAt(double x) const;
    QRectF plotRect() const { return chart()->plotArea(); }

Q_SIGNALS:
    /// The mouse is over this moment.
    void pointed(double seconds);
    void pointedAway();
    /// The picture, long out of sight, is being looked at again.
    void uncovered();

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildAxes();
    void paintAxes();
    void labelTime();
    void placePlot();
    void paintLabels(QPainter& painter) const;
    QString labelOf(double value) const;
    QFont labelFont() const;
    void paintCeiling(QPainter& painter) const;

    const bool area_;
    QCategoryAxis* time_;
    QValueAxis* value_;  ///< of values as axisValue() has them
    std::deque<Trace> traces_;
    std::optional<double> ceiling_;
    Span span_ = Span::minute;
    int time_steps_ = 0;
    AxisScale scale_{0, 0, 0, 0};  ///< none yet
    bool logarithmic_ = false;
    std::optional<Crosshair> crosshair_;
    QString notice_;
};

}  // namespace seatlock::ui::charts
