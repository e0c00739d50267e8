#include "ui/pages/alarmitem.h"

#include "ui/models/texts.h"
#include "ui/style/icons.h"
#include "ui/style/semantic.h"
#include "ui/style/tonedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace seatlock::ui::pages {

namespace {

using models::Severity;
using style::Tone;
using style::TonedLabel;

constexpr int sign_size = 20;
constexpr int edge = 4;

style::Icon iconOf(Severity severity) {
    switch (severity) {
        case Severity::bad:
            return style::Icon::error;
        case Severity::warning:
            return style::Icon::warning;
        case Severity::note:
            break;
    }
    return style::Icon::info;
}

QString localTime(core::Micros at) {
    return models::clockTime(at, QTimeZone::systemTimeZoneId().toStdString());
}

}  // namespace

AlarmItem::AlarmItem(QWidget* parent)
    : QFrame(parent),
      sign_(new QLabel),
      title_(new TonedLabel(Tone::normal)),
      since_(new TonedLabel(Tone::muted)),
      what_(new QLabel),
      advice_(new TonedLabel(Tone::muted)),
      acknowledge_(new QPushButton(tr("Seen"))) {
    title_->setScale(1, true);
    for (QLabel* text : {static_cast<QLabel*>(title_), what_, static_cast<QLabel*>(advice_)}) {
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
    }
    what_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    acknowledge_->setToolTip(tr("I have seen it: it stays here without calling for attention."));
    connect(acknowledge_, &QPushButton::clicked, this, &AlarmItem::acknowledged);
    auto* head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(since_, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(what_);
    column->addWidget(advice_);
    column->addWidget(acknowledge_, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(edge + 10, 10, 12, 10);
    row->setSpacing(10);
    row->addWidget(sign_, 0, Qt::AlignTop);
    row->addLayout(column, 1);
}

void AlarmItem::tell(const models::Alarm& alarm, bool acknowledged, core::Micros cleared_at) {
    const bool first = title_->text().isEmpty();
    if (!first && alarm == alarm_ && acknowledged == seen_ && cleared_at == cleared_at_) return;
    alarm_ = alarm;
    seen_ = acknowledged;
    cleared_at_ = cleared_at;
    title_->setText(over() ? tr("%1 (over)").arg(alarm.title) : alarm.title);
    what_->setText(alarm.what);
    advice_->setText(alarm.advice);
    since_->setText(over() ? tr("%1 to %2").arg(localTime(alarm.since), localTime(cleared_at))
                           : tr("since %1").arg(localTime(alarm.since)));
    title_->setTone(over() ? Tone::muted : Tone::normal);
    what_->setVisible(!over());
    advice_->setVisible(!over());
    acknowledge_->setVisible(!over() && !seen_);
    acknowledge_->setAccessibleName(tr("Seen: %1").arg(alarm.title));
    setAccessibleName(over() ? tr("%1, over").arg(alarm.title) : alarm.title);
    setAccessibleDescription(alarm.what + QLatin1Char(' ') + alarm.advice);
    redraw();
}

QColor AlarmItem::color() const {
    const auto& colors = style::semantic(palette());
    if (over() || alarm_.severity == Severity::note) return colors.muted;
    return alarm_.severity == Severity::bad ? colors.bad : colors.warning;
}

void AlarmItem::redraw() {
    const auto icon = over() ? style::Icon::ok : iconOf(alarm_.severity);
    sign_->setPixmap(style::Icons::pixmap(icon, sign_size, color(), devicePixelRatioF()));
    update();
}

void AlarmItem::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redraw();
}

void AlarmItem::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = color();
    ground.setAlphaF(over() || seen_ ? 0.0F : 0.1F);
    painter.setPen(style::semantic(palette()).border);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (over()) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color());
    painter.drawRoundedRect(QRectF(1, 1, edge, height() - 2), 2, 2);
}

}  // namespace seatlock::ui::pages
