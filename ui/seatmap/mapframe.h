// One picture of a map that is being made: what of, from where, onto what. The UI thread.
#pragma once

#include "ui/seatmap/detail.h"
#include "ui/seatmap/mapscene.h"
#include "ui/seatmap/viewport.h"

#include <QImage>
#include <QTransform>

namespace seatlock::ui::seatmap {

struct MapFrame {
    QImage& target;  ///< Format_RGB32, device pixels
    const MapScene& scene;
    const Viewport& viewport;
    double dpr = 1;  ///< device pixels in a logical one

    Detail detail() const { return detailFor(viewport.pitchPx()); }
    /// Device pixels per centimetre.
    double scale() const { return viewport.scale() * dpr; }
    QPointF toDevice(const QPointF& plan) const { return viewport.toScreen(plan) * dpr; }
    QRectF toDevice(const QRectF& plan) const {
        return {toDevice(plan.topLeft()), plan.size() * scale()};
    }
    QTransform transform() const {
        const QPointF origin = toDevice(QPointF());
        return QTransform(scale(), 0, 0, scale(), origin.x(), origin.y());
    }
};

}  // namespace seatlock::ui::seatmap
