#include "ui/pages/enginepage.h"

#include "ui/charts/switchbutton.h"
#include "ui/pages/enginecharts.h"
#include "ui/pages/enginefigures.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QSaveFile>
#include <QScrollArea>
#include <QStandardPaths>

namespace seatlock::ui::pages {

namespace {

constexpr int wide = 900;
constexpr int gauge_width = 360;
constexpr int gauge_height = 276;
constexpr int gap = 12;
/// Figures of the moment change this often at most: people have to read them.
constexpr core::Micros figures_us = 250'000;

QByteArray png(const QImage& image) {
    QByteArray out;
    QBuffer buffer(&out);
    image.save(&buffer, "PNG");
    return out;
}

QString fileName(const QString& title, const QString& suffix) {
    const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).filePath(QStringLiteral("%1-%2.%3").arg(title, when, suffix));
}

}  // namespace

EnginePage::EnginePage(QWidget* parent)
    : QWidget(parent),
      mode_(new style::Banner(this)),
      notice_(new style::Banner(this)),
      scroll_(new QScrollArea(this)),
      top_(new QBoxLayout(QBoxLayout::LeftToRight)),
      gauge_(new charts::SaturationGauge(this)),
      figures_(new EngineFigures(this)),
      charts_(new EngineCharts(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 0, 0);
    column->setSpacing(gap);
    auto* controls = new QHBoxLayout;
    controls->setContentsMargins(0, 0, 16, 0);
    buildControls(controls);
    column->addLayout(controls);
    auto* news = new QVBoxLayout;
    news->setContentsMargins(0, 0, 16, 0);
    news->addWidget(mode_);
    news->addWidget(notice_);
    column->addLayout(news);
    mode_->setDismissible(false);

    auto* content = new QWidget;
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 16, 16);
    rows->setSpacing(gap);
    top_->setSpacing(gap);
    top_->addWidget(gauge_);
    top_->addWidget(figures_, 1);
    rows->addLayout(top_);
    rows->addWidget(charts_);
    rows->addStretch();
    scroll_->setWidget(content);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    column->addWidget(scroll_, 1);

    gauge_->setToolTip(
        tr("How much of the pool is taken: connections at work of those open, or the longest wait "
           "of a quarter of a second, whichever is more. Double-click to fill the screen."));
    connect(gauge_, &charts::SaturationGauge::activated, this, &EnginePage::showLarge);
    connect(charts_, &EngineCharts::menuAsked, this, &EnginePage::showMenu);
    scroll_->viewport()->installEventFilter(this);
    setShown(Shown::nothing);
    arrange();
}

void EnginePage::buildControls(QHBoxLayout* row) {
    row->setSpacing(4);
    auto* spans = new QActionGroup(this);
    addSpan(row, spans, tr("60 s"), tr("Show the last minute"), charts::Span::minute,
            QKeySequence(Qt::ALT | Qt::Key_1));
    addSpan(row, spans, tr("10 min"), tr("Show the last ten minutes"), charts::Span::ten_minutes,
            QKeySequence(Qt::ALT | Qt::Key_2));
    addSpan(row, spans, tr("1 h"), tr("Show the last hour"), charts::Span::hour,
            QKeySequence(Qt::ALT | Qt::Key_3));
    row->addSpacing(gap);

    QAction* pause = addControl(row, tr("Pause"), tr("Keep the charts as they are; figures go on"),
                                QKeySequence(Qt::ALT | Qt::Key_P));
    pause->setIcon(style::Icons::icon(style::Icon::pause));
    pause->setCheckable(true);
    connect(pause, &QAction::toggled, charts_, &EngineCharts::setPaused);
    QAction* logarithmic =
        addControl(row, tr("Log scale"), tr("Latency and waits on a logarithmic axis"),
                   QKeySequence(Qt::ALT | Qt::Key_L));
    logarithmic->setCheckable(true);
    connect(logarithmic, &QAction::toggled, charts_, &EngineCharts::setLogarithmic);
    row->addStretch();

    QAction* picture = addControl(row, tr("Save picture…"), tr("All charts as a PNG picture"),
                                  QKeySequence(Qt::CTRL | Qt::Key_E));
    picture->setIcon(style::Icons::icon(style::Icon::export_file));
    connect(picture, &QAction::triggered, this, [this] {
        ask(tr("engine"), QStringLiteral("png"),
            [this](const QString& path) { savePicture(path); });
    });
    QAction* table = addControl(row, tr("Save figures…"),
                                tr("All figures of the chosen span as comma-separated values"),
                                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    table->setIcon(style::Icons::icon(style::Icon::export_file));
    connect(table, &QAction::triggered, this, [this] {
        ask(tr("engine"), QStringLiteral("csv"), [this](const QString& path) { saveTable(path); });
    });
}

QAction* EnginePage::addControl(QHBoxLayout* row, const QString& text, const QString& meaning,
                                const QKeySequence& keys) {
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setToolTip(tr("%1 (%2)").arg(meaning, keys.toString(QKeySequence::NativeText)));
    addAction(action);
    auto* button = new charts::SwitchButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(text);
    button->setAccessibleDescription(meaning);
    row->addWidget(button);
    return action;
}

void EnginePage::addSpan(QHBoxLayout* row, QActionGroup* group, const QString& text,
                         const QString& meaning, charts::Span span, const QKeySequence& keys) {
    QAction* action = addControl(row, text, meaning, keys);
    action->setCheckable(true);
    action->setChecked(span == charts::Span::minute);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, span] { charts_->setSpan(span); });
}

