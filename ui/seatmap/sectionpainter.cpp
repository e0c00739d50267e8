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
constexpr double gauge_share = 0.35;  ///< of a state's colour in the ground
constexpr double gauge_bar_px_max = 22;
constexpr double gauge_bar_px_min = 36;
constexpr double caption_width_max = 360;
constexpr double block_bar_width_max = 96;

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
    QFont font = sized(std::clamp(area.height() * 0.5, 1.0, 26 * frame.dpr), true);
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
        scene.geometry->sections()[static_cast<std::size_t>(section)].categories |
        scene.data->movedInto(section);
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

QString SectionPainter::percent(double part) {
    if (part > 0 && part < 0.01) return tr("<1%");
    return tr("%1%").arg(static_cast<int>(part * 100));
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
    // Close to, the seats themselves draw the section.
    QPen pen(frame.detail() == Detail::blocks ? colors.outline
                                              : mixed(colors.section, colors.outline, 0.4),
             frame.dpr);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::RoundJoin);
    if (shape.general_admission && !frame.scene.heat) {
        painter.fillPath(shape.outline, ground);
        fillGauge(painter, frame, colors, section);
        ground = Qt::transparent;
    }
    painter.setPen(pen);
    painter.setBrush(ground);
    painter.drawPath(shape.outline);
    painter.resetTransform();
}

/// The area itself is its gauge, however little room there is for figures.
void SectionPainter::fillGauge(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                               std::int32_t section) {
    const SectionShape& shape = frame.scene.geometry->sections()[static_cast<std::size_t>(section)];
    const StateCounts& counts = frame.scene.data->section(section);
    if (counts.all() == 0) return;
    const QRectF all = shape.outline.boundingRect();
    const double share = shown(frame.scene, section) ? gauge_share : gauge_share / 3;
    QRectF part(all.left(), all.top(), 0, all.height());
    for (const auto& [state, color] : {std::pair(board::SeatState::sold, colors.sold),
                                       std::pair(board::SeatState::held, colors.held)}) {
        part.setWidth(all.width() * static_cast<double>(counts.of(state)) /
                      static_cast<double>(counts.all()));
        QPainterPath filled;
        filled.addRect(part);
        painter.fillPath(filled.intersected(shape.outline), mixed(colors.section, color, share));
        part.moveLeft(part.right());
    }
}

QRectF SectionPainter::roomFor(const MapFrame& frame, std::int32_t section) {
    const SectionShape& shape = frame.scene.geometry->sections()[static_cast<std::size_t>(section)];
    // A gauge stands in a band that is often hardly higher than its text.
    const double edge = (shape.general_admission ? 1 : 3) * frame.dpr;
    const QRectF room = frame.toDevice(shape.caption).adjusted(edge, edge, -edge, -edge);
    // The part that is seen, so that a gauge does not leave the screen before its area does.
    const QRectF seen =
        room.intersected(QRectF(frame.target.rect()).adjusted(edge, edge, -edge, -edge));
    return seen.isEmpty() ? room : seen;
}

void SectionPainter::measureNames(const MapFrame& frame, std::span<const std::int32_t> sections) {
    std::vector<double> heights;
    for (const std::int32_t section : sections) {
        const auto& shape = frame.scene.geometry->sections()[static_cast<std::size_t>(section)];
        heights.push_back(shape.caption.height() * frame.scale());
    }
    double typical = text_px_max * frame.dpr;
    if (!heights.empty()) {
        const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
        std::nth_element(heights.begin(), middle, heights.end());
        typical = *middle * 0.25;
    }
    const double pixels = std::clamp(typical, text_px_min * frame.dpr, text_px_max * frame.dpr);
    bold_ = sized(pixels, true);
    plain_ = sized(std::max(pixels * 0.9, text_px_min * frame.dpr), false);
    const QFontMetricsF metrics(bold_);
    short_names_ = false;
    for (const std::int32_t section : sections) {
        const auto& shape = frame.scene.geometry->sections()[static_cast<std::size_t>(section)];
        const double room = roomFor(frame, section).width();
        if (shape.general_admission || metrics.horizontalAdvance(shape.name) <= room) continue;
        if (metrics.horizontalAdvance(shortName(shape.name)) <= room) short_names_ = true;
    }
}

