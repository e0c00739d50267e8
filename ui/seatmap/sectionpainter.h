// Draws sections: their ground, their occupancy when seen from afar, the gauges of
// general-admission areas, and the stage. The UI thread.
#pragma once

#include "ui/seatmap/mapframe.h"

#include <span>

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
    /// To be called for a frame before drawCaption(): all names are written in one size, and all
    /// short where one of them has no room.
    void measureNames(const MapFrame& frame, std::span<const std::int32_t> sections);

    /// Whether it has a seat that the filter lets through.
    static bool shown(const MapScene& scene, std::int32_t section);
    /// "37%"; "<1%" when it is more than nothing.
    static QString percent(double part);
    /// "101" of "Block 101", for where there is no room.
    static QString shortName(const QString& name);

private:
    static void fillGauge(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                          std::int32_t section);
    /// What stands in a caption, and how large. Device pixels.
    struct Caption {
        QString name;
        QString figures;  ///< empty: no room
        QRectF room;
        double bar = 0;  ///< its height; 0: no room
        bool in_line = false;
    };

    QFont sized(double pixels, bool bold) const;
    static QRectF roomFor(const MapFrame& frame, std::int32_t section);
    Caption captionFor(const MapFrame& frame, std::int32_t section) const;
    void drawInLine(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                    std::int32_t section, const Caption& caption) const;
    /// Keeps a caption apart from the dots of refused seats.
    void drawPlate(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                   const Caption& caption, double height) const;
    void drawStacked(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                     std::int32_t section, const Caption& caption) const;

    QFont font_;
    QFont bold_;  ///< of the frame that was measured
    QFont plain_;
    bool short_names_ = false;
};

}  // namespace seatlock::ui::seatmap
