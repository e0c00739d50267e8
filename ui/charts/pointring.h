// The last so many points, in memory taken once. One thread.
#pragma once

#include "ui/charts/point.h"

#include <cstddef>
#include <vector>

namespace seatlock::ui::charts {

class PointRing {
public:
    /// `capacity`: at least 1.
    explicit PointRing(std::size_t capacity) : points_(capacity) {}

    /// The oldest makes way when it is full.
    void push(const Point& point);
    std::size_t size() const { return size_; }
    std::size_t capacity() const { return points_.size(); }
    /// From the oldest, 0, to the newest, size() - 1.
    const Point& at(std::size_t index) const;
    void clear() { size_ = 0; }

private:
    std::vector<Point> points_;
    std::size_t next_ = 0;
    std::size_t size_ = 0;
};

}  // namespace seatlock::ui::charts
