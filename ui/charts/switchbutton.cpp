#include "ui/charts/switchbutton.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace seatlock::ui::charts {

void SwitchButton::paintEvent(QPaintEvent* /*event*/) {
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    if (isChecked()) {
        // Only sunken, it can hardly be told from the others on dark ground.
        option.palette.setColor(QPalette::Button, palette().color(QPalette::Highlight));
        option.palette.setColor(QPalette::ButtonText, palette().color(QPalette::HighlightedText));
        if (!option.icon.isNull()) {
            option.icon =
                QIcon(option.icon.pixmap(option.iconSize, devicePixelRatioF(), QIcon::Selected));
        }
    }
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

}  // namespace seatlock::ui::charts
