// SeatMapView: what it draws, and when.
#include "ui/seatmap/hovercard.h"
#include "ui/seatmap/seatmapview.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QFocusEvent>
#include <QPaintEvent>
#include <QPainter>

namespace seatlock::ui::seatmap {

namespace {

/// When more seats than this changed, all of the picture is shown anew.
constexpr std::size_t single_updates_max = 48;
constexpr int card_gap_px = 16;
constexpr core::Micros sections_every_us = 200'000;
// With many seats in motion fewer frames do.
constexpr int frame_ms = 33;
constexpr int crowded_frame_ms = 50;
/// In a rush the processor is the sale's.
constexpr int rush_frame_ms = 100;
constexpr std::size_t crowd = 400;

}  // namespace

MapFrame SeatMapView::frame() {
    return {base_, scene_, viewport_, devicePixelRatioF()};
}

void SeatMapView::redrawAll() {
    stale_ = true;
    stale_seats_.clear();
    update();
}

void SeatMapView::redrawSeats(std::span<const SeatNo> seats, bool later) {
    if (scene_.empty() || seats.empty()) return;
    const bool blocks = detailFor(viewport_.pitchPx()) == Detail::blocks;
    for (const SeatNo seat : seats) {
        if (blocks || scene_.geometry->general(seat)) {
            stale_sections_[static_cast<std::size_t>(scene_.geometry->section(seat))] = true;
        }
    }
    if (stale_) return;
    if (!blocks) stale_seats_.insert(stale_seats_.end(), seats.begin(), seats.end());
    // Nobody looks: at the next look everything is drawn anew.
    if (stale_seats_.size() > static_cast<std::size_t>(scene_.geometry->size())) {
        return redrawAll();
    }
    if (later) return;
    if (blocks || seats.size() > single_updates_max) return update();
    for (const SeatNo seat : seats) {
        if (scene_.geometry->general(seat)) return update();
        updateAround(seat, viewport_.pitchPx());
    }
}

void SeatMapView::updateAround(SeatNo seat, double reach_px) {
    const QPointF at = viewport_.toScreen(scene_.geometry->at(seat));
    const QRectF area(at - QPointF(reach_px, reach_px), QSizeF(2 * reach_px, 2 * reach_px));
    update(area.toAlignedRect().adjusted(-1, -1, 1, 1));
}

void SeatMapView::bringBaseUpToDate() {
    const QSize wanted = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (base_.size() != wanted) {
        base_ = QImage(wanted, QImage::Format_RGB32);
        stale_ = true;
    }
    const MapFrame frame = this->frame();
    if (stale_) {
        painter_.draw(frame);
    } else {
        drawStaleSections(frame);
        painter_.drawSeats(frame, stale_seats_);
    }
    if (stale_) {
        std::fill(stale_sections_.begin(), stale_sections_.end(), false);
        sections_drawn_ = clock_.steady();
    }
    stale_ = false;
    stale_seats_.clear();
}

void SeatMapView::drawStaleSections(const MapFrame& frame) {
    std::vector<std::int32_t> sections;
    for (std::size_t i = 0; i < stale_sections_.size(); ++i) {
        if (stale_sections_[i]) sections.push_back(static_cast<std::int32_t>(i));
    }
    if (sections.empty()) return;
    // Nobody reads figures that change twenty times a second.
    const core::Micros now = clock_.steady();
    const core::Micros wait = sections_drawn_ + sections_every_us - now;
    if (wait > 0 && wait <= sections_every_us) {
        if (!sections_due_.isActive()) sections_due_.start(static_cast<int>(wait / 1000) + 1);
        return;
    }
    painter_.drawSections(frame, sections);
    std::fill(stale_sections_.begin(), stale_sections_.end(), false);
    sections_drawn_ = now;
}

void SeatMapView::paintEvent(QPaintEvent* event) {
    bringBaseUpToDate();
    QPainter painter(this);
    const double dpr = devicePixelRatioF();
    painter.scale(1 / dpr, 1 / dpr);
    constexpr int rects_max = 64;
    if (event->region().rectCount() > rects_max) {
        painter.drawImage(0, 0, base_);
    } else {
        for (const QRect& rect : event->region()) {
            const QRect device =
                QRectF(QPointF(rect.topLeft()) * dpr, QSizeF(rect.size()) * dpr).toAlignedRect();
            painter.drawImage(device.topLeft(), base_, device);
        }
    }
    if (scene_.empty()) {
        painter.resetTransform();
        return paintEmpty(painter);
    }
    const core::Micros now = clock_.steady();
    const MapFrame frame = this->frame();
    overlay_.drawFlashes(painter, frame, painter_.colors(), flashes_, now);
    overlay_.drawMarks(painter, frame, painter_.colors(), marks_, now);
    painter.resetTransform();
    if (focus_shown_) {
        painter.setPen(QPen(painter_.colors().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void SeatMapView::paintEmpty(QPainter& painter) {
    const bool no_event = scene_.geometry == nullptr;
    const QString title = laying_out_ ? tr("Laying out the house…")
                          : no_event  ? tr("No event to show")
                                      : tr("This event has no seats");
    const QString hint = laying_out_ ? tr("A large one takes a moment.")
                         : no_event
                             ? tr("Choose an event above; its seats appear here as they sell.")
                             : tr("Its chart has no section with seats in it.");
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.6);
    big.setWeight(QFont::DemiBold);
    const QRectF area = QRectF(rect()).adjusted(24, 24, -24, -24);
    const double line = QFontMetricsF(big).height();
    painter.setFont(big);
    painter.setPen(painter_.colors().text);
    painter.drawText(area.adjusted(0, 0, 0, -line), Qt::AlignCenter, title);
    painter.setFont(font());
    painter.setPen(painter_.colors().muted);
    painter.drawText(area.adjusted(0, line, 0, 0), Qt::AlignCenter | Qt::TextWordWrap, hint);
}

void SeatMapView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    viewport_.setSize(QSizeF(size()));
    if (keep_fitted_) viewport_.fit(viewport_.house());
    redrawAll();
    Q_EMIT viewChanged();
}

void SeatMapView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange) {
        painter_.setLook(palette(), font());
        overlay_.clear();
        redrawAll();
    }
}

void SeatMapView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    nextSecond();
}

