// How saturated the pool is, to be read from across a room: a big share, a word, a colour, and
// what waits. The UI thread.
#pragma once

#include "engine/pool/poolstats.h"
#include "ui/charts/saturationscale.h"

#include <QString>
#include <QWidget>

namespace seatlock::ui::charts {

class SaturationGauge : public QWidget {
    Q_OBJECT

public:
    explicit SaturationGauge(QWidget* parent = nullptr);

    /// As often as it is known; repaints only what can be seen to differ, and its sentences at
    /// most four times a second, so that they can be read. `now`: steady.
    void setStats(const pool::PoolStats& stats, core::Micros now);
    /// Nothing is known; `why` is said instead.
    void clear(const QString& why);

    Level level() const { return scale_.level(); }
    double share() const { return scale_.share(); }
    /// "calm", "busy", "saturated", "no database", or nothing.
    QString word() const;
    const QString& connectionsText() const { return connections_text_; }
    const QString& waitingText() const { return waiting_text_; }

    QSize sizeHint() const override { return {340, 260}; }
    QSize minimumSizeHint() const override { return {220, 200}; }

Q_SIGNALS:
    void levelChanged();
    /// It was double-clicked, or chosen by Enter: to be shown large. As a window, Escape closes it.
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QColor colour() const;
    QString figure() const;
    void describe();
    void paintArc(QPainter& painter, const QRectF& dial) const;
    void paintFigure(QPainter& painter, const QRectF& dial) const;
    void paintSentences(QPainter& painter, const QRectF& below) const;

    SaturationScale scale_;
    pool::PoolStats stats_;
    core::Micros described_ = 0;
    QString why_;
    QString connections_text_;
    QString waiting_text_;
    int shown_steps_ = -1;  ///< of the arc, as painted
};

}  // namespace seatlock::ui::charts
