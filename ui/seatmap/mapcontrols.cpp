#include "ui/seatmap/mapcontrols.h"

#include "ui/seatmap/seatmapview.h"
#include "ui/style/icons.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace seatlock::ui::seatmap {

namespace {

constexpr int from_edge = 12;

QToolButton* button(style::Icon icon, const QString& name, const QString& keys, QWidget* parent) {
    auto* out = new QToolButton(parent);
    out->setIcon(style::Icons::icon(icon));
    out->setAutoRaise(true);
    out->setToolTip(QStringLiteral("%1 (%2)").arg(name, keys));
    out->setAccessibleName(name);
    return out;
}

}  // namespace

MapControls::MapControls(SeatMapView& view)
    : QWidget(&view),
      view_(view),
      zoom_in_(button(style::Icon::zoom_in, tr("Zoom in"), QStringLiteral("+"), this)),
      zoom_out_(button(style::Icon::zoom_out, tr("Zoom out"), QStringLiteral("−"), this)),
      fit_(button(style::Icon::fit, tr("Show the whole house"), QStringLiteral("0"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3, 3, 3, 3);
    column->setSpacing(1);
    column->addWidget(zoom_in_);
    column->addWidget(zoom_out_);
    column->addWidget(fit_);
    setCursor(Qt::ArrowCursor);
    connect(zoom_in_, &QToolButton::clicked, &view, &SeatMapView::zoomIn);
    connect(zoom_out_, &QToolButton::clicked, &view, &SeatMapView::zoomOut);
    connect(fit_, &QToolButton::clicked, &view, &SeatMapView::fit);
    connect(&view, &SeatMapView::viewChanged, this, &MapControls::refresh);
    connect(&view, &SeatMapView::houseChanged, this, &MapControls::refresh);
    view.installEventFilter(this);
    place();
    refresh();
}

void MapControls::refresh() {
    const Viewport& viewport = view_.viewport();
    setVisible(!view_.scene().empty());
    zoom_in_->setEnabled(viewport.scale() < viewport.scaleMax() * 0.999);
    zoom_out_->setEnabled(viewport.scale() > viewport.scaleMin() * 1.001);
    fit_->setEnabled(!viewport.fitted());
}

void MapControls::place() {
    adjustSize();
    move(view_.width() - width() - from_edge, from_edge);
}

void MapControls::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(view_.colors().outline);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

bool MapControls::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) place();
    return false;
}

}  // namespace seatlock::ui::seatmap
