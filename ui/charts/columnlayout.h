// Equal columns, filled row by row; each row as high as its highest. The UI thread.
#pragma once

#include <memory>
#include <vector>

#include <QLayout>

namespace seatlock::ui::charts {

class ColumnLayout : public QLayout {
    Q_OBJECT

public:
    /// As many columns as fit, each at least `width_min` wide, at most `columns_max`; fewer where
    /// that leaves no gap in the last row.
    ColumnLayout(int width_min, int columns_max, QWidget* parent = nullptr);
    ~ColumnLayout() override;

    /// How many there are at this width.
    int columns(int width) const;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// Returns the height; places the items when told so.
    int arrange(const QRect& rect, bool place) const;

    const int width_min_;
    const int columns_max_;
    std::vector<std::unique_ptr<QLayoutItem>> items_;
};

}  // namespace seatlock::ui::charts
