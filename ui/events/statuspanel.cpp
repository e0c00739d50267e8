#include "ui/events/statuspanel.h"

#include "ui/events/statustexts.h"
#include "ui/models/texts.h"
#include "ui/style/figurelabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::events {

namespace {

constexpr int gap = 24;

style::FigureLabel* figure(QHBoxLayout& row, const QString& caption) {
    auto* out = new style::FigureLabel(caption);
    out->setWidest(QStringLiteral("00,000"));
    out->setScale(1.3);
    row.addWidget(out);
    return out;
}

}  // namespace

StatusPanel::StatusPanel(QWidget* parent)
    : Card({}, parent),
      state_(new style::TonedLabel(style::Tone::normal)),
      meaning_(new style::TonedLabel(style::Tone::muted)),
      steps_(new QHBoxLayout),
      seats_(new QPushButton(tr("Its Seats"))),
      refunds_(new QPushButton(tr("Refunds Due…"))),
      more_(new QPushButton(tr("&More"))) {
    state_->setScale(1.3, true);
    meaning_->setWordWrap(true);
    auto* row = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->addWidget(state_);
    words->addWidget(meaning_);
    row->addLayout(words, 1);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(gap);
    sold_ = figure(*figures, tr("sold"));
    held_ = figure(*figures, tr("held"));
    free_ = figure(*figures, tr("free"));
    blocked_ = figure(*figures, tr("blocked"));
    row->addLayout(figures);
    body()->addLayout(row);
    auto* buttons = new QHBoxLayout;
    buttons->addLayout(steps_);
    buttons->addStretch(1);
    buttons->addWidget(refunds_);
    buttons->addWidget(seats_);
    buttons->addWidget(more_);
    seats_->setToolTip(tr("Block seats, keep them for a channel, move them to another category"));
    connect(seats_, &QPushButton::clicked, this, &StatusPanel::seatsWanted);
    connect(refunds_, &QPushButton::clicked, this, &StatusPanel::refundsWanted);
    body()->addLayout(buttons);
    makeMore();
}

void StatusPanel::makeMore() {
    auto* menu = new QMenu(more_);
    connect(menu->addAction(tr("&Clone…")), &QAction::triggered, this, &StatusPanel::cloneWanted);
    connect(menu->addAction(tr("&Series of Dates…")), &QAction::triggered, this,
            &StatusPanel::seriesWanted);
    chart_ = menu->addAction(tr("&Use Another Version of Its Chart…"));
    connect(chart_, &QAction::triggered, this, &StatusPanel::chartWanted);
    menu->addSeparator();
    move_ = menu->addAction(tr("&Move to Another Date…"));
    connect(move_, &QAction::triggered, this, &StatusPanel::moveWanted);
    cancel_ = menu->addAction(tr("C&ancel the Event…"));
    connect(cancel_, &QAction::triggered, this, &StatusPanel::cancelWanted);
    remove_ = menu->addAction(tr("&Delete the Draft…"));
    connect(remove_, &QAction::triggered, this, &StatusPanel::removalWanted);
    more_->setMenu(menu);
}

void StatusPanel::setEvent(const QJsonObject& event, const Rights& may) {
    setVisible(!event.isEmpty());
    const QString status = event.value(QLatin1String("status")).toString();
    state_->setTone(statusTone(status));
    state_->setText(statusTitle(status));
    meaning_->setText(statusMeaning(status));
    const auto counts = event.value(QLatin1String("counts")).toObject();
    const auto tell = [&counts](style::FigureLabel* label, const char* name) {
        label->setValue(models::number(counts.value(QLatin1String(name)).toInteger()));
    };
    tell(sold_, "sold");
    tell(held_, "held");
    tell(free_, "available");
    tell(blocked_, "blocked");
    seats_->setVisible(may.seats);
    more_->setEnabled(may.change);
    const bool over = status == QLatin1String("cancelled");
    refunds_->setVisible(over && may.orders);
    chart_->setEnabled(!over);
    move_->setEnabled(!over);
    cancel_->setEnabled(!over);
    remove_->setVisible(status == QLatin1String("draft"));
    offer(status, may.change);
}

void StatusPanel::offer(const QString& status, bool may) {
    while (auto* item = steps_->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (const auto& step : stepsFrom(status)) {
        auto* button = new QPushButton(step.act);
        button->setToolTip(step.meaning);
        button->setEnabled(may);
        steps_->addWidget(button);
        connect(button, &QPushButton::clicked, this,
                [this, step] { Q_EMIT statusWanted(step.to, step.act, step.meaning); });
    }
}

}  // namespace seatlock::ui::events
