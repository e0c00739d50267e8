#include "ui/charts/figuretile.h"

#include "ui/style/semantic.h"

#include <QPainter>
#include <QVBoxLayout>

namespace seatlock::ui::charts {

using style::Tone;
using style::TonedLabel;

namespace {

constexpr int margin = 12;

}  // namespace

FigureTile::FigureTile(const QString& name, const QString& meaning, QWidget* parent)
    : QFrame(parent),
      name_text_(name),
      value_(new TonedLabel(Tone::normal, QStringLiteral("–"), this)),
      detail_(new TonedLabel(Tone::muted, {}, this)),
      plain_value_(QStringLiteral("–")) {
    setToolTip(meaning);
    setAccessibleName(name);
    setAccessibleDescription(meaning);
    auto* head = new TonedLabel(Tone::muted, name, this);
    head->setScale(0.92);
    value_->setScale(1.5, true);
    detail_->setScale(0.92);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, 7, margin, 7);
    layout->setSpacing(1);
    for (TonedLabel* label : {head, value_, detail_}) {
        label->setTextFormat(Qt::PlainText);
        // Its text may be longer than the tile; the tile must not grow with each digit.
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(label);
    }
    layout->addStretch();
}

void FigureTile::setValue(const QString& value, const QString& detail, Tone tone) {
    if (value != plain_value_ || tone != value_->tone()) {
        plain_value_ = value;
        value_->setText(tone == Tone::normal ? value : tr("⚠ %1").arg(value));
        value_->setTone(tone);
        setAccessibleName(tr("%1: %2").arg(name_text_, value));
    }
    if (detail != plain_detail_) {
        plain_detail_ = detail;
        showDetail();
    }
}

QString FigureTile::value() const {
    return plain_value_;
}

QString FigureTile::detail() const {
    return plain_detail_;
}

/// Cut with dots where it does not fit, not in the middle of a digit.
void FigureTile::showDetail() {
    detail_->setText(detail_->fontMetrics().elidedText(plain_detail_, Qt::ElideRight,
                                                       contentsRect().width() - 2 * margin));
}

void FigureTile::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    showDetail();
}

void FigureTile::paintEvent(QPaintEvent* /*event*/) {
    const style::Semantic& colours = style::semantic(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.border);
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

}  // namespace seatlock::ui::charts
