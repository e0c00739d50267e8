// The names of a chart's series with a sample of each look and the latest value. The UI thread.
#pragma once

#include "ui/charts/tracelook.h"

#include <vector>

#include <QString>
#include <QWidget>

namespace seatlock::ui::charts {

class ChartLegend : public QWidget {
    Q_OBJECT

public:
    struct Item {
        QString name;
        QString value;  ///< empty: it has none
        TraceLook look;
    };

    explicit ChartLegend(QWidget* parent = nullptr);

    void setItems(std::vector<Item> items);
    void setValue(std::size_t index, const QString& value);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where each item stands, wrapped within `width`.
    std::vector<QRect> places(int width) const;
    int itemWidth(const Item& item) const;
    int valueWidth(const Item& item) const;

    std::vector<Item> items_;
};

}  // namespace seatlock::ui::charts
