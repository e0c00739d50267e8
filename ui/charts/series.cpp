#include "ui/charts/series.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::charts {

namespace {

/// Rounds down before zero too.
core::Micros bucketOf(core::Micros at) {
    const core::Micros number = at / Series::bucket_us;
    return at % Series::bucket_us < 0 ? number - 1 : number;
}

/// Appends the points within [from, until], preceded by the one that a line leads on from.
void appendWithin(const PointRing& ring, core::Micros from, core::Micros until,
                  std::vector<Point>& out) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& point = ring.at(i);
        if (point.at > until) break;
        if (point.at < from) {
            const bool last_before = i + 1 == ring.size() || ring.at(i + 1).at >= from;
            if (!last_before || i + 1 == ring.size() || ring.at(i + 1).begins) continue;
        }
        out.push_back(point);
    }
}

}  // namespace

Series::Series(Bucket bucket) : bucket_(bucket), fine_(fine_points), coarse_(coarse_points) {}

void Series::add(core::Micros at, double value) {
    if (fine_.size() > 0 && at <= fine_.at(fine_.size() - 1).at) return;
    if (!std::isfinite(value)) value = no_value;
    fine_.push({at, value, gap_});

    const core::Micros number = bucketOf(at);
    if (!open_.any || number != open_.number) {
        if (open_.any) coarse_.push(openPoint());
        open_ = Open{.number = number, .begins = gap_, .any = true};
    }
    if (std::isfinite(value)) {
        open_.max = open_.values == 0 ? value : std::max(open_.max, value);
        open_.sum += value;
        open_.values += 1;
    }
    gap_ = false;
}

void Series::clear() {
    fine_.clear();
    coarse_.clear();
    open_ = {};
    gap_ = true;
}

Point Series::openPoint() const {
    Point out{open_.number * bucket_us + bucket_us / 2, no_value, open_.begins};
    if (open_.values > 0) {
        out.value =
            bucket_ == Bucket::max ? open_.max : open_.sum / static_cast<double>(open_.values);
    }
    return out;
}

std::vector<Point> Series::points(Span span, core::Micros until) const {
    std::vector<Point> out;
    const core::Micros from = until - length(span);
    if (span != Span::hour) {
        appendWithin(fine_, from, until, out);
        return out;
    }
    // A bucket belongs to the span when it began before its end, though its middle is later.
    appendWithin(coarse_, from, until + bucket_us / 2, out);
    if (open_.any && open_.number * bucket_us <= until) {
        const Point point = openPoint();
        if (point.at >= from) out.push_back(point);
    }
    for (Point& point : out) point.at = std::min(point.at, until);
    return out;
}

double Series::last() const {
    return fine_.size() == 0 ? no_value : fine_.at(fine_.size() - 1).value;
}

std::size_t Series::bytes() const {
    return sizeof(Series) + (fine_.capacity() + coarse_.capacity()) * sizeof(Point);
}

}  // namespace seatlock::ui::charts
