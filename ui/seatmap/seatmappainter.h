// Draws the map but for what moves over it: ground, sections, seats, numbers. Whole, or anew only
// what changed. The UI thread.
#pragma once

#include "ui/seatmap/mapframe.h"
#include "ui/seatmap/seatlabels.h"
#include "ui/seatmap/sectionpainter.h"
#include "ui/seatmap/spritesheet.h"

#include <list>
#include <memory>
#include <optional>
#include <span>

#include <QFont>
#include <QPalette>

namespace seatlock::ui::seatmap {

class SeatMapPainter {
public:
    void setLook(const QPalette& palette, const QFont& font);
    const MapColors& colors() const { return *colors_; }

    void draw(const MapFrame& frame);
    /// Into a picture that draw() made from the same place.
    void drawSeats(const MapFrame& frame, std::span<const SeatNo> seats);
    /// Their ground and figures, and what seats are drawn on them.
    void drawSections(const MapFrame& frame, std::span<const std::int32_t> sections);

private:
    struct Sheet {
        int size;  ///< pitch in parts of a pixel
        bool labelled;
        std::unique_ptr<SpriteSheet> sprites;
    };

    SpriteSheet& sheet(const MapFrame& frame);
    void blit(const MapFrame& frame, const QRectF& area);
    void drawHotSeats(const MapFrame& frame, const QRectF& area);
    void writeNumber(QPainter& painter, const MapFrame& frame, SeatNo seat);
    void writeNumbers(QPainter& painter, const MapFrame& frame);
    void writeRowLabels(QPainter& painter, const MapFrame& frame);

    std::optional<MapColors> colors_;
    SectionPainter sections_;
    SeatLabels labels_;
    std::list<Sheet> sheets_;  ///< the latest used first
};

}  // namespace seatlock::ui::seatmap
