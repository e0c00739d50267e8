#include "ui/charts/chartlegend.h"

#include <algorithm>
#include <utility>

#include <QPainter>

namespace seatlock::ui::charts {

namespace {

constexpr int swatch_width = 24;
constexpr int swatch_gap = 6;
constexpr int value_gap = 6;
constexpr int item_gap = 18;
constexpr int line_gap = 2;

}  // namespace

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChartLegend::setItems(std::vector<Item> items) {
    items_ = std::move(items);
    updateGeometry();
    update();
}

void ChartLegend::setValue(std::size_t index, const QString& value) {
    if (items_[index].value == value) return;
    const int before = valueWidth(items_[index]);
    items_[index].value = value;
    if (valueWidth(items_[index]) != before) updateGeometry();
    update();
}

int ChartLegend::valueWidth(const Item& item) const {
    if (item.value.isEmpty()) return 0;
    // In steps, so that neighbours do not dance with each digit.
    const int step = fontMetrics().averageCharWidth() * 3;
    const int width = fontMetrics().horizontalAdvance(item.value);
    return value_gap + (width + step - 1) / step * step;
}

int ChartLegend::itemWidth(const Item& item) const {
    return swatch_width + swatch_gap + fontMetrics().horizontalAdvance(item.name) +
           valueWidth(item);
}

std::vector<QRect> ChartLegend::places(int width) const {
    const int height = fontMetrics().height() + line_gap;
    std::vector<QRect> out;
    int x = 0;
    int y = 0;
    for (const Item& item : items_) {
        const int wanted = itemWidth(item);
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += height;
        }
        out.emplace_back(x, y, wanted, height);
        x += wanted + item_gap;
    }
    return out;
}

int ChartLegend::heightForWidth(int width) const {
    const std::vector<QRect> all = places(width);
    return all.empty() ? 0 : all.back().bottom() + 1;
}

QSize ChartLegend::sizeHint() const {
    int width = 0;
    for (const Item& item : items_) width += itemWidth(item) + item_gap;
    return {width, fontMetrics().height() + line_gap};
}

QSize ChartLegend::minimumSizeHint() const {
    int width = 0;
    for (const Item& item : items_) width = std::max(width, itemWidth(item));
    return {width, fontMetrics().height() + line_gap};
}

void ChartLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const std::vector<QRect> where = places(width());
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const Item& item = items_[i];
        const QRect& rect = where[i];
        const int side = item.look.isArea() ? fontMetrics().ascent() : 0;
        QRectF swatch(rect.left(), rect.top(), swatch_width, rect.height());
        if (side > 0) swatch.adjust(0, (rect.height() - side) / 2, 0, -(rect.height() - side) / 2);
        paintSwatch(painter, swatch, item.look);
        painter.setPen(palette().color(QPalette::WindowText));
        QRect text = rect.adjusted(swatch_width + swatch_gap, 0, 0, 0);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, item.name);
        if (item.value.isEmpty()) continue;
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
        text.adjust(fontMetrics().horizontalAdvance(item.name) + value_gap, 0, item_gap, 0);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, item.value);
        painter.setFont(font());
    }
}

}  // namespace seatlock::ui::charts
