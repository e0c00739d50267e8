#include "ui/charts/columnlayout.h"

#include <algorithm>

#include <QWidget>

namespace seatlock::ui::charts {

ColumnLayout::ColumnLayout(int width_min, int columns_max, QWidget* parent)
    : QLayout(parent), width_min_(width_min), columns_max_(columns_max) {}

ColumnLayout::~ColumnLayout() = default;

int ColumnLayout::columns(int width) const {
    const int space = std::max(spacing(), 0);
    const QMargins margins = contentsMargins();
    const int room = width - margins.left() - margins.right();
    int out = std::clamp((room + space) / (width_min_ + space), 1, columns_max_);
    while (count() > out && count() % out != 0) --out;
    return out;
}

void ColumnLayout::addItem(QLayoutItem* item) {
    items_.emplace_back(item);
}

QLayoutItem* ColumnLayout::itemAt(int index) const {
    return index < 0 || index >= count() ? nullptr : items_[static_cast<std::size_t>(index)].get();
}

QLayoutItem* ColumnLayout::takeAt(int index) {
    if (index < 0 || index >= count()) return nullptr;
    QLayoutItem* item = items_[static_cast<std::size_t>(index)].release();
    items_.erase(items_.begin() + index);
    return item;
}

int ColumnLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), false);
}

QSize ColumnLayout::minimumSize() const {
    int width = 0;
    for (const auto& item : items_) width = std::max(width, item->minimumSize().width());
    const QMargins margins = contentsMargins();
    return {width + margins.left() + margins.right(), margins.top() + margins.bottom()};
}

QSize ColumnLayout::sizeHint() const {
    const int width = std::max(width_min_, minimumSize().width());
    return {width, heightForWidth(width)};
}

void ColumnLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int ColumnLayout::arrange(const QRect& rect, bool place) const {
    const int space = std::max(spacing(), 0);
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const int number = columns(rect.width());
    // The last column takes what the division leaves, so that right edges line up.
    const int width = (inner.width() - (number - 1) * space) / number;
    int y = inner.top();
    std::vector<QLayoutItem*> row;
    const auto finish = [&] {
        int height = 0;
        for (const QLayoutItem* item : row) {
            const int wanted =
                item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
            height = std::max({height, wanted, item->minimumSize().height()});
        }
        for (std::size_t i = 0; place && i < row.size(); ++i) {
            const auto column = static_cast<int>(i);
            const int x = inner.left() + column * (width + space);
            const int right = column + 1 == number ? inner.right() + 1 : x + width;
            row[i]->setGeometry(QRect(x, y, right - x, height));
        }
        y += height + space;
        row.clear();
    };
    for (const auto& item : items_) {
        if (item->isEmpty()) continue;
        row.push_back(item.get());
        if (static_cast<int>(row.size()) == number) finish();
    }
    if (!row.empty()) finish();
    const int bottom = y == inner.top() ? y : y - space;
    return bottom - rect.top() + contentsMargins().bottom();
}

}  // namespace seatlock::ui::charts
