#include "ui/pages/alarmpanel.h"

#include "ui/pages/alarmitem.h"
#include "ui/style/emptystate.h"
#include "ui/style/icons.h"

#include <QScrollArea>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace seatlock::ui::pages {

using models::AlarmModel;

AlarmPanel::AlarmPanel(AlarmModel& model, QWidget* parent)
    : Card(tr("Alarms"), parent),
      model_(model),
      stack_(new QStackedLayout),
      list_(new QWidget),
      column_(new QVBoxLayout(list_)),
      forget_(new QToolButton) {
    forget_->setText(tr("Clear past"));
    forget_->setAutoRaise(true);
    forget_->setToolTip(tr("Forget alarms that are over"));
    connect(forget_, &QToolButton::clicked, &model_, &AlarmModel::clearPast);
    addToHead(forget_);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(8);
    column_->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(list_);
    scroll->viewport()->setAutoFillBackground(false);
    list_->setAutoFillBackground(false);
    stack_->addWidget(new style::EmptyState(style::Icon::ok, tr("Nothing to worry about"),
                                            tr("Whatever needs somebody's eye shows up here.")));
    stack_->addWidget(scroll);
    body()->addLayout(stack_, 1);
    for (const auto signal : {&AlarmModel::rowsInserted, &AlarmModel::rowsRemoved}) {
        connect(&model_, signal, this, &AlarmPanel::refresh);
    }
    connect(&model_, &AlarmModel::rowsMoved, this, &AlarmPanel::refresh);
    connect(&model_, &AlarmModel::dataChanged, this, &AlarmPanel::refresh);
    refresh();
}

void AlarmPanel::refresh() {
    const auto rows = static_cast<std::size_t>(model_.rowCount());
    while (items_.size() > rows) {
        items_.back()->hide();
        items_.back()->deleteLater();
        items_.pop_back();
    }
    while (items_.size() < rows) {
        auto* item = new AlarmItem(list_);
        const auto row = static_cast<int>(items_.size());
        connect(item, &AlarmItem::acknowledged, &model_,
                [this, row] { model_.acknowledge(model_.index(row)); });
        column_->insertWidget(row, item);
        items_.push_back(item);
    }
    for (int row = 0; row < static_cast<int>(rows); ++row) {
        const QModelIndex at = model_.index(row);
        items_[static_cast<std::size_t>(row)]->tell(
            at.data(AlarmModel::alarm_role).value<models::Alarm>(),
            at.data(AlarmModel::acknowledged_role).toBool(),
            at.data(AlarmModel::cleared_role).value<core::Micros>());
    }
    forget_->setVisible(static_cast<int>(rows) > model_.standing());
    stack_->setCurrentIndex(rows == 0 ? 0 : 1);
}

}  // namespace seatlock::ui::pages
