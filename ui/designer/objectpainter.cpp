#include "ui/designer/objectpainter.h"

#include "ui/designer/chartdocument.h"
#include "ui/style/contrast.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

namespace seatlock::ui::designer {

namespace {

// Logical pixels.
constexpr double grid_px_min = 9;
constexpr double text_px_min = 7;
constexpr double text_px_max = 400;
constexpr double selected_px = 2.5;
constexpr double focal_px = 11;
constexpr int grid_strong_every = 10;
constexpr double stage_text_cm = 90;
/// Of its width, where a text makes room.
constexpr double aside = 0.25;

QColor colorOf(const std::string& text) {
    return text.empty() ? QColor() : QColor(QString::fromStdString(text));
}

QPen cosmetic(const QColor& color, double width, Qt::PenStyle style = Qt::SolidLine) {
    QPen pen(color, width, style);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

bool contains(const seating::Selection& selection, seating::ObjectId id) {
    return std::ranges::binary_search(selection.objects, id);
}

}  // namespace

QPainterPath pathOf(const seating::Outline& outline) {
    QPainterPath out;
    if (outline.kind == seating::OutlineKind::ellipse) {
        out.addEllipse(QPointF(), outline.width / 2, outline.height / 2);
        QTransform place;
        place.translate(outline.centre.x, outline.centre.y).rotate(outline.rotation);
        return place.map(out);
    }
    const auto corners = seating::cornersOf(outline);
    if (corners.empty()) return out;
    out.moveTo(toQt(corners.front()));
    for (std::size_t i = 1; i < corners.size(); ++i) out.lineTo(toQt(corners[i]));
    if (outline.kind != seating::OutlineKind::line) out.closeSubpath();
    return out;
}

void ObjectPainter::drawGround(QPainter& painter, const CanvasFrame& frame, double grid) {
    const seating::Chart& chart = frame.document.chart();
    frame.target.fill(style::mixed(colors_.section, colors_.muted, 0.12));
    painter.setTransform(frame.transform());
    const QRectF paper(0, 0, chart.width, chart.height);
    painter.fillRect(paper, colors_.surface);
    drawBackground(painter, frame);
    if (grid > 0) drawGrid(painter, frame, grid);
    painter.setPen(cosmetic(colors_.outline, frame.dpr));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(paper);
    painter.resetTransform();
}

void ObjectPainter::drawGrid(QPainter& painter, const CanvasFrame& frame, double grid) const {
    while (grid * frame.viewport.scale() < grid_px_min) grid *= grid_strong_every;
    const seating::Chart& chart = frame.document.chart();
    const QRectF seen =
        frame.viewport.visible().intersected(QRectF(0, 0, chart.width, chart.height));
    if (seen.isEmpty()) return;
    std::vector<QLineF> fine;
    std::vector<QLineF> strong;
    for (auto i = static_cast<std::int64_t>(seen.left() / grid); i * grid <= seen.right(); ++i) {
        const double x = static_cast<double>(i) * grid;
        (i % grid_strong_every == 0 ? strong : fine).emplace_back(x, seen.top(), x, seen.bottom());
    }
    for (auto i = static_cast<std::int64_t>(seen.top() / grid); i * grid <= seen.bottom(); ++i) {
        const double y = static_cast<double>(i) * grid;
        (i % grid_strong_every == 0 ? strong : fine).emplace_back(seen.left(), y, seen.right(), y);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto draw = [&](const std::vector<QLineF>& lines, double part) {
        painter.setPen(cosmetic(style::mixed(colors_.surface, colors_.border, part), 1));
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    };
    draw(fine, 0.3);
    draw(strong, 0.65);
    painter.setRenderHint(QPainter::Antialiasing);
}

void ObjectPainter::drawBackground(QPainter& painter, const CanvasFrame& frame) {
    const auto& background = frame.document.chart().background;
    if (!background || !background->image || !background->visible) return;
    if (image_of_ != background->image) {
        image_of_ = background->image;
        image_ = QImage::fromData(reinterpret_cast<const uchar*>(image_of_->data()),
                                  static_cast<int>(image_of_->size()));
    }
    painter.setOpacity(background->opacity);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(toQt(background->position), QSizeF(image_.size()) * background->scale),
                      image_);
    painter.setOpacity(1);
}

void ObjectPainter::drawObjects(QPainter& painter, const CanvasFrame& frame) const {
    const seating::Chart& chart = frame.document.chart();
    const seating::Selection& selection = frame.document.selection();
    for (const auto& each : chart.decorations) {
        const bool selected = contains(selection, each.id);
        if (frame.shows(selected)) drawDecoration(painter, frame, each, selected);
    }
    for (const auto& area : chart.areas) {
        const bool selected = contains(selection, area.id);
        if (frame.shows(selected)) drawArea(painter, frame, area, selected);
    }
}

void ObjectPainter::drawDecoration(QPainter& painter, const CanvasFrame& frame,
                                   const seating::Decoration& decoration, bool selected) const {
    const bool stage = decoration.kind == seating::DecorationKind::stage;
    const bool text = decoration.kind == seating::DecorationKind::text;
    const QColor fill = colorOf(decoration.fill);
    const QColor stroke = colorOf(decoration.stroke);
    const QPainterPath path = pathOf(decoration.outline);
    const bool line = decoration.outline.kind == seating::OutlineKind::line;
    painter.setTransform(frame.transform());
    painter.setBrush(fill.isValid() && !line ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(stroke.isValid() ? QPen(stroke, decoration.stroke_width) : QPen(Qt::NoPen));
    if (!text) painter.drawPath(path);
    // What has no colour of its own must be found all the same.
    if (!fill.isValid() && !stroke.isValid() && !text) {
        painter.setPen(cosmetic(colors_.muted, frame.dpr, Qt::DashLine));
        painter.drawPath(path);
    }
    if (selected) {
        painter.setPen(cosmetic(colors_.accent, selected_px * frame.dpr));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
    painter.resetTransform();
    if (decoration.text.empty()) return;
    QColor color = colorOf(decoration.text_color);
    if (!color.isValid()) {
        color = fill.isValid() ? seatmap::readable(fill, Qt::white, Qt::black) : colors_.text;
    }
    const double height =
        stage ? std::min(stage_text_cm, decoration.outline.height * 0.5) : decoration.text_height;
    seating::Outline at = decoration.outline;
    const auto& focal = frame.document.chart().focal_point;
    // Beside the focal point's sign, which is often in the middle of a stage.
    if (focal && seating::contains(at, *focal)) at.centre.x -= at.width * aside;
    write(painter, frame, at, QString::fromStdString(decoration.text),
          height > 0 ? height : decoration.text_height, color);
}

void ObjectPainter::drawArea(QPainter& painter, const CanvasFrame& frame, const seating::Area& area,
                             bool selected) const {
    const seating::Chart& chart = frame.document.chart();
    const bool priced = chart.isCategory(area.category);
    const QColor color =
        priced ? colorOf(chart.categories[static_cast<std::size_t>(area.category)].color)
               : colors_.bad;
    QColor fill = color;
    fill.setAlphaF(priced ? 0.22F : 0.08F);
    const QPainterPath path = pathOf(area.outline);
    painter.setTransform(frame.transform());
    painter.setPen(selected
                       ? cosmetic(colors_.accent, selected_px * frame.dpr)
                       : cosmetic(color, 1.5 * frame.dpr, priced ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(fill);
    painter.drawPath(path);
    painter.resetTransform();
    const QString text = QString::fromStdString(area.name) + QLatin1Char('\n') +
                         QObject::tr("%1 places").arg(area.capacity);
    const seating::Rect box = seating::boundsOf(area.outline);
    const double height = std::clamp(std::min(box.height() / 5, box.width() / 10), 20.0, 120.0);
    write(painter, frame, area.outline, text, height, colors_.text);
}

void ObjectPainter::drawTables(QPainter& painter, const CanvasFrame& frame) const {
    const seating::Chart& chart = frame.document.chart();
    const seating::Selection& selection = frame.document.selection();
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        const auto& rows = chart.sections[s].rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (!rows[r].table) continue;
            const seating::SeatRef first{static_cast<std::int32_t>(s), static_cast<std::int32_t>(r),
                                         0};
            const bool selected = seating::hasWholeRow(chart, selection, first);
            if (frame.shows(selected)) drawTable(painter, frame, rows[r], selected);
        }
    }
}

void ObjectPainter::drawTable(QPainter& painter, const CanvasFrame& frame, const seating::Row& row,
                              bool selected) const {
    const seating::Table& table = *row.table;
    painter.setTransform(frame.transform());
    painter.setPen(selected ? cosmetic(colors_.accent, selected_px * frame.dpr)
                            : cosmetic(colors_.edge, frame.dpr));
    QColor fill = style::mixed(colors_.surface, colors_.muted, table.is_box ? 0.08 : 0.2);
    if (table.sold_whole) fill = style::mixed(fill, colors_.accent, 0.22);
    painter.setBrush(fill);
    painter.drawPath(pathOf(table.outline));
    painter.resetTransform();
    if (table.is_box) return;  // its seats stand where its name would
    const seating::Rect box = seating::boundsOf(table.outline);
    write(painter, frame, table.outline, QString::fromStdString(row.label),
          std::min({box.height() / 3, box.width() / 5, 50.0}), colors_.text);
}

void ObjectPainter::write(QPainter& painter, const CanvasFrame& frame,
                          const seating::Outline& outline, const QString& text, double height_cm,
                          const QColor& color) const {
    const double pixels = height_cm * frame.scale();
    if (pixels < text_px_min * frame.dpr) return;
    const QPointF middle = seating::hasPoints(outline.kind)
                               ? toQt(seating::boundsOf(outline).centre())
                               : toQt(outline.centre);
    QFont font = font_;
    font.setPixelSize(static_cast<int>(std::min(pixels, text_px_max * frame.dpr)));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(color);
    const QPointF at = frame.toDevice(middle);
    const double turned = std::atan2(frame.move.m12(), frame.move.m11()) * 180 / M_PI;
    painter.translate(at);
    if (!seating::hasPoints(outline.kind)) painter.rotate(outline.rotation + turned);
    constexpr double room = 10'000;
    painter.drawText(QRectF(-room, -room, 2 * room, 2 * room), Qt::AlignCenter, text);
    painter.resetTransform();
}

void ObjectPainter::drawFocalPoint(QPainter& painter, const CanvasFrame& frame) const {
    const auto& focal = frame.document.chart().focal_point;
    if (!focal) return;
    const QPointF at = frame.viewport.toScreen(toQt(*focal)) * frame.dpr;
    const double reach = focal_px * frame.dpr;
    for (const auto& [color, width] : {std::pair(colors_.surface, 4.0), {colors_.bad, 1.8}}) {
        painter.setPen(QPen(color, width * frame.dpr));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, reach * 0.6, reach * 0.6);
        painter.drawLine(at - QPointF(reach, 0), at + QPointF(reach, 0));
        painter.drawLine(at - QPointF(0, reach), at + QPointF(0, reach));
    }
}

}  // namespace seatlock::ui::designer
