#include "ui/busyview.h"

#include "ui/style/tonedlabel.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace seatlock::ui {

namespace {

constexpr int letters_a_line = 60;

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
      headline_(new style::TonedLabel(style::Tone::normal)),
      stage_(new QLabel(this)),
      elapsed_(new QLabel(this)),
      cancel_(new QPushButton(tr("Cancel"), this)) {
    headline_->setScale(1.6);
    stage_->setWordWrap(true);
    auto* bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Working"));
    auto* column = new QVBoxLayout;
    for (QWidget* widget : std::initializer_list<QWidget*>{headline_, stage_, bar, elapsed_}) {
        widget->setMinimumWidth(fontMetrics().averageCharWidth() * letters_a_line);
        column->addWidget(widget);
        column->addSpacing(8);
    }
    cancel_->setToolTip(tr("Stop as soon as the step that goes on is through"));
    cancel_->setShortcut(Qt::Key_Escape);
    cancel_->hide();
    column->addWidget(cancel_, 0, Qt::AlignLeft);
    connect(cancel_, &QPushButton::clicked, this, &BusyView::cancelled);
    auto* layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addLayout(column);
    layout->addStretch();
    column->insertStretch(0, 2);
    column->addStretch(3);
    timer_.setInterval(1000);
    connect(&timer_, &QTimer::timeout, this, &BusyView::showElapsed);
}

void BusyView::setHeadline(const QString& headline) {
    headline_->setText(headline);
}

QString BusyView::headline() const {
    return headline_->text();
}

void BusyView::setCancellable(bool cancellable) {
    cancel_->setVisible(cancellable);
}

void BusyView::begin(const QString& headline) {
    setHeadline(headline);
    stage_->clear();
    elapsed_->clear();
    setCancellable(false);
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
