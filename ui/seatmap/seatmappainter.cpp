#include "ui/seatmap/seatmappainter.h"

#include "ui/seatmap/seatshape.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::seatmap {

namespace {

constexpr std::size_t sheets_max = 24;
/// Sprites are made for every so many parts of a pixel, so that a zoom does not make all anew in
/// every frame.
int sizeStep(double pitch) {
    return static_cast<int>(std::lround(pitch < 16 ? pitch * 8 : pitch * 4));
}
double pitchOf(int size, double pitch) {
    return pitch < 16 ? size / 8.0 : size / 4.0;
}
/// Of refused seats when seen from afar, logical pixels.
constexpr double hot_px = 6;
constexpr double number_px_min = 7;

}  // namespace

void SeatMapPainter::setLook(const QPalette& palette, const QFont& font) {
    colors_.emplace(palette);
    sections_.setFont(font);
    labels_.setFont(font);
    sheets_.clear();
}

SpriteSheet& SeatMapPainter::sheet(const MapFrame& frame) {
    const double exact = std::max(frame.viewport.pitchPx() * frame.dpr,
                                  frame.detail() == Detail::blocks ? hot_px * frame.dpr : 0.0);
    const int size = sizeStep(exact);
    const bool labelled = frame.detail() == Detail::labels;
    const double pitch = pitchOf(size, exact);
    for (auto it = sheets_.begin(); it != sheets_.end(); ++it) {
        if (it->size != size || it->labelled != labelled) continue;
        sheets_.splice(sheets_.begin(), sheets_, it);
        return *it->sprites;
    }
    sheets_.push_front({size, labelled, std::make_unique<SpriteSheet>(pitch, labelled, *colors_)});
    if (sheets_.size() > sheets_max) sheets_.pop_back();
    return *sheets_.front().sprites;
}

void SeatMapPainter::draw(const MapFrame& frame) {
    frame.target.fill(colors_->background);
    if (frame.scene.empty()) return;
    const MapGeometry& geometry = *frame.scene.geometry;
    const QRectF visible = frame.viewport.visible();
    const Detail detail = frame.detail();
    QPainter painter(&frame.target);
    painter.setRenderHint(QPainter::Antialiasing);
    sections_.drawStage(painter, frame, *colors_);
    std::vector<std::int32_t> seen;
    for (std::size_t i = 0; i < geometry.sections().size(); ++i) {
        if (!geometry.sections()[i].bounds.intersects(visible)) continue;
        seen.push_back(static_cast<std::int32_t>(i));
        sections_.drawGround(painter, frame, *colors_, seen.back());
    }
    painter.end();
    if (detail != Detail::blocks) {
        blit(frame, visible);
    } else if (frame.scene.heat) {
        drawHotSeats(frame, visible);
    }
    painter.begin(&frame.target);
    painter.setRenderHint(QPainter::Antialiasing);
    sections_.measureNames(frame, seen);
    for (const std::int32_t section : seen) {
        const bool gauge = geometry.sections()[static_cast<std::size_t>(section)].general_admission;
        if (gauge || detail == Detail::blocks) {
            sections_.drawCaption(painter, frame, *colors_, section);
        }
    }
    if (detail == Detail::labels) {
        writeNumbers(painter, frame);
        writeRowLabels(painter, frame);
    }
}

void SeatMapPainter::drawSeats(const MapFrame& frame, std::span<const SeatNo> seats) {
    if (frame.detail() == Detail::blocks) return;
    SpriteSheet& sprites = sheet(frame);
    const QRectF visible =
        QRectF(frame.target.rect())
            .adjusted(-sprites.radius(), -sprites.radius(), sprites.radius(), sprites.radius());
    const bool labelled = frame.detail() == Detail::labels;
    std::vector<SeatNo> drawn;
    for (const SeatNo seat : seats) {
        const QPointF at = frame.toDevice(frame.scene.geometry->at(seat));
        if (frame.scene.geometry->general(seat) || !visible.contains(at)) continue;
        sprites.draw(frame.target, at.x(), at.y(), frame.scene.look(seat));
        if (labelled) drawn.push_back(seat);
    }
    if (drawn.empty()) return;
    QPainter painter(&frame.target);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const SeatNo seat : drawn) writeNumber(painter, frame, seat);
}

void SeatMapPainter::drawSections(const MapFrame& frame, std::span<const std::int32_t> sections) {
    const QRectF visible = frame.viewport.visible();
    for (const std::int32_t section : sections) {
        const SectionShape& shape =
            frame.scene.geometry->sections()[static_cast<std::size_t>(section)];
        if (!shape.bounds.intersects(visible)) continue;
        QPainter painter(&frame.target);
        painter.setRenderHint(QPainter::Antialiasing);
        sections_.drawGround(painter, frame, *colors_, section);
        if (frame.scene.heat && frame.detail() == Detail::blocks) {
            painter.end();
            drawHotSeats(frame, shape.bounds);
            painter.begin(&frame.target);
            painter.setRenderHint(QPainter::Antialiasing);
        }
        sections_.drawCaption(painter, frame, *colors_, section);
    }
}

