// The scratch event's seats as a grid: free, given, given twice; the best row on top. The UI
// thread.
#pragma once

#include "ui/simulator/terms.h"

#include <cstdint>
#include <vector>

#include <QImage>
#include <QWidget>

namespace seatlock::ui::simulator {

class PlanMap : public QWidget {
    Q_OBJECT

public:
    enum class Look : std::uint8_t { free, given, twice };

    explicit PlanMap(QWidget* parent = nullptr);

    void setPlan(const SeatingPlan& plan);
    /// All seats are free again.
    void reset();
    void add(const std::vector<core::SeatNo>& given, const std::vector<core::SeatNo>& twice);

    std::int64_t seats() const { return static_cast<std::int64_t>(looks_.size()); }
    std::int64_t given() const { return given_; }
    std::int64_t twice() const { return twice_; }

    QSize sizeHint() const override { return {420, 240}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Spot {
        int row = 0;
        int column = 0;
    };

    void set(core::SeatNo seat, Look look);
    void layOut();
    void draw(QPainter& painter, std::size_t index) const;
    void paintLegend(QPainter& painter) const;
    QRectF cellOf(std::size_t index) const;
    int legendHeight() const;
    void describe();

    core::SeatNo first_ = 0;          ///< seat number of looks_[0]
    std::vector<Look> looks_;         ///< by seat number
    std::vector<Spot> spots_;         ///< as looks_
    std::vector<std::size_t> dirty_;  ///< not in picture_ yet
    int rows_ = 0;
    int columns_ = 0;
    int rows_a_block_ = 1;  ///< long houses are cut into blocks side by side
    double cell_ = 0;
    QPointF origin_;
    QImage picture_;  ///< null: to be drawn anew
    std::int64_t given_ = 0;
    std::int64_t twice_ = 0;
};

}  // namespace seatlock::ui::simulator
