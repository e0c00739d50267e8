#include "ui/designer/designcanvas.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QFontMetricsF>
#include <QPaintEvent>

namespace seatlock::ui::designer {

namespace {

constexpr double zoom_step = 1.5;
constexpr double show_pitch_px = 24;
// Logical pixels.
constexpr double hit_px_min = 4;
constexpr double snap_px = 6;
constexpr double bubble_gap_px = 18;

bool lies(const seating::Outline& outline, seating::Point at, double reach) {
    if (seating::contains(outline, at)) return true;
    if (outline.kind != seating::OutlineKind::line) return false;
    for (std::size_t i = 0; i + 1 < outline.points.size(); ++i) {
        const QPointF a = toQt(outline.points[i]);
        const QPointF along = toQt(outline.points[i + 1]) - a;
        const double length = std::max(QPointF::dotProduct(along, along), 1e-9);
        const double part = std::clamp(QPointF::dotProduct(toQt(at) - a, along) / length, 0.0, 1.0);
        const QPointF off = toQt(at) - (a + part * along);
        if (std::hypot(off.x(), off.y()) <= reach) return true;
    }
    return false;
}

}  // namespace

DesignCanvas::DesignCanvas(ChartDocument& document, DesignSettings& settings, QWidget* parent)
    : QWidget(parent), document_(document), settings_(settings) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 180);
    setAccessibleName(tr("Seating chart"));
    grabGesture(Qt::PinchGesture);
    painter_.setLook(palette(), font());
    connect(&document_, &ChartDocument::changed, this, &DesignCanvas::rebuild);
    connect(&document_, &ChartDocument::selectionChanged, this, [this] {
        index_.setSelection(document_.selection());
        redraw(true);
    });
    rebuild();
}

void DesignCanvas::setTool(Tool* tool) {
    if (tool_ != nullptr) tool_->cancel();
    tool_ = tool;
    showCursorShape();
    redraw();
    Q_EMIT hintChanged();
}

void DesignCanvas::rebuild() {
    if (dragging_) endDrag();
    index_.rebuild(document_);
    const seating::Chart& chart = document_.chart();
    const QRectF paper(0, 0, std::max(chart.width, 100.0), std::max(chart.height, 100.0));
    QRectF house = paper;
    if (const auto content = seating::contentBounds(chart)) house = house.united(toQt(*content));
    if (house != viewport_.house() || viewport_.scale() <= 0) {
        const double scale = viewport_.scale();
        const QPointF centre = viewport_.centre();
        viewport_.setHouse(house, index_.pitch());
        if (!keep_fitted_) viewport_.lookAt(centre, scale);
        Q_EMIT viewChanged();
    }
    redraw(true);
}

CanvasFrame DesignCanvas::frameOf(QImage& target, Part part) const {
    return {target,
            document_,
            index_,
            viewport_,
            devicePixelRatioF(),
            part,
            part == Part::selected ? move_ : QTransform()};
}

void DesignCanvas::redraw(bool everything) {
    stale_ = stale_ || everything;
    update();
}

DesignCanvas::Hit DesignCanvas::hit(const QPointF& screen) const {
    Hit out;
    const QPointF plan = viewport_.toPlan(screen);
    const double reach = std::max(index_.pitch() / 2, hit_px_min / viewport_.scale());
    out.seat = index_.nearest(plan, reach);
    if (out.seat) return out;
    const seating::Chart& chart = document_.chart();
    const seating::Point at = toPoint(plan);
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        const auto& rows = chart.sections[s].rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (!rows[r].table || rows[r].seats.empty()) continue;
            if (!seating::contains(rows[r].table->outline, at)) continue;
            out.seat =
                seating::SeatRef{static_cast<std::int32_t>(s), static_cast<std::int32_t>(r), 0};
            return out;
        }
    }
    for (std::size_t i = chart.areas.size(); i-- > 0 && out.object == 0;) {
        if (lies(chart.areas[i].outline, at, reach)) out.object = chart.areas[i].id;
    }
    for (std::size_t i = chart.decorations.size(); i-- > 0 && out.object == 0;) {
        if (lies(chart.decorations[i].outline, at, reach)) out.object = chart.decorations[i].id;
    }
    return out;
}

seating::Selection DesignCanvas::unit(const Hit& hit, Grain grain) const {
    if (hit.object != 0) return {{}, {hit.object}};
    if (!hit.seat) return {};
    const seating::Chart& chart = document_.chart();
    const auto& section = chart.sections[static_cast<std::size_t>(hit.seat->section)];
    if (grain == Grain::seat) return {{*hit.seat}, {}};
    // Tables of a section are things of their own.
    const bool table = section.rows[static_cast<std::size_t>(hit.seat->row)].table.has_value();
    if (grain == Grain::row || table) return seating::selectRow(chart, *hit.seat);
    return seating::selectSection(chart, section.id);
}

Snap DesignCanvas::snap(const Snapper& snapper, const QRectF& box,
                        Qt::KeyboardModifiers modifiers) const {
    if ((modifiers & Qt::AltModifier) != 0) return {};
    const double grid = settings_.snap_to_grid ? settings_.grid_cm : 0;
    const double reach = settings_.snap_to_others ? snap_px / viewport_.scale() : -1;
    return snapper.snap(box, grid, reach);
}

QRectF DesignCanvas::selectionBox() const {
    const auto box = seating::boundsOf(document_.chart(), document_.selection());
    if (!box) return {};
    const double reach = document_.selection().seats.empty() ? 0 : index_.pitch() / 2;
    return toQt(*box).adjusted(-reach, -reach, reach, reach);
}

void DesignCanvas::drag(const QTransform& move) {
    if (!dragging_) {
        dragging_ = true;
        stale_ = true;
    }
    move_ = move;
    update();
}

