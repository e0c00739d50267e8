// Draws sections: their ground, their occupancy when seen from afar, the gauges of
// general-admission areas, and the stage. The UI thread.
#pragma once

#include "ui/seatmap/mapframe.h"

#include <QCoreApplication>
#include <QFont>
#include <QPainter>

namespace seatlock::ui::seatmap {

class SectionPainter {
    Q_DECLARE_TR_FUNCTIONS(SectionPainter)

public:
    void setFont(const QFont& font) { font_ = font; }

    void drawStage(QPainter& painter, const MapFrame& frame, const MapColors& colors) const;
    /// Ground and outline; its colour tells the occupancy when `detail` is blocks.
    void drawGround(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                    std::int32_t section) const;
    /// Name, bar and figures, as much as there is room for.
    void drawCaption(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                     std::int32_t section) const;

    /// Whether it has a seat that the filter lets through.
    static bool shown(const MapScene& scene, std::int32_t section);
    /// "101" of "Block 101", for where there is no room.
    static QString shortName(const QString& name);

private:
    QFont sized(double pixels, bool bold) const;

    QFont font_;
};

}  // namespace seatlock::ui::seatmap