void EnginePage::sample(const monitor::Snapshot& snapshot) {
    setShown(snapshot.serving ? Shown::serving : Shown::watching);
    charts_->sample(snapshot, heartbeat_);
    if (snapshot.serving) {
        gauge_->setStats(snapshot.pool, snapshot.steady);
        if (large_) large_->setStats(snapshot.pool, snapshot.steady);
    }
    const bool due = snapshot.interval.number != interval_ ||
                     snapshot.steady - figures_at_ >= figures_us || snapshot.steady < figures_at_;
    if (due && isVisible()) showFigures(snapshot);
}

void EnginePage::showFigures(const monitor::Snapshot& snapshot) {
    figures_at_ = snapshot.steady;
    interval_ = snapshot.interval.number;
    if (snapshot.serving) {
        figures_->show(snapshot);
    } else {
        figures_->showWatching(snapshot);
    }
    if (heartbeat_ != nullptr) figures_->show(*heartbeat_);
}

void EnginePage::setHeartbeat(const host::Heartbeat* heartbeat) {
    heartbeat_ = heartbeat;
}

void EnginePage::engineStopped() {
    charts_->engineStopped();
    setShown(Shown::nothing);
}

void EnginePage::setShown(Shown shown) {
    if (shown == shown_ && shown != Shown::nothing) return;
    shown_ = shown;
    mode_->clear();
    if (shown == Shown::serving) {
        charts_->setEmptyText(tr("Waiting for the first second…"));
        return;
    }
    figures_->clear();
    if (shown == Shown::watching) {
        mode_->say(style::Banner::Kind::info,
                   tr("This console only watches a sale that other engines run. Their pools, "
                      "requests and latencies are measured where they run; only the seats are "
                      "followed here."));
        gauge_->clear(tr("The pool is elsewhere"));
        charts_->setEmptyText(tr("Measured by the engines that sell, not here"));
    } else {
        gauge_->clear(tr("No engine is running"));
        charts_->setEmptyText(tr("No engine is running"));
    }
    if (large_) large_->clear(tr("No engine is running"));
}

void EnginePage::arrange() {
    const bool beside = scroll_->viewport()->width() >= wide;
    top_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    gauge_->setMinimumSize(beside ? gauge_width : 220, beside ? 240 : gauge_height);
    gauge_->setMaximumSize(beside ? gauge_width : QWIDGETSIZE_MAX,
                           beside ? QWIDGETSIZE_MAX : gauge_height);
}

bool EnginePage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) arrange();
    return QWidget::eventFilter(watched, event);
}

void EnginePage::showMenu(charts::TimeChart* chart, const QPoint& global) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Save this &picture…")), &QAction::triggered, this, [this, chart] {
        ask(chart->title(), QStringLiteral("png"),
            [this, chart](const QString& path) { write(path, png(chart->picture())); });
    });
    connect(menu->addAction(tr("Save these &figures…")), &QAction::triggered, this, [this, chart] {
        ask(chart->title(), QStringLiteral("csv"),
            [this, chart](const QString& path) { write(path, chart->table()); });
    });
    menu->popup(global);
}

void EnginePage::showLarge() {
    if (large_) return large_->raise();
    large_ = new charts::SaturationGauge(this);
    large_->setWindowFlags(Qt::Window);
    large_->setAttribute(Qt::WA_DeleteOnClose);
    large_->setWindowTitle(tr("Saturation of the pool"));
    connect(large_, &charts::SaturationGauge::activated, large_, &QWidget::close);
    if (shown_ != Shown::serving) large_->clear(tr("No engine is running"));
    large_->showFullScreen();
}

void EnginePage::ask(const QString& title, const QString& suffix,
                     const std::function<void(const QString&)>& save) {
    auto* dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(suffix == QLatin1String("png") ? tr("PNG pictures (*.png)")
                                                         : tr("Comma-separated values (*.csv)"));
    dialog->selectFile(fileName(title, suffix));
    connect(dialog, &QFileDialog::fileSelected, this, save);
    dialog->open();
}

bool EnginePage::savePicture(const QString& path) {
    return write(path, png(charts_->picture()));
}

bool EnginePage::saveTable(const QString& path) {
    return write(path, charts_->table());
}

bool EnginePage::write(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (written) {
        notice_->say(style::Banner::Kind::good, tr("Saved as %1").arg(path));
    } else {
        notice_->say(style::Banner::Kind::error,
                     tr("%1 could not be written: %2").arg(path, file.errorString()));
    }
    return written;
}

}  // namespace seatlock::ui::pages
