#include "ui/busyview.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace seatlock::ui {

namespace {

QString textOf(Engine::Stage stage) {
    switch (stage) {
        case Engine::Stage::database:
            return BusyView::tr(
                "Starting the database. The first time it is made, which takes a "
                "few seconds.");
        case Engine::Stage::schema:
            return BusyView::tr("Bringing the database's tables up to date.");
        case Engine::Stage::preparing:
            return BusyView::tr("Putting the demo events on sale.");
        case Engine::Stage::loading:
            return BusyView::tr("Reading events and seats.");
        case Engine::Stage::listening:
            return BusyView::tr("Opening the doors.");
        case Engine::Stage::draining:
            return BusyView::tr("Finishing the bookings that were accepted; no new ones are.");
        case Engine::Stage::stopping:
            return BusyView::tr("Closing the database.");
    }
    return {};
}

}  // namespace

BusyView::BusyView(QWidget* parent)
    : QWidget(parent),
      headline_(new QLabel(this)),
      stage_(new QLabel(this)),
      elapsed_(new QLabel(this)) {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    headline_->setFont(large);
    stage_->setWordWrap(true);
    auto* bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Working"));
    auto* column = new QVBoxLayout;
    for (QWidget* widget : std::initializer_list<QWidget*>{headline_, stage_, bar, elapsed_}) {
        widget->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
        column->addWidget(widget);
        column->addSpacing(8);
    }
    auto* layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addLayout(column);
    layout->addStretch();
    column->insertStretch(0, 2);
    column->addStretch(3);
    timer_.setInterval(1000);
    connect(&timer_, &QTimer::timeout, this, &BusyView::showElapsed);
}

void BusyView::begin(const QString& headline) {
    headline_->setText(headline);
    stage_->clear();
    elapsed_->clear();
    since_.start();
    timer_.start();
}

void BusyView::setStage(Engine::Stage stage) {
    stage_->setText(textOf(stage));
}

/// Only once it takes long enough to wonder.
void BusyView::showElapsed() {
    if (!isVisible()) return timer_.stop();
    const auto seconds = since_.elapsed() / 1000;
    if (seconds >= 3) elapsed_->setText(tr("%1 s so far").arg(seconds));
}

}  // namespace seatlock::ui
