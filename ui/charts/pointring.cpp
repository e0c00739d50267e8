#include "ui/charts/pointring.h"

#include <algorithm>

namespace seatlock::ui::charts {

void PointRing::push(const Point& point) {
    points_[next_] = point;
    next_ = (next_ + 1) % points_.size();
    size_ = std::min(size_ + 1, points_.size());
}

const Point& PointRing::at(std::size_t index) const {
    return points_[(next_ + points_.size() - size_ + index) % points_.size()];
}

}  // namespace seatlock::ui::charts
