#include "ui/charts/figuretile.h"

#include "ui/style/semantic.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace seatlock::ui::charts {

FigureTile::FigureTile(const QString& name, const QString& meaning, QWidget* parent)
    : QFrame(parent),
      name_text_(name),
      name_(new QLabel(name, this)),
      value_(new QLabel(QStringLiteral("–"), this)),
      detail_(new QLabel(this)),
      plain_value_(QStringLiteral("–")) {
    setToolTip(meaning);
    setAccessibleName(name);
    setAccessibleDescription(meaning);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(1);
    layout->addWidget(name_);
    layout->addWidget(value_);
    layout->addWidget(detail_);
    layout->addStretch();
    for (QLabel* label : {name_, value_, detail_}) {
        label->setTextFormat(Qt::PlainText);
        // Its text may be longer than the tile; the tile must not grow with each digit.
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    setMinimumWidth(120);
    restyle();
}

void FigureTile::setValue(const QString& value, const QString& detail, Mood mood) {
    if (value != plain_value_ || mood != mood_) {
        plain_value_ = value;
        value_->setText(mood == Mood::plain ? value : tr("⚠ %1").arg(value));
        setAccessibleName(tr("%1: %2").arg(name_text_, value));
    }
    if (detail != detail_->text()) detail_->setText(detail);
    if (mood != mood_) {
        mood_ = mood;
        restyle();
    }
}

QString FigureTile::value() const {
    return plain_value_;
}

QString FigureTile::detail() const {
    return detail_->text();
}

void FigureTile::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

void FigureTile::restyle() {
    const style::Semantic& colours = style::semantic(palette());
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, colours.muted);
    name_->setPalette(muted);
    detail_->setPalette(muted);
    QPalette value = palette();
    if (mood_ == Mood::warning) value.setColor(QPalette::WindowText, colours.warning);
    if (mood_ == Mood::bad) value.setColor(QPalette::WindowText, colours.bad);
    value_->setPalette(value);

    QFont small = font();
    QFont large = font();
    if (font().pointSizeF() > 0) {
        small.setPointSizeF(font().pointSizeF() * 0.9);
        large.setPointSizeF(font().pointSizeF() * 1.45);
    }
    large.setWeight(QFont::DemiBold);
    name_->setFont(small);
    detail_->setFont(small);
    value_->setFont(large);
    update();
}

void FigureTile::paintEvent(QPaintEvent* /*event*/) {
    const style::Semantic& colours = style::semantic(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.border, 1));
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

}  // namespace seatlock::ui::charts
