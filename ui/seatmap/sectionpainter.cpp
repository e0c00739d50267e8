#include "ui/seatmap/sectionpainter.h"

#include "ui/seatmap/statebar.h"
#include "ui/style/contrast.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QLocale>

namespace seatlock::ui::seatmap {

using style::mixed;

namespace {

constexpr double dimming = 0.6;
// Logical pixels.
constexpr double text_px_min = 9;
constexpr double text_px_max = 15;
constexpr double bar_px_max = 14;
constexpr double gauge_bar_px_max = 22;
constexpr double caption_width_max = 360;

QRectF middleOf(const QRectF& area, const QSizeF& size) {
    QRectF out(QPointF(), size);
    out.moveCenter(area.center());
    return out;
}

}  // namespace

QFont SectionPainter::sized(double pixels, bool bold) const {
    QFont font = font_;
    font.setPixelSize(std::max(static_cast<int>(std::lround(pixels)), 1));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

void SectionPainter::drawStage(QPainter& painter, const MapFrame& frame,
                               const MapColors& colors) const {
    const QRectF stage = frame.scene.geometry->stage();
    if (stage.isEmpty()) return;
    const QRectF area = frame.toDevice(stage);
    const double corner = std::min(area.height() * 0.25, 12 * frame.dpr);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.stage);
    painter.drawRoundedRect(area, corner, corner);
    const QString text = tr("STAGE");
    QFont font = sized(std::clamp(area.height() * 0.34, 1.0, 28 * frame.dpr), true);
    font.setLetterSpacing(QFont::PercentageSpacing, 118);
    const double wide = QFontMetricsF(font).horizontalAdvance(text);
    if (wide > area.width() * 0.9) {
        font.setPixelSize(static_cast<int>(font.pixelSize() * area.width() * 0.9 / wide));
    }
    if (font.pixelSize() < text_px_min * frame.dpr) return;
    painter.setFont(font);
    painter.setPen(readable(colors.stage, colors.text, colors.background));
    painter.drawText(area, Qt::AlignCenter, text);
}

bool SectionPainter::shown(const MapScene& scene, std::int32_t section) {
    if (scene.filter.everything()) return true;
    const std::uint64_t categories =
        scene.geometry->sections()[static_cast<std::size_t>(section)].categories;
    bool category = categories == ~std::uint64_t{0};
    for (std::int16_t i = 0; i < 64 && !category; ++i) {
        category = (categories >> i & 1) != 0 && scene.filter.shows(i);
    }
    const StateCounts& counts = scene.data->section(section);
    for (const auto state : {board::SeatState::available, board::SeatState::held,
                             board::SeatState::sold, board::SeatState::blocked}) {
        if (category && scene.filter.shows(state) && counts.of(state) > 0) return true;
    }
    return false;
}

QString SectionPainter::shortName(const QString& name) {
    const QString last = name.section(QLatin1Char(' '), -1);
    return last.isEmpty() ? name : last;
}

void SectionPainter::drawGround(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                                std::int32_t section) const {
    const SectionShape& shape = frame.scene.geometry->sections()[static_cast<std::size_t>(section)];
    QColor ground = colors.section;
    if (frame.detail() == Detail::blocks && !frame.scene.heat && !shape.general_admission) {
        ground = colors.occupancy(frame.scene.data->section(section).taken());
        if (!shown(frame.scene, section)) ground = mixed(ground, colors.background, dimming);
    }
    painter.setTransform(frame.transform());
    QPen pen(colors.outline, frame.dpr);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(ground);
    painter.drawPath(shape.outline);
    painter.resetTransform();
}

void SectionPainter::drawCaption(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                                 std::int32_t section) const {
    const SectionShape& shape = frame.scene.geometry->sections()[static_cast<std::size_t>(section)];
    const StateCounts& counts = frame.scene.data->section(section);
    const double unit = frame.dpr;
    // The part that is seen, so that a gauge does not leave the screen before its area does.
    QRectF room = frame.toDevice(shape.caption).adjusted(3 * unit, 2 * unit, -3 * unit, -2 * unit);
    const QRectF seen = room.intersected(QRectF(frame.target.rect()));
    if (!seen.isEmpty()) room = seen;
    if (room.height() < text_px_min * unit || room.width() < 14 * unit) return;

    const bool gauge = shape.general_admission;
    const double pixels = std::clamp(room.height() * 0.26, text_px_min * unit, text_px_max * unit);
    const QFont bold = sized(pixels, true);
    const QFontMetricsF metrics(bold);
    const QFont plain = sized(std::max(pixels * 0.9, text_px_min * unit), false);
    QString name = shape.name;
    if (metrics.horizontalAdvance(name) > room.width()) name = shortName(name);
    if (metrics.horizontalAdvance(name) > room.width()) return;

    const QLocale locale;
    QString figures = gauge ? tr("%1 of %2 free")
                                  .arg(locale.toString(counts.of(board::SeatState::available)),
                                       locale.toString(counts.all()))
                            : tr("%1% taken").arg(static_cast<int>(counts.taken() * 100));
    const QFontMetricsF plain_metrics(plain);
    if (plain_metrics.horizontalAdvance(figures) > room.width()) {
        figures = tr("%1%").arg(static_cast<int>(counts.taken() * 100));
    }
    const double line = metrics.height();
    const double bar =
        std::clamp(room.height() * 0.16, 4 * unit, (gauge ? gauge_bar_px_max : bar_px_max) * unit);
    const double gap = std::max(2 * unit, line * 0.15);
    const bool with_bar = room.height() >= line + gap + bar && room.width() >= 24 * unit;
    const bool with_figures = room.height() >= 2 * line + 2 * gap + bar &&
                              plain_metrics.horizontalAdvance(figures) <= room.width();
    double height = line;
    if (with_bar) height += gap + bar;
    if (with_figures) height += gap + plain_metrics.height();
    const QRectF area =
        middleOf(room, {std::min(room.width(), (gauge ? caption_width_max : 110) * unit), height});

    const bool dim = !shown(frame.scene, section);
    painter.setPen(dim ? mixed(colors.text, colors.background, dimming) : colors.text);
    painter.setFont(bold);
    painter.drawText(QRectF(room.left(), area.top(), room.width(), line), Qt::AlignCenter, name);
    if (with_figures) {
        painter.setFont(plain);
        painter.drawText(QRectF(room.left(), area.bottom() - plain_metrics.height(), room.width(),
                                plain_metrics.height()),
                         Qt::AlignCenter, figures);
    }
    if (!with_bar) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setOpacity(dim ? 1 - dimming : 1);
    drawStateBar(painter, QRectF(area.left(), area.top() + line + gap, area.width(), bar), counts,
                 colors, unit, bar >= 10 * unit);
    painter.setOpacity(1);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

}  // namespace seatlock::ui::seatmap