void SeatMapView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const auto reason = event->reason();
    focus_shown_ = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                   reason == Qt::ShortcutFocusReason;
    update();
}

void SeatMapView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    focus_shown_ = false;
    update();
}

// What moves by itself.

void SeatMapView::nextFrame() {
    const core::Micros now = clock_.steady();
    if (marks_.pulse && now - marks_.pulse->since >= Pulse::life_us) {
        updateAround(marks_.pulse->seat, OverlayPainter::pulseReach(viewport_));
        marks_.pulse.reset();
    }
    const std::vector<SeatNo> over = flashes_.expire(now);
    if (over.size() + flashes_.count() > single_updates_max) {
        update();
    } else {
        const double reach = OverlayPainter::flashReach(viewport_);
        for (const SeatNo seat : over) updateAround(seat, reach);
        flashes_.forEach(now, [&](SeatNo seat, double) { updateAround(seat, reach); });
    }
    if (marks_.pulse) {
        updateAround(marks_.pulse->seat, OverlayPainter::pulseReach(viewport_));
    }
    frames_.setInterval(flashes_.full()            ? rush_frame_ms
                        : flashes_.count() > crowd ? crowded_frame_ms
                                                   : frame_ms);
    if (flashes_.empty() && !marks_.pulse) frames_.stop();
}

void SeatMapView::nextSecond() {
    const std::uint32_t before = scene_.now_s;
    scene_.now_s = nowSeconds();
    if (!scene_.empty() && isVisible()) {
        const bool digits = viewport_.pitchPx() >= times_from_px;
        const std::int64_t whole = scene_.holdSeconds();
        std::vector<SeatNo> aged;
        for (SeatNo seat = 0; seat < scene_.data->size(); ++seat) {
            if (scene_.data->state(seat) != board::SeatState::held) continue;
            const std::int64_t expires = scene_.data->expires(seat);
            if (digits ||
                timeSteps(expires - before, whole) != timeSteps(expires - scene_.now_s, whole)) {
                aged.push_back(seat);
            }
        }
        if (detailFor(viewport_.pitchPx()) != Detail::blocks) redrawSeats(aged);
        card_->refresh(scene_);
    }
    setAccessibleDescription(describe());
    tickWhileNeeded();
}

void SeatMapView::tickWhileNeeded() {
    const bool needed = !scene_.empty();
    if (needed != seconds_.isActive()) needed ? seconds_.start() : seconds_.stop();
}

// What is under the mouse.

void SeatMapView::setBand(const QRectF& band_px) {
    marks_.band = band_px;
    update();
}

void SeatMapView::hover(const QPointF& at) {
    mouse_ = at;
    const auto seat = seatAt(at);
    if (seat != marks_.hovered) {
        const double reach = viewport_.pitchPx() + 2;
        if (marks_.hovered) updateAround(*marks_.hovered, reach);
        if (seat) updateAround(*seat, reach);
        marks_.hovered = seat;
        rest_.stop();
    }
    if (seat) {
        if (!rest_.isActive() && card_->seat() != seat) rest_.start();
        if (card_->seat() != seat) card_->showSeat(scene_, *seat);
        return placeCard();
    }
    const auto section = scene_.geometry->sectionAt(viewport_.toPlan(at));
    const bool tells =
        section &&
        (detailFor(viewport_.pitchPx()) == Detail::blocks ||
         scene_.geometry->sections()[static_cast<std::size_t>(*section)].general_admission);
    if (!tells) return card_->dismiss();
    card_->showSection(scene_, *section);
    placeCard();
}

void SeatMapView::leave() {
    rest_.stop();
    card_->dismiss();
    if (marks_.hovered) update();
    marks_.hovered.reset();
}

void SeatMapView::placeCard() {
    if (card_->isHidden()) return;
    card_->adjustSize();
    QPoint at = mouse_.toPoint() + QPoint(card_gap_px, card_gap_px);
    if (at.x() + card_->width() > width())
        at.rx() = mouse_.toPoint().x() - card_gap_px - card_->width();
    if (at.y() + card_->height() > height())
        at.ry() = mouse_.toPoint().y() - card_gap_px - card_->height();
    card_->move(std::max(at.x(), 0), std::max(at.y(), 0));
}

}  // namespace seatlock::ui::seatmap
