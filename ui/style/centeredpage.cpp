#include "ui/style/centeredpage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace seatlock::ui::style {

CenteredPage::CenteredPage(int width_max, QWidget* parent)
    : QScrollArea(parent),
      width_max_(width_max),
      middle_(new QWidget),
      column_(new QVBoxLayout(middle_)) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto* ground = new QWidget;
    auto* row = new QHBoxLayout(ground);
    row->setContentsMargins(16, 16, 16, 16);
    row->addStretch(1);
    row->addWidget(middle_, 1000);
    row->addStretch(1);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(12);
    // The window's ground, not that of a list.
    viewport()->setAutoFillBackground(false);
    ground->setAutoFillBackground(false);
    setWidget(ground);
    ground->setAutoFillBackground(false);
    fitWidth();
}

bool CenteredPage::event(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        fitWidth();
    }
    return QScrollArea::event(event);
}

void CenteredPage::fitWidth() {
    middle_->setMaximumWidth(fontMetrics().averageCharWidth() * width_max_);
}

}  // namespace seatlock::ui::style
