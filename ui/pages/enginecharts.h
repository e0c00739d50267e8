// The engine's charts in one or two columns, with what they are drawn of. The UI thread.
#pragma once

#include "ui/charts/history.h"
#include "ui/charts/timechart.h"
#include "ui/host/heartbeat.h"

#include <cstddef>
#include <vector>

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace seatlock::ui::pages {

class EngineCharts : public QWidget {
    Q_OBJECT

public:
    explicit EngineCharts(QWidget* parent = nullptr);

    /// `heartbeat` may be null.
    void sample(const monitor::Snapshot& snapshot, const host::Heartbeat* heartbeat);
    void engineStopped();
    void setSpan(charts::Span span);
    void setPaused(bool paused);
    /// Of the latency and the waits.
    void setLogarithmic(bool logarithmic);
    /// Of charts without anything to draw.
    void setEmptyText(const QString& text);

    const charts::History& history() const { return history_; }
    const std::vector<charts::TimeChart*>& all() const { return charts_; }
    /// All charts as they are seen, at twice the resolution.
    QImage picture();
    /// All figures of the span, one row a moment.
    QByteArray table() const;

Q_SIGNALS:
    void menuAsked(seatlock::ui::charts::TimeChart* chart, const QPoint& global);

private:
    charts::TimeChart* add(const QString& title, const QString& meaning,
                           charts::TimeChart::Kind kind, charts::Quantity quantity);
    void addPool();
    void addBookings();
    void addWindow();
    void refreshNext();

    charts::History history_;
    std::vector<charts::TimeChart*> charts_;
    charts::TimeChart* connections_ = nullptr;
    charts::TimeChart* wait_ = nullptr;
    charts::TimeChart* latency_ = nullptr;
    QTimer turn_;
    std::size_t next_ = 0;  ///< of charts_, to be drawn
    bool stopped_ = false;  ///< nothing more comes: the last points are drawn too
};

}  // namespace seatlock::ui::pages
