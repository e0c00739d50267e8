#include "ui/designer/chartpainter.h"

#include "ui/designer/chartdocument.h"
#include "ui/seatmap/detail.h"
#include "ui/seatmap/seatshape.h"
#include "ui/style/contrast.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

namespace seatlock::ui::designer {

namespace {

// Logical pixels.
constexpr double row_labels_from_px = 9;
constexpr double number_px_min = 7;
constexpr double row_label_px_min = 8;
constexpr double name_px = 12;
constexpr double plate_px = 4;

std::vector<QColor> categoryColors(const seating::Chart& chart) {
    std::vector<QColor> out;
    for (const auto& each : chart.categories) out.emplace_back(QString::fromStdString(each.color));
    return out;
}

SeatInk inkOf(const CanvasFrame& frame, const Spot& spot) {
    return {spot.category, spot.marks, spot.selected && frame.part != Part::rest};
}

}  // namespace

void ChartPainter::setLook(const QPalette& palette, const QFont& font) {
    colors_.emplace(palette);
    font_ = font;
    labels_.setFont(font);
    objects_ = std::make_unique<ObjectPainter>(*colors_, font);
    stamps_.reset();
}

SeatStamps& ChartPainter::stamps(const CanvasFrame& frame) {
    // To an eighth of a pixel, so that a zoom does not draw all anew in each of its frames.
    const double pitch = std::round(frame.pitchPx() * frame.dpr * 8) / 8;
    const bool labelled = frame.pitchPx() >= seatmap::labels_from_px;
    auto categories = categoryColors(frame.document.chart());
    if (!stamps_ || pitch != stamps_pitch_ || labelled != stamps_labelled_ ||
        categories != stamps_categories_) {
        stamps_ = std::make_unique<SeatStamps>(pitch, labelled, *colors_, categories);
        stamps_pitch_ = pitch;
        stamps_labelled_ = labelled;
        stamps_categories_ = std::move(categories);
    }
    return *stamps_;
}

void ChartPainter::draw(const CanvasFrame& frame, double grid) {
    QPainter painter(&frame.target);
    painter.setRenderHint(QPainter::Antialiasing);
    if (frame.part != Part::selected) objects_->drawGround(painter, frame, grid);
    objects_->drawObjects(painter, frame);
    objects_->drawTables(painter, frame);
    painter.end();
    drawSeats(frame);
    painter.begin(&frame.target);
    painter.setRenderHint(QPainter::Antialiasing);
    if (frame.pitchPx() >= seatmap::labels_from_px) writeNumbers(painter, frame);
    if (frame.part == Part::selected) return;
    if (frame.pitchPx() >= row_labels_from_px) {
        writeRowLabels(painter, frame);
    } else if (frame.part == Part::all) {
        writeSectionNames(painter, frame);
    }
    objects_->drawFocalPoint(painter, frame);
}

void ChartPainter::drawSeats(const CanvasFrame& frame) {
    SeatStamps& stamps = this->stamps(frame);
    const auto put = [&](const Spot& spot) {
        const QPointF at = frame.toDevice(spot.at());
        stamps.draw(frame.target, at.x(), at.y(), inkOf(frame, spot));
    };
    if (frame.part == Part::selected) {
        for (const seating::SeatRef ref : frame.document.selection().seats) {
            put(frame.index.spot(ref));
        }
        return;
    }
    const double reach = frame.index.pitch();
    const double scale = frame.scale();
    const QPointF origin = frame.viewport.toScreen(QPointF()) * frame.dpr;
    frame.index.forEachNear(frame.viewport.visible().adjusted(-reach, -reach, reach, reach),
                            [&](const Spot& spot) {
                                if (!frame.shows(spot.selected)) return;
                                stamps.draw(frame.target, spot.x * scale + origin.x(),
                                            spot.y * scale + origin.y(), inkOf(frame, spot));
                            });
}

void ChartPainter::drawSeat(const CanvasFrame& frame, const Spot& spot) {
    const QPointF at = frame.toDevice(spot.at());
    stamps(frame).draw(frame.target, at.x(), at.y(), {spot.category, spot.marks, spot.selected});
}

void ChartPainter::writeNumbers(QPainter& painter, const CanvasFrame& frame) {
    const double diameter = 2 * stamps(frame).radius();
    const auto write = [&](const Spot& spot) {
        const seating::Seat& seat = seating::seatAt(frame.document.chart(), spot.ref);
        labels_.draw(painter, frame.toDevice(spot.at()), QString::fromStdString(seat.number),
                     stamps_->labelColor(inkOf(frame, spot)), diameter * 0.66, diameter * 0.5,
                     number_px_min * frame.dpr);
    };
    if (frame.part == Part::selected) {
        for (const seating::SeatRef ref : frame.document.selection().seats) {
            write(frame.index.spot(ref));
        }
        return;
    }
    const double reach = frame.index.pitch();
    const QRectF seen = frame.viewport.visible().adjusted(-reach, -reach, reach, reach);
    frame.index.forEachNear(seen, [&](const Spot& spot) {
        if (frame.shows(spot.selected) && seen.contains(spot.at())) write(spot);
    });
}

void ChartPainter::writeRowLabels(QPainter& painter, const CanvasFrame& frame) {
    const double pitch = frame.index.pitch();
    const QRectF seen = frame.viewport.visible().adjusted(-pitch, -pitch, pitch, pitch);
    const double size = frame.pitchPx() * frame.dpr;
    const auto write = [&](seating::Point end, seating::Point before, const std::string& label) {
        const QPointF by = toQt(end) - toQt(before);
        const double length = std::max(std::hypot(by.x(), by.y()), 1e-6);
        const QPointF at = toQt(end) + by * (pitch / length);
        if (!seen.contains(at)) return;
        labels_.draw(painter, frame.toDevice(at), QString::fromStdString(label), colors_->muted,
                     size * 1.6, std::clamp(size * 0.6, 9 * frame.dpr, 18 * frame.dpr),
                     row_label_px_min * frame.dpr);
    };
    for (const auto& section : frame.document.chart().sections) {
        for (const auto& row : section.rows) {
            if (row.table || row.seats.empty()) continue;
            const auto& seats = row.seats;
            const seating::Point first = seats.front().at();
            const seating::Point last = seats.back().at();
            const bool one = seats.size() == 1;
            write(first, one ? seating::Point{first.x + 1, first.y} : seats[1].at(), row.label);
            if (!one) write(last, seats[seats.size() - 2].at(), row.label);
        }
    }
}

void ChartPainter::writeSectionNames(QPainter& painter, const CanvasFrame& frame) {
    QFont font = font_;
    font.setPixelSize(static_cast<int>(name_px * frame.dpr));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const auto& bounds = frame.index.sectionBounds();
    const QRectF seen = frame.viewport.visible();
    QColor ground = colors_->surface;
    ground.setAlphaF(0.85F);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (bounds[i].isNull() || !bounds[i].intersects(seen)) continue;
        // Boxes around others: their name would stand on those.
        const auto beside = frame.index.nearest(bounds[i].center(), 3 * frame.index.pitch());
        if (!beside || beside->section != static_cast<std::int32_t>(i)) continue;
        const QString name = QString::fromStdString(frame.document.chart().sections[i].name);
        const double width = metrics.horizontalAdvance(name);
        if (width > bounds[i].width() * frame.scale() * 1.3) continue;
        QRectF plate(0, 0, width + 2 * plate_px * frame.dpr,
                     metrics.height() + plate_px / 2 * frame.dpr);
        plate.moveCenter(frame.toDevice(bounds[i].center()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(plate, plate_px * frame.dpr, plate_px * frame.dpr);
        painter.setPen(colors_->text);
        painter.drawText(plate, Qt::AlignCenter, name);
    }
}

}  // namespace seatlock::ui::designer