void SeatMapPainter::blit(const MapFrame& frame, const QRectF& area) {
    SpriteSheet& sprites = sheet(frame);
    const MapScene& scene = frame.scene;
    const double scale = frame.scale();
    const QPointF origin = frame.toDevice(QPointF());
    const double reach = scene.geometry->pitch() * seat_reach;
    std::uint8_t* bits = frame.target.bits();
    const qsizetype stride = frame.target.bytesPerLine();
    const int width = frame.target.width();
    const int height = frame.target.height();
    const QRectF wide = area.adjusted(-reach, -reach, reach, reach);
    scene.geometry->forEachNear(wide, [&](const MapGeometry::Spot& spot) {
        sprites.draw(bits, stride, width, height, spot.x * scale + origin.x(),
                     spot.y * scale + origin.y(), scene.look(spot.seat));
    });
}

void SeatMapPainter::drawHotSeats(const MapFrame& frame, const QRectF& area) {
    SpriteSheet& sprites = sheet(frame);
    std::vector<SeatNo> hot;
    frame.scene.geometry->forEachNear(area, [&](const MapGeometry::Spot& spot) {
        if (frame.scene.data->heat(spot.seat) > 0) hot.push_back(spot.seat);
    });
    // The hottest on top.
    std::ranges::sort(hot, {}, [&](SeatNo seat) { return frame.scene.data->heat(seat); });
    for (const SeatNo seat : hot) {
        SeatLook look = frame.scene.look(seat);
        look.state = board::SeatState::available;
        look.left = 0;
        const QPointF at = frame.toDevice(frame.scene.geometry->at(seat));
        sprites.draw(frame.target, at.x(), at.y(), look);
    }
}

void SeatMapPainter::writeNumber(QPainter& painter, const MapFrame& frame, SeatNo seat) {
    const MapScene& scene = frame.scene;
    const SeatLook look = scene.look(seat);
    const double diameter = frame.viewport.pitchPx() * frame.dpr * 2 * seat_radius;
    QPointF at = frame.toDevice(scene.geometry->at(seat));
    const QColor color = labelColor(look, *colors_);
    const double smallest = number_px_min * frame.dpr;
    const QString number = rowSeat(scene.geometry->plan().label(seat));
    const std::int64_t left = std::int64_t{scene.data->expires(seat)} - scene.now_s;
    if (look.state == board::SeatState::held && left > 0 &&
        frame.viewport.pitchPx() >= times_from_px) {
        const QString time =
            QStringLiteral("%1:%2").arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0'));
        labels_.draw(painter, at + QPointF(0, diameter * 0.17), time, color, diameter * 0.62,
                     diameter * 0.24, smallest);
        at.ry() -= diameter * 0.13;
        labels_.draw(painter, at, number, color, diameter * 0.6, diameter * 0.34, smallest);
        return;
    }
    labels_.draw(painter, at, number, color, diameter * 0.66, diameter * 0.5, smallest);
}

void SeatMapPainter::writeNumbers(QPainter& painter, const MapFrame& frame) {
    const double reach = frame.scene.geometry->pitch() * seat_reach;
    const QRectF visible = frame.viewport.visible().adjusted(-reach, -reach, reach, reach);
    frame.scene.geometry->forEachNear(visible, [&](const MapGeometry::Spot& spot) {
        if (visible.contains(QPointF(spot.x, spot.y))) writeNumber(painter, frame, spot.seat);
    });
}

void SeatMapPainter::writeRowLabels(QPainter& painter, const MapFrame& frame) {
    const MapGeometry& geometry = *frame.scene.geometry;
    const QRectF visible = frame.viewport.visible();
    const double size = frame.viewport.pitchPx() * frame.dpr;
    const auto write = [&](const QPointF& end, const QPointF& before, const std::string& label) {
        const QPointF by = end - before;
        const double length = std::max(std::hypot(by.x(), by.y()), 1e-6);
        const QPointF at = end + by * (geometry.pitch() / length);
        if (!visible.contains(at) || geometry.seatAt(at)) return;
        labels_.draw(painter, frame.toDevice(at), QString::fromStdString(label), colors_->muted,
                     size * 0.9, std::min(size * 0.5, 18 * frame.dpr), number_px_min * frame.dpr);
    };
    const board::SeatPlan& plan = geometry.plan();
    for (const auto& row : plan.rows()) {
        if (row.count < 2) continue;
        if (geometry.sections()[static_cast<std::size_t>(row.section)].general_admission) continue;
        const SeatNo last = row.first + row.count - 1;
        write(geometry.at(row.first), geometry.at(row.first + 1), row.label);
        write(geometry.at(last), geometry.at(last - 1), row.label);
        // At aisles too, where there is room for both seats' sides of it.
        for (SeatNo seat = row.first + 1; seat + 2 < last; ++seat) {
            if (plan.besideNext(seat)) continue;
            const QPointF gap = geometry.at(seat + 1) - geometry.at(seat);
            if (std::hypot(gap.x(), gap.y()) < 2.5 * geometry.pitch()) continue;
            write(geometry.at(seat), geometry.at(seat - 1), row.label);
            write(geometry.at(seat + 1), geometry.at(seat + 2), row.label);
        }
    }
}

}  // namespace seatlock::ui::seatmap