SectionPainter::Caption SectionPainter::captionFor(const MapFrame& frame,
                                                   std::int32_t section) const {
    const SectionShape& shape = frame.scene.geometry->sections()[static_cast<std::size_t>(section)];
    const StateCounts& counts = frame.scene.data->section(section);
    const double unit = frame.dpr;
    const bool gauge = shape.general_admission;
    const QFontMetricsF bold(bold_);
    const QFontMetricsF plain(plain_);
    const QLocale locale;
    Caption out;
    out.room = roomFor(frame, section);
    out.name = short_names_ && !gauge ? shortName(shape.name) : shape.name;
    const double name_width = bold.horizontalAdvance(out.name);
    if (out.room.height() < bold.capHeight() * 1.4 || out.room.width() < name_width) return {};

    QString figures = tr("%1 taken").arg(percent(counts.taken()));
    if (gauge) {
        figures = tr("%1 of %2 free")
                      .arg(locale.toString(counts.of(board::SeatState::available)),
                           locale.toString(counts.all()));
    }
    if (frame.scene.heat) {
        const std::uint64_t refused = frame.scene.data->sectionHeat(section);
        if (refused == 0) return out;
        const QString number = locale.toString(static_cast<qulonglong>(refused));
        figures = tr("%1 refused").arg(number);
        if (plain.horizontalAdvance(figures) > out.room.width()) figures = number;
        if (plain.horizontalAdvance(figures) <= out.room.width() &&
            out.room.height() >= bold.height() + plain.height()) {
            out.figures = figures;
        }
        return out;
    }
    const double wide = out.room.width() - name_width - plain.horizontalAdvance(figures);
    const double bar_max = (gauge ? gauge_bar_px_max : bar_px_max) * unit;
    if (gauge && out.room.height() < 2.6 * bold.height() && wide >= gauge_bar_px_min * unit) {
        out.in_line = true;
        out.figures = figures;
        out.bar = std::min(bar_max, out.room.height() - 2 * unit);
        return out;
    }
    if (plain.horizontalAdvance(figures) > out.room.width()) {
        figures = percent(counts.taken());
    }
    const double bar = std::clamp(bold.height() * 0.6, 4 * unit, bar_max);
    const double gap = 2 * unit;
    if (out.room.width() < 24 * unit || out.room.height() < bold.height() + gap + bar) return out;
    out.bar = bar;
    if (out.room.height() >= bold.height() + plain.height() + 2 * gap + bar &&
        plain.horizontalAdvance(figures) <= out.room.width()) {
        out.figures = figures;
    }
    return out;
}

void SectionPainter::drawCaption(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                                 std::int32_t section) const {
    const Caption caption = captionFor(frame, section);
    if (caption.name.isEmpty()) return;
    const double opacity = shown(frame.scene, section) ? 1 : 1 - dimming;
    painter.setOpacity(opacity);
    painter.setPen(colors.text);
    if (caption.in_line) {
        drawInLine(painter, frame, colors, section, caption);
    } else {
        drawStacked(painter, frame, colors, section, caption);
    }
    painter.setOpacity(1);
}

void SectionPainter::drawInLine(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                                std::int32_t section, const Caption& caption) const {
    const double gap = 8 * frame.dpr;
    const double name = QFontMetricsF(bold_).horizontalAdvance(caption.name);
    const double figures = QFontMetricsF(plain_).horizontalAdvance(caption.figures);
    const double bar =
        std::min(caption.room.width() - name - figures - 2 * gap, caption_width_max * frame.dpr);
    QRectF area = middleOf(caption.room, {name + figures + bar + 2 * gap, caption.room.height()});
    painter.setFont(bold_);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, caption.name);
    painter.setFont(plain_);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, caption.figures);
    area.adjust(name + gap, 0, -figures - gap, 0);
    drawStateBar(painter, middleOf(area, {bar, caption.bar}), frame.scene.data->section(section),
                 colors, frame.dpr, true);
}

void SectionPainter::drawPlate(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                               const Caption& caption, double height) const {
    const double width = std::max(QFontMetricsF(bold_).horizontalAdvance(caption.name),
                                  QFontMetricsF(plain_).horizontalAdvance(caption.figures));
    QColor ground = colors.section;
    ground.setAlphaF(0.82F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    const double corner = 3 * frame.dpr;
    painter.drawRoundedRect(middleOf(caption.room, {width + 2 * corner, height}), corner, corner);
}

void SectionPainter::drawStacked(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                                 std::int32_t section, const Caption& caption) const {
    const bool gauge =
        frame.scene.geometry->sections()[static_cast<std::size_t>(section)].general_admission;
    const double unit = frame.dpr;
    const double gap = 2 * unit;
    const double line = QFontMetricsF(bold_).height();
    const double figures_line = QFontMetricsF(plain_).height();
    double height = line;
    if (caption.bar > 0) height += gap + caption.bar;
    if (!caption.figures.isEmpty()) height += gap + figures_line;
    const double width_max = (gauge ? caption_width_max : block_bar_width_max) * unit;
    const QRectF area = middleOf(caption.room, {caption.room.width(), height});
    if (frame.scene.heat) drawPlate(painter, frame, colors, caption, area.height());
    painter.setPen(colors.text);
    painter.setFont(bold_);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), line), Qt::AlignCenter,
                     caption.name);
    if (!caption.figures.isEmpty()) {
        painter.setFont(plain_);
        painter.drawText(
            QRectF(area.left(), area.bottom() - figures_line, area.width(), figures_line),
            Qt::AlignCenter, caption.figures);
    }
    if (caption.bar <= 0) return;
    QRectF bar(0, 0, std::min(area.width(), width_max), caption.bar);
    bar.moveCenter(area.center());
    bar.moveTop(area.top() + line + gap);
    drawStateBar(painter, bar, frame.scene.data->section(section), colors, unit,
                 caption.bar >= 10 * unit);
}

}  // namespace seatlock::ui::seatmap
