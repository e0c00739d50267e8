#include "ui/charts/trace.h"

#include <memory>

namespace seatlock::ui::charts {

QAbstractSeries* Trace::Segment::series() const {
    if (area != nullptr) return area;
    return upper;
}

void Trace::setAxes(QAbstractAxis* x, QAbstractAxis* y) {
    x_ = x;
    y_ = y;
    for (const Segment& segment : segments_) {
        for (QAbstractAxis* axis : segment.series()->attachedAxes()) {
            segment.series()->detachAxis(axis);
        }
        segment.series()->attachAxis(x_);
        segment.series()->attachAxis(y_);
    }
}

void Trace::setLook(const TraceLook& look) {
    look_ = look;
    for (const Segment& segment : segments_) apply(segment);
}

void Trace::show(const std::vector<Run>& runs) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Segment& shown = segment(i);
        shown.upper->replace(runs[i]);
        // A single point makes no line.
        shown.upper->setPointsVisible(runs[i].size() == 1);
        shown.upper->setVisible(true);
    }
    hideFrom(runs.size());
}

void Trace::show(const std::vector<Run>& lower, const std::vector<Run>& upper) {
    for (std::size_t i = 0; i < upper.size(); ++i) {
        const Segment& shown = segment(i);
        shown.lower->replace(i < lower.size() ? lower[i] : Run());
        shown.upper->replace(upper[i]);
        shown.area->setVisible(true);
    }
    hideFrom(upper.size());
}

Trace::Segment& Trace::segment(std::size_t index) {
    while (index >= segments_.size()) {
        Segment made;
        auto upper = std::make_unique<QLineSeries>();
        made.upper = upper.get();
        if (area_) {
            auto lower = std::make_unique<QLineSeries>();
            made.lower = lower.get();
            auto area = std::make_unique<QAreaSeries>(upper.get(), lower.get());
            made.area = area.get();
            upper.release()->setParent(made.area);
            lower.release()->setParent(made.area);
            chart_.addSeries(area.release());
        } else {
            chart_.addSeries(upper.release());
        }
        made.series()->attachAxis(x_);
        made.series()->attachAxis(y_);
        apply(made);
        segments_.push_back(made);
    }
    return segments_[index];
}

void Trace::hideFrom(std::size_t index) {
    for (std::size_t i = index; i < segments_.size(); ++i) {
        if (!segments_[i].series()->isVisible()) continue;
        segments_[i].series()->setVisible(false);
        segments_[i].upper->replace(Run());
        if (area_) segments_[i].lower->replace(Run());
    }
}

void Trace::apply(const Segment& segment) const {
    if (segment.area != nullptr) {
        segment.area->setPen(Qt::NoPen);  // an empty state must not leave its outline
        segment.area->setBrush(look_.brush);
    } else {
        segment.upper->setPen(look_.pen);
    }
}

}  // namespace seatlock::ui::charts
