#include "ui/dialogs/choicecard.h"

#include "ui/style/contrast.h"
#include "ui/style/semantic.h"
#include "ui/style/tonedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyleOption>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

namespace {

constexpr int picture_size = 32;
constexpr int dot_room = 34;  ///< for the radio button at the right
constexpr double corner = 8;

}  // namespace

ChoiceCard::ChoiceCard(style::Icon icon, const QString& title, const QString& meaning,
                       QWidget* parent)
    : QAbstractButton(parent),
      icon_(icon),
      picture_(new QLabel),
      title_(new style::TonedLabel(style::Tone::normal, title)),
      meaning_(new style::TonedLabel(style::Tone::muted, meaning)) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(meaning);
    title_->setScale(1.15, true);
    title_->setWordWrap(true);
    meaning_->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 14 + dot_room, 12);
    row->setSpacing(16);
    row->addWidget(picture_, 0, Qt::AlignVCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title_);
    words->addWidget(meaning_);
    row->addLayout(words, 1);
    for (QLabel* label : {picture_, static_cast<QLabel*>(title_), static_cast<QLabel*>(meaning_)}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QAbstractButton::toggled, this, &ChoiceCard::redraw);
    redraw();
}

QSize ChoiceCard::sizeHint() const {
    return layout()->sizeHint();
}

bool ChoiceCard::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) redraw();
    return QAbstractButton::event(event);
}

void ChoiceCard::redraw() {
    const auto tone = isChecked() ? style::Tone::accent : style::Tone::muted;
    picture_->setPixmap(style::Icons::pixmap(icon_, picture_size, style::colorOf(tone, palette()),
                                             devicePixelRatioF()));
    update();
}

void ChoiceCard::paintEvent(QPaintEvent*) {
    const style::Semantic& colors = style::semantic(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = colors.surface;
    if (isChecked()) {
        ground = style::mixed(ground, colors.accent, 0.08);
    } else if (underMouse()) {
        ground = style::mixed(ground, colors.accent, 0.04);
    }
    const bool strong = isChecked() || hasFocus();
    painter.setPen(QPen(strong ? colors.accent : colors.border, strong ? 1.5 : 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), corner, corner);
    if (hasFocus()) {  // a second line, inside: chosen and focused are two things
        painter.setPen(QPen(style::mixed(ground, colors.accent, 0.5), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(3.5, 3.5, -3.5, -3.5), corner - 2.5,
                                corner - 2.5);
    }
    QStyleOptionButton dot;
    dot.initFrom(this);
    dot.state.setFlag(QStyle::State_On, isChecked());
    dot.state.setFlag(QStyle::State_Off, !isChecked());
    dot.state.setFlag(QStyle::State_HasFocus, false);
    const int side = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, &dot, this);
    const QRect place(width() - dot_room, (height() - side) / 2, side, side);
    dot.rect = QStyle::visualRect(layoutDirection(), rect(), place);
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &dot, &painter, this);
}

}  // namespace seatlock::ui::dialogs
