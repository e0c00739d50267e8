#include "ui/pages/simulatorpage.h"

#include "ui/simulator/historypanel.h"
#include "ui/simulator/livepanel.h"
#include "ui/simulator/resultpanel.h"
#include "ui/simulator/runtexts.h"
#include "ui/simulator/scenarioform.h"
#include "ui/style/banner.h"
#include "ui/style/icons.h"

#include <algorithm>
#include <memory>

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace seatlock::ui::pages {

namespace {

constexpr int gap = 12;
constexpr int side_letters = 44;
constexpr int progress_max = 1'000;

}  // namespace

SimulatorPage::SimulatorPage(simulator::SimulationSource& source, QWidget* parent)
    : QWidget(parent),
      source_(source),
      start_(new QAction(tr("Start"), this)),
      stop_(new QAction(tr("Stop"), this)),
      form_(new simulator::ScenarioForm),
      live_(new simulator::LivePanel),
      result_(new simulator::ResultPanel),
      history_(new simulator::HistoryPanel) {
    makeActions();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 0);
    row->setSpacing(gap);
    row->addWidget(makeSide());
    row->addWidget(makeRight(), 1);
    connect(form_, &simulator::ScenarioForm::changed, this, &SimulatorPage::showState);
    connect(live_, &simulator::LivePanel::faultWanted, this,
            [this](simulator::Fault fault) { source_.inject(fault); });
    connect(history_, &simulator::HistoryPanel::opened, this,
            [this](const simulator::HistoryPanel::Results& results) {
                result_->show(results);
                tabs_->setCurrentWidget(result_);
            });
    connectSource();
    fitSide();
    showState();
}

void SimulatorPage::makeActions() {
    start_->setIcon(style::Icons::icon(style::Icon::play));
    start_->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F5)});
    start_->setToolTip(tr("Start the simulation (Ctrl+R, F5)"));
    stop_->setIcon(style::Icons::icon(style::Icon::stop));
    stop_->setShortcut(Qt::Key_Escape);
    stop_->setToolTip(tr("Stop the simulation; what was measured until now is kept (Esc)"));
    for (QAction* action : {start_, stop_}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(start_, &QAction::triggered, this, &SimulatorPage::begin);
    connect(stop_, &QAction::triggered, this, [this] {
        stopping_ = true;
        stage_->setText(tr("Stopping"));
        showState();
        source_.stop();
    });
}

QWidget* SimulatorPage::makeSide() {
    side_ = new QScrollArea(this);
    side_->setWidget(form_);
    side_->setWidgetResizable(true);
    side_->setFrameShape(QFrame::NoFrame);
    side_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side_->setFocusPolicy(Qt::NoFocus);
    side_->viewport()->setAutoFillBackground(false);
    form_->setAutoFillBackground(false);
    return side_;
}

QWidget* SimulatorPage::makeRight() {
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    auto* controls = new QHBoxLayout;
    for (QAction* action : {start_, stop_}) {
        auto* button = new QToolButton(right);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        controls->addWidget(button);
    }
    progress_ = new QProgressBar(right);
    progress_->setRange(0, progress_max);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the simulation"));
    stage_ = new QLabel(right);
    stage_->setTextFormat(Qt::PlainText);
    stage_->setMinimumWidth(1);
    controls->addWidget(progress_, 1);
    controls->addWidget(stage_, 2);
    notice_ = new style::Banner(right);
    tabs_ = new QTabWidget(right);
    tabs_->setDocumentMode(true);
    tabs_->addTab(live_, tr("&Live"));
    tabs_->addTab(result_, tr("Res&ult"));
    tabs_->addTab(history_, tr("Earlier &runs"));
    column->addLayout(controls);
    column->addWidget(notice_);
    column->addWidget(tabs_, 1);
    return right;
}

void SimulatorPage::connectSource() {
    using Source = simulator::SimulationSource;
    connect(&source_, &Source::planned, live_, &simulator::LivePanel::setPlan);
    connect(&source_, &Source::progressed, this, [this](const auto& progress) {
        live_->show(progress);
        progress_->setValue(static_cast<int>(progress.share * progress_max));
        if (!stopping_) stage_->setText(simulator::stageText(progress, strategies_));
    });
    connect(&source_, &Source::finished, this, [this](const simulator::RunResult& result) {
        end();
        stage_->setText(result.stopped ? tr("Stopped") : tr("Done"));
        result_->show({std::make_shared<const simulator::RunResult>(result)});
        tabs_->setCurrentWidget(result_);
    });
    connect(&source_, &Source::failed, this, [this](const core::Error& error) {
        end();
        stage_->setText(tr("It did not work"));
        notice_->setDismissible(true);
        notice_->say(style::Banner::Kind::error, QString::fromStdString(error.detail));
    });
}

void SimulatorPage::begin() {
    // Keys repeat, and a button may be clicked twice.
    if (source_.running() || !obstacle_.isEmpty() || !form_->isValid()) return;
    const auto scenario = form_->scenario();
    const bool storm = scenario.kind == simulator::ScenarioKind::connection_storm;
    strategies_ = storm ? 0 : scenario.strategies.size();
    stopping_ = false;
    notice_->clear();
    live_->begin();
    tabs_->setCurrentWidget(live_);
    progress_->setValue(0);
    stage_->setText(tr("Starting"));
    source_.start(scenario);
    tabs_->setFocus();  // the form is about to be disabled, and Esc needs a focus
    showState();
}

void SimulatorPage::end() {
    stopping_ = false;
    progress_->setValue(progress_max);
    showState();
    history_->reload();
}

void SimulatorPage::showState() {
    const bool running = source_.running();
    start_->setEnabled(!running && obstacle_.isEmpty() && form_->isValid());
    stop_->setEnabled(running && !stopping_);
    form_->setEnabled(!running);
    live_->setRunning(running && !stopping_);
    progress_->setVisible(running);
    if (!running && !obstacle_.isEmpty()) {
        notice_->setDismissible(false);
        notice_->say(style::Banner::Kind::info, obstacle_);
    }
}

void SimulatorPage::setObstacle(const QString& why) {
    if (why == obstacle_) return;
    if (notice_->text() == obstacle_) notice_->clear();
    obstacle_ = why;
    showState();
}

void SimulatorPage::setEmbedded(bool embedded) {
    live_->setEmbedded(embedded);
}

void SimulatorPage::setArchive(const QString& folder) {
    history_->setArchive(folder);
}

void SimulatorPage::setEvents(const std::vector<monitor::EventFigures>& events) {
    std::vector<std::string> slugs;
    QList<QPair<QString, QString>> choices;
    for (const auto& event : events) {
        slugs.push_back(event.slug);
        choices.append({QString::fromStdString(event.slug), QString::fromStdString(event.name)});
    }
    if (slugs == slugs_) return;
    slugs_ = std::move(slugs);
    form_->setEvents(choices);
}

void SimulatorPage::fitSide() {
    const int content =
        std::max(form_->minimumSizeHint().width(), side_letters * fontMetrics().averageCharWidth());
    side_->setFixedWidth(content + side_->verticalScrollBar()->sizeHint().width());
}

void SimulatorPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitSide();
}

}  // namespace seatlock::ui::pages
