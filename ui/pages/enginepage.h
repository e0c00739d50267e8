// The Engine page: how saturated the pool is, the key figures, and how they came about. The UI
// thread.
#pragma once

#include "engine/monitor/snapshot.h"
#include "ui/charts/saturationgauge.h"
#include "ui/charts/timechart.h"
#include "ui/host/heartbeat.h"
#include "ui/style/banner.h"

#include <functional>

#include <QPointer>
#include <QWidget>

class QAction;
class QActionGroup;
class QBoxLayout;
class QHBoxLayout;
class QScrollArea;

namespace seatlock::ui::pages {

class EngineCharts;
class EngineFigures;

class EnginePage : public QWidget {
    Q_OBJECT

public:
    explicit EnginePage(QWidget* parent = nullptr);

    /// Up to 20 times a second, while an engine runs.
    void sample(const monitor::Snapshot& snapshot);
    /// Null: the window's own figures stay empty. It must outlive the page or be taken back.
    void setHeartbeat(const host::Heartbeat* heartbeat);
    /// Gauge and figures are cleared; the charts keep what was.
    void engineStopped();

    /// All charts as a PNG, all figures of the span as CSV. False: it could not be written, and
    /// the page says why.
    bool savePicture(const QString& path);
    bool saveTable(const QString& path);

    const EngineCharts& charts() const { return *charts_; }
    const charts::SaturationGauge& gauge() const { return *gauge_; }
    /// The one that fills the screen; null when there is none.
    const charts::SaturationGauge* largeGauge() const { return large_; }
    /// What came of the last export.
    const style::Banner& notice() const { return *notice_; }
    /// Whose the figures are.
    const style::Banner& mode() const { return *mode_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Shown { nothing, serving, watching };

    void buildControls(QHBoxLayout* row);
    void addSpan(QHBoxLayout* row, QActionGroup* group, const QString& text, const QString& meaning,
                 charts::Span span, const QKeySequence& keys);
    QAction* addControl(QHBoxLayout* row, const QString& text, const QString& meaning,
                        const QKeySequence& keys);
    void arrange();
    void setShown(Shown shown);
    void showFigures(const monitor::Snapshot& snapshot);
    void showMenu(charts::TimeChart* chart, const QPoint& global);
    void showLarge();
    void ask(const QString& title, const QString& suffix,
             const std::function<void(const QString&)>& save);
    bool write(const QString& path, const QByteArray& bytes);

    style::Banner* mode_;    ///< what the figures are of
    style::Banner* notice_;  ///< what came of an export
    QScrollArea* scroll_;
    QBoxLayout* top_;
    charts::SaturationGauge* gauge_;
    EngineFigures* figures_;
    EngineCharts* charts_;
    QPointer<charts::SaturationGauge> large_;
    const host::Heartbeat* heartbeat_ = nullptr;
    Shown shown_ = Shown::nothing;
    core::Micros figures_at_ = 0;
    std::uint64_t interval_ = 0;
};

}  // namespace seatlock::ui::pages
