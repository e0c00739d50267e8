// What the signs of a map mean and how many there are; unticked states and categories are dimmed on
// the map. The UI thread.
#pragma once

#include "ui/seatmap/legendrow.h"

#include <array>
#include <vector>

#include <QVBoxLayout>
#include <QWidget>

namespace seatlock::ui::seatmap {

class SeatMapView;

/// Two blocks of rows, to be placed where there is room: states() and categories().
class Legend : public QObject {
    Q_OBJECT

public:
    /// The rows filter `view`.
    Legend(SeatMapView& view, QWidget* parent);

    QWidget* states() const { return states_; }
    QWidget* categories() const { return categories_; }
    LegendRow* row(board::SeatState state) const {
        return state_rows_[static_cast<std::size_t>(state)];
    }
    /// By category number.
    const std::vector<LegendRow*>& categoryRows() const { return category_rows_; }

private:
    void buildCategories();
    void count();
    void showFilter();
    void filter();

    SeatMapView& view_;
    QWidget* states_;
    QWidget* categories_;
    std::array<LegendRow*, 4> state_rows_{};
    std::vector<LegendRow*> category_rows_;
};

}  // namespace seatlock::ui::seatmap
