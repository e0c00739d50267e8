// A chart of figures over the last minute, ten minutes or hour: title, legend with the latest
// values, plot with a crosshair for mouse and keyboard. The UI thread.
#pragma once

#include "ui/charts/axisscale.h"
#include "ui/charts/csvtable.h"
#include "ui/charts/plotdata.h"
#include "ui/charts/quantity.h"
#include "ui/charts/series.h"

#include <cstddef>
#include <optional>
#include <vector>

#include <QFrame>
#include <QImage>
#include <QString>

namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::charts {

class ChartLegend;
class PlotView;

class TimeChart : public QFrame {
    Q_OBJECT

public:
    enum class Kind { lines, stacked };

    TimeChart(const QString& title, Kind kind, Quantity quantity, QWidget* parent = nullptr);

    /// `series` must outlive it. From the bottom up when stacked.
    void addSeries(const QString& name, const Series& series);
    /// A line at `value` that the axis always reaches.
    void setCeiling(const QString& name, std::optional<double> value);
    /// Values stand on decades from `floor` up; lines only.
    void setLogarithmic(bool logarithmic);
    void setSpan(Span span);
    /// The picture stays as it is, whatever comes.
    void setPaused(bool paused);
    /// One sentence in an operator's words, when its title is pointed at.
    void setMeaning(const QString& meaning);
    /// Said while there is nothing to draw.
    void setEmptyText(const QString& text);

    /// There are new points up to `now`: draws them when that changes the picture, or when it is
    /// looked at again.
    /// `wall_offset`: from steady time to the wall's.
    void refresh(core::Micros now, core::Micros wall_offset);

    /// Draws what came and was not drawn yet, unless it is paused.
    void catchUp();

    QString title() const;
    Span span() const { return span_; }
    bool isPaused() const { return paused_; }
    bool isLogarithmic() const { return logarithmic_; }
    /// The right edge, steady; 0 before the first point.
    core::Micros shownUntil() const { return shown_until_; }
    /// The moment of the crosshair, steady; none when there is none.
    std::optional<core::Micros> pointedAt() const { return pointed_; }
    const PlotView& plot() const { return *plot_; }

    /// As it is seen, at twice the resolution.
    QImage picture();
    /// What it shows, as comma-separated values.
    QByteArray table() const;
    std::vector<CsvColumn> columns() const;

    QSize sizeHint() const override { return {560, 280}; }

Q_SIGNALS:
    /// A menu is wanted at this place of the screen.
    void menuAsked(const QPoint& global);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry {
        QString name;
        const Series* series;
    };

    void redraw();
    void drawLines();
    void drawStack();
    void point(std::optional<core::Micros> at);
    void showCrosshair();
    void restyle();
    void rebuildLegend();
    AxisScale scaleOf(const std::vector<Points>& drawn) const;
    core::Micros bridge() const { return length(span_) / 30; }

    const Kind kind_;
    const Quantity quantity_;
    style::TonedLabel* title_;
    ChartLegend* legend_;
    PlotView* plot_;
    std::vector<Entry> entries_;
    QString ceiling_name_;
    std::optional<double> ceiling_;
    QString empty_text_;
    Span span_ = Span::minute;
    bool logarithmic_ = false;
    bool paused_ = false;
    bool stale_ = false;

    core::Micros now_ = 0;
    core::Micros wall_offset_ = 0;
    core::Micros shown_until_ = 0;   ///< of what is drawn
    std::vector<Points> shown_;      ///< as measured, by series
    std::vector<Points> positions_;  ///< as drawn
    std::optional<core::Micros> pointed_;
};

}  // namespace seatlock::ui::charts
