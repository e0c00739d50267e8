#include "ui/style/banner.h"

#include "ui/style/contrast.h"
#include "ui/style/icons.h"
#include "ui/style/semantic.h"
#include "ui/style/tonedlabel.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace seatlock::ui::style {

namespace {

constexpr int sign_size = 18;
constexpr double corner = 6;
constexpr double tint = 0.12;

Tone toneOf(Banner::Kind kind) {
    switch (kind) {
        case Banner::Kind::good:
            return Tone::good;
        case Banner::Kind::warning:
            return Tone::warning;
        case Banner::Kind::error:
            return Tone::bad;
        case Banner::Kind::info:
            break;
    }
    return Tone::accent;
}

Icon iconOf(Banner::Kind kind) {
    switch (kind) {
        case Banner::Kind::good:
            return Icon::ok;
        case Banner::Kind::warning:
            return Icon::warning;
        case Banner::Kind::error:
            return Icon::error;
        case Banner::Kind::info:
            break;
    }
    return Icon::info;
}

}  // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      sign_(new QLabel),
      text_(new QLabel),
      actions_(new QHBoxLayout),
      close_(new QToolButton) {
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    close_->setAutoRaise(true);
    close_->setIcon(Icons::icon(Icon::close));
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(close_->toolTip());
    close_->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 7, 7);
    row->setSpacing(10);
    row->addWidget(sign_, 0, Qt::AlignVCenter);
    row->addWidget(text_, 1);
    row->addLayout(actions_);
    row->addWidget(close_, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(close_, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    hide();
}

QString Banner::text() const {
    return text_->text();
}

void Banner::say(Kind kind, const QString& text) {
    const bool news = isHidden() || kind != kind_ || text != text_->text();
    kind_ = kind;
    text_->setText(text);
    setAccessibleName(text);
    redraw();
    show();
    if (news) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void Banner::clear() {
    hide();
}

QPushButton* Banner::addAction(const QString& text) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    actions_->addWidget(button);
    return button;
}

void Banner::removeActions() {
    while (QLayoutItem* item = actions_->takeAt(0)) {
        // The click that asked for this may still be on its way through the button.
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void Banner::setDismissible(bool dismissible) {
    close_->setVisible(dismissible);
}

void Banner::paintEvent(QPaintEvent*) {
    const QColor color = colorOf(toneOf(kind_), palette());
    const QColor surface = semantic(palette()).surface;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(surface, color, 0.55));
    painter.setBrush(mixed(surface, color, tint));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

void Banner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redraw();
}

void Banner::redraw() {
    sign_->setPixmap(Icons::pixmap(iconOf(kind_), sign_size, colorOf(toneOf(kind_), palette()),
                                   devicePixelRatioF()));
    update();
}

}  // namespace seatlock::ui::style
