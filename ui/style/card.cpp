#include "ui/style/card.h"

#include "ui/style/semantic.h"
#include "ui/style/tonedlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace seatlock::ui::style {

namespace {

constexpr int margin = 14;
constexpr int gap = 10;
constexpr double corner = 8;

}  // namespace

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent),
      head_(new QWidget(this)),
      head_row_(new QHBoxLayout(head_)),
      title_(new TonedLabel(Tone::normal)),
      body_(new QVBoxLayout) {
    title_->setScale(1.05, true);
    head_row_->setContentsMargins(0, 0, 0, 0);
    head_row_->addWidget(title_, 1);
    body_->setContentsMargins(0, 0, 0, 0);
    body_->setSpacing(gap);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin - 2, margin, margin);
    column->setSpacing(gap);
    column->addWidget(head_);
    column->addLayout(body_, 1);
    setTitle(title);
}

QString Card::title() const {
    return title_->text();
}

void Card::setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
    head_->setVisible(!title.isEmpty() || head_row_->count() > 1);
}

void Card::addToHead(QWidget* widget) {
    head_row_->addWidget(widget);
    head_->setVisible(true);
}

void Card::paintEvent(QPaintEvent*) {
    const Semantic& colors = semantic(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.border);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

}  // namespace seatlock::ui::style
