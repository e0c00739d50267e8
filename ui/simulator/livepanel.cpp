#include "ui/simulator/livepanel.h"

#include "ui/charts/columnlayout.h"
#include "ui/models/texts.h"
#include "ui/simulator/runtexts.h"
#include "ui/style/card.h"

#include <array>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace seatlock::ui::simulator {

using charts::FigureTile;
using models::number;

namespace {

constexpr std::array all_faults{Fault::kill_backend, Fault::restart_database,
                                Fault::freeze_database, Fault::cut_commit};
constexpr int gap = 12;

}  // namespace

LivePanel::LivePanel(QWidget* parent)
    : QScrollArea(parent), charts_(new RunCharts(this)), map_(new PlanMap(this)) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, gap, 0, gap);
    column->setSpacing(gap);
    column->addWidget(makeFigures());
    column->addWidget(makeFaults());
    auto* seats = new style::Card(tr("Seats"), content);
    map_->setMinimumHeight(220);
    seats->body()->addWidget(map_, 1);
    column->addWidget(seats, 1);
    column->addWidget(charts_);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setRunning(false);
}

QWidget* LivePanel::makeFigures() {
    auto* all = new QWidget(this);
    const int width = fontMetrics().horizontalAdvance(QStringLiteral("Turned away (503) 0"));
    auto* layout = new charts::ColumnLayout(width, 6, all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto add = [&](const QString& name, const QString& meaning) {
        auto* tile = new FigureTile(name, meaning, all);
        layout->addWidget(tile);
        return tile;
    };
    buyers_ = add(tr("Buyers"), tr("Connected just now, each with a connection of its own."));
    rate_ = add(tr("Requests"), tr("Answered each second; below, how many so far."));
    ok_ = add(tr("Given (201)"), tr("Requests that were given seats, so far."));
    refused_ = add(tr("Refused (409)"), tr("Requests that were told that the seats are gone."));
    unavailable_ = add(tr("Turned away (503)"), tr("Requests that were told to try again later."));
    doubles_ =
        add(tr("Double bookings"), tr("Seats that two buyers were told at one time are theirs."));
    return all;
}

QWidget* LivePanel::makeFaults() {
    auto* card = new style::Card(tr("Break something"), this);
    auto* buttons = new QWidget(card);
    const int width = fontMetrics().horizontalAdvance(QStringLiteral("Restart database 0000"));
    auto* row = new charts::ColumnLayout(width, 4, buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (const Fault fault : all_faults) {
        auto* button = new QPushButton(titleOf(fault), buttons);
        row->addWidget(button);
        faults_.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, fault] { Q_EMIT faultWanted(fault); });
    }
    card->body()->addWidget(buttons);
    return card;
}

void LivePanel::begin() {
    strategy_ = 0;
    charts_->clear();
    map_->reset();
    for (FigureTile* tile : {buyers_, rate_, ok_, refused_, unavailable_, doubles_}) {
        tile->setValue(QStringLiteral("–"));
    }
}

void LivePanel::setPlan(const SeatingPlan& plan) {
    map_->setPlan(plan);
}

void LivePanel::show(const SimulationProgress& progress) {
    if (progress.strategy != strategy_) {
        strategy_ = progress.strategy;
        map_->reset();
    }
    map_->add(progress.given, progress.twice);
    if (progress.stage != SimulationProgress::Stage::selling) return;
    const RunSample& sample = progress.sample;
    const std::int64_t answered = sample.ok + sample.refused + sample.unavailable + sample.other;
    const double rate =
        sample.seconds > 0 ? static_cast<double>(answered) / sample.seconds : charts::no_value;
    buyers_->setValue(number(sample.buyers));
    rate_->setValue(charts::valueText(rate, charts::Quantity::per_second),
                    tr("%1 so far").arg(number(progress.total_requests)));
    ok_->setValue(number(progress.total_ok));
    refused_->setValue(number(progress.total_refused));
    unavailable_->setValue(
        number(progress.total_unavailable), {},
        progress.total_unavailable > 0 ? style::Tone::warning : style::Tone::normal);
    doubles_->setValue(number(sample.double_bookings), {},
                       sample.double_bookings > 0 ? style::Tone::bad : style::Tone::normal);
    charts_->add(progress.strategy, sample);
}

void LivePanel::setRunning(bool running) {
    running_ = running;
    showFaults();
}

void LivePanel::setEmbedded(bool embedded) {
    embedded_ = embedded;
    showFaults();
}

void LivePanel::showFaults() {
    for (std::size_t i = 0; i < faults_.size(); ++i) {
        const Fault fault = all_faults[i];
        const bool possible = embedded_ || !seatlock::simulator::needsEmbedded(fault);
        const QString meaning =
            possible ? meaningOf(fault)
                     : tr("Only where Seatlock runs the database itself: this one is a server "
                          "that others may use, too.");
        faults_[i]->setEnabled(running_ && possible);
        faults_[i]->setToolTip(meaning);
        faults_[i]->setAccessibleDescription(meaning);
    }
}

}  // namespace seatlock::ui::simulator