void DesignCanvas::endDrag() {
    dragging_ = false;
    move_ = {};
    guides_.clear();
    bubble_.clear();
    redraw(true);
}

void DesignCanvas::setGuides(std::vector<QLineF> guides) {
    guides_ = std::move(guides);
    update();
}

void DesignCanvas::setBubble(const QString& text, const QPointF& screen) {
    bubble_ = text;
    bubble_at_ = screen;
    update();
}

// The view.

void DesignCanvas::moved() {
    keep_fitted_ = viewport_.fitted();
    redraw(true);
    Q_EMIT viewChanged();
}

void DesignCanvas::zoom(double factor, const QPointF& at) {
    viewport_.zoom(factor, at);
    moved();
}

void DesignCanvas::zoomIn() {
    zoom(zoom_step, QRectF(rect()).center());
}

void DesignCanvas::zoomOut() {
    zoom(1 / zoom_step, QRectF(rect()).center());
}

void DesignCanvas::fit() {
    viewport_.fit(viewport_.house());
    moved();
}

void DesignCanvas::show(const QRectF& plan) {
    const double scale = std::min(viewport_.fitScale(plan), show_pitch_px / index_.pitch());
    viewport_.lookAt(plan.center(), scale);
    moved();
}

void DesignCanvas::pan(const QPointF& by_px) {
    viewport_.pan(by_px);
    moved();
}

void DesignCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    viewport_.setSize(QSizeF(size()));
    if (keep_fitted_) viewport_.fit(viewport_.house());
    redraw(true);
    Q_EMIT viewChanged();
}

void DesignCanvas::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange) {
        painter_.setLook(palette(), font());
        redraw(true);
    }
}

// The picture.

void DesignCanvas::drawBase() {
    const QSize wanted = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (base_.size() != wanted) {
        base_ = QImage(wanted, QImage::Format_RGB32);
        stale_ = true;
    }
    if (!stale_) return;
    painter_.draw(frameOf(base_, dragging_ ? Part::rest : Part::all),
                  settings_.grid_shown ? settings_.grid_cm : 0);
    stale_ = false;
}

void DesignCanvas::paintEvent(QPaintEvent*) {
    drawBase();
    const double dpr = devicePixelRatioF();
    QPainter painter(this);
    painter.scale(1 / dpr, 1 / dpr);
    if (dragging_) {
        if (frame_.size() != base_.size()) frame_ = QImage(base_.size(), base_.format());
        std::copy_n(base_.constBits(), base_.sizeInBytes(), frame_.bits());
        painter_.draw(frameOf(frame_, Part::selected), 0);
        painter.drawImage(0, 0, frame_);
    } else {
        painter.drawImage(0, 0, base_);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    drawSelectionFrame(painter);
    if (tool_ != nullptr) tool_->paint(painter, frameOf(base_, Part::all));
    drawGuides(painter);
    drawBubble(painter);
    drawAdvice(painter);
    if (focus_shown_) {
        painter.setPen(QPen(colors().accent, 2 * dpr));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(base_.rect()).adjusted(dpr, dpr, -dpr, -dpr));
    }
}

void DesignCanvas::drawSelectionFrame(QPainter& painter) const {
    const QRectF box = selectionBox();
    if (box.isNull()) return;
    const double dpr = devicePixelRatioF();
    QPolygonF corners(box);
    corners = move_.map(corners);
    for (QPointF& corner : corners) corner = viewport_.toScreen(corner) * dpr;
    QColor tint = colors().accent;
    tint.setAlphaF(0.07F);
    painter.setPen(QPen(colors().accent, dpr, Qt::DashLine));
    painter.setBrush(tint);
    painter.drawPolygon(corners);
}

void DesignCanvas::drawGuides(QPainter& painter) const {
    const double dpr = devicePixelRatioF();
    painter.setPen(QPen(colors().bad, dpr));
    for (const QLineF& line : guides_) {
        painter.drawLine(viewport_.toScreen(line.p1()) * dpr, viewport_.toScreen(line.p2()) * dpr);
    }
}

void DesignCanvas::drawAdvice(QPainter& painter) const {
    const seating::Chart& chart = document_.chart();
    if (!chart.sections.empty() || !chart.areas.empty() || tool_ == nullptr) return;
    const double dpr = devicePixelRatioF();
    QFont font = this->font();
    font.setPixelSize(static_cast<int>(std::lround(QFontInfo(font).pixelSize() * dpr)));
    painter.setFont(font);
    painter.setPen(colors().muted);
    painter.drawText(QRectF(base_.rect()).adjusted(24 * dpr, 0, -24 * dpr, 0),
                     Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Nothing is drawn yet. Choose rows, tables or a standing area at the left "
                        "and drag where they go.\nA picture to trace is chosen at the right, "
                        "under Properties."));
}

void DesignCanvas::drawBubble(QPainter& painter) const {
    if (bubble_.isEmpty()) return;
    const double dpr = devicePixelRatioF();
    QFont font = this->font();
    font.setPixelSize(static_cast<int>(std::lround(QFontInfo(font).pixelSize() * dpr)));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    QRectF box(QPointF(), metrics.size(0, bubble_) + QSizeF(12, 6) * dpr);
    box.moveTopLeft((bubble_at_ + QPointF(bubble_gap_px, bubble_gap_px)) * dpr);
    const QSizeF size = base_.size();
    box.moveRight(std::min(box.right(), size.width()));
    box.moveBottom(std::min(box.bottom(), size.height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 4 * dpr, 4 * dpr);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(box, Qt::AlignCenter, bubble_);
}

}  // namespace seatlock::ui::designer
