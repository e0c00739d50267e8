#include "ui/seatmap/minimap.h"

#include "ui/seatmap/seatmapview.h"
#include "ui/style/contrast.h"

#include <algorithm>

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

namespace seatlock::ui::seatmap {

namespace {

// Logical pixels.
constexpr double side_max = 170;
constexpr double blank = 8;
constexpr int from_edge = 12;
constexpr int redraw_ms = 1000;
/// A map with less room than this has none for a second one.
constexpr int view_side_min = 420;

}  // namespace

MiniMap::MiniMap(SeatMapView& view) : QWidget(&view), view_(view) {
    setAccessibleName(tr("Overview of the house"));
    setAccessibleDescription(tr("Click or drag to move the map."));
    setCursor(Qt::PointingHandCursor);
    due_.setSingleShot(true);
    due_.setInterval(redraw_ms);
    connect(&due_, &QTimer::timeout, this, &MiniMap::redraw);
    connect(&view, &SeatMapView::houseChanged, this, &MiniMap::redraw);
    connect(&view, &SeatMapView::houseChanged, this, &MiniMap::place);
    connect(&view, &SeatMapView::viewChanged, this, &MiniMap::place);
    connect(&view, &SeatMapView::countsChanged, this, [this] {
        if (!due_.isActive()) due_.start();
    });
    view.installEventFilter(this);
    place();
}

double MiniMap::scale() const {
    const QRectF& house = view_.viewport().house();
    return (side_max - 2 * blank) / std::max({house.width(), house.height(), 1.0});
}

QPointF MiniMap::toPlan(const QPointF& at) const {
    return (at - QPointF(blank, blank)) / scale() + view_.viewport().house().topLeft();
}

QRectF MiniMap::frame() const {
    const QRectF visible = view_.viewport().visible();
    const QPointF corner =
        (visible.topLeft() - view_.viewport().house().topLeft()) * scale() + QPointF(blank, blank);
    return QRectF(corner, visible.size() * scale())
        .intersected(QRectF(rect()).adjusted(1, 1, -1, -1));
}

void MiniMap::place() {
    const bool useful = !view_.scene().empty() &&
                        !view_.viewport().visible().contains(view_.viewport().house()) &&
                        std::min(view_.width(), view_.height()) >= view_side_min;
    setVisible(useful);
    if (!useful) return;
    const QSizeF size = view_.viewport().house().size() * scale() + QSizeF(2 * blank, 2 * blank);
    resize(size.toSize());
    move(view_.width() - width() - from_edge, view_.height() - height() - from_edge);
    update();
}

void MiniMap::redraw() {
    picture_ = {};
    update();
}

void MiniMap::paintEvent(QPaintEvent*) {
    if (view_.scene().empty()) return;
    const MapColors& colors = view_.colors();
    const double dpr = devicePixelRatioF();
    if (picture_.size() != (QSizeF(size()) * dpr).toSize()) {
        picture_ = QImage((QSizeF(size()) * dpr).toSize(), QImage::Format_ARGB32_Premultiplied);
        picture_.setDevicePixelRatio(dpr);
        picture_.fill(Qt::transparent);
        QPainter painter(&picture_);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colors.outline);
        painter.setBrush(colors.background);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter.setPen(Qt::NoPen);
        painter.translate(blank, blank);
        painter.scale(scale(), scale());
        painter.translate(-view_.viewport().house().topLeft());
        painter.fillRect(view_.scene().geometry->stage(), colors.stage);
        const auto& sections = view_.scene().geometry->sections();
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const double taken = view_.scene().data->section(static_cast<std::int32_t>(i)).taken();
            painter.setBrush(style::mixed(
                colors.background, style::mixed(colors.available, colors.sold, taken), 0.55));
            painter.drawPath(sections[i].outline);
        }
    }
    QPainter painter(this);
    painter.drawImage(0, 0, picture_);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = colors.background;
    fill.setAlphaF(0.35F);
    painter.setPen(QPen(colors.text, 1.5));
    painter.setBrush(fill);
    painter.drawRect(frame());
}

void MiniMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) view_.lookAt(toPlan(event->position()));
}

void MiniMap::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) != 0) view_.lookAt(toPlan(event->position()));
}

void MiniMap::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redraw();
}

bool MiniMap::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Resize) place();
    return false;
}

}  // namespace seatlock::ui::seatmap
