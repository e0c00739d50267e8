#include "ui/seatmap/seatmapview.h"

#include "ui/seatmap/hovercard.h"
#include "ui/seatmap/mapgestures.h"
#include "ui/seatmap/seattext.h"

#include <algorithm>
#include <cmath>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLocale>
#include <QPaintEvent>
#include <QStringList>
#include <QStyle>

namespace seatlock::ui::seatmap {

namespace {

constexpr int second_ms = 1000;
constexpr int rest_ms = 250;
constexpr double zoom_step = 1.5;
/// Of neighbours, when one seat is shown.
constexpr double show_pitch_px = 34;

}  // namespace

SeatMapView::SeatMapView(QWidget* parent, const core::Clock& clock)
    : QWidget(parent),
      clock_(clock),
      card_(new HoverCard(this)),
      gestures_(new MapGestures(*this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 180);
    setAccessibleName(tr("Seat map"));
    painter_.setLook(palette(), font());
    scene_.selection = &selection_;
    connect(&selection_, &SeatSelection::changed, this, [this](const std::vector<SeatNo>& seats) {
        redrawSeats(seats);
        Q_EMIT selectionChanged();
    });
    frames_.setTimerType(Qt::PreciseTimer);
    connect(&frames_, &QTimer::timeout, this, &SeatMapView::nextFrame);
    seconds_.setInterval(second_ms);
    connect(&seconds_, &QTimer::timeout, this, &SeatMapView::nextSecond);
    sections_due_.setSingleShot(true);
    connect(&sections_due_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    rest_.setInterval(rest_ms);
    rest_.setSingleShot(true);
    connect(&rest_, &QTimer::timeout, this, [this] {
        if (marks_.hovered) Q_EMIT detailsWanted(*marks_.hovered);
    });
    flight_.setEasingCurve(QEasingCurve::InOutCubic);
    setHouse(nullptr, nullptr);
}

SeatMapView::~SeatMapView() {
    // It looks at the scene, which is gone before the last events of a widget come.
    delete gestures_;
}

void SeatMapView::setHouse(std::shared_ptr<const board::SeatPlan> plan,
                           std::shared_ptr<const board::EventInfo> info) {
    setLaidOut(plan ? std::make_shared<const MapGeometry>(std::move(plan)) : nullptr,
               std::move(info));
}

void SeatMapView::setLaidOut(std::shared_ptr<const MapGeometry> house,
                             std::shared_ptr<const board::EventInfo> info,
                             std::shared_ptr<SeatMapData> states) {
    flight_.stop();
    leave();
    marks_ = {};
    selection_.reset(house ? house->size() : 0);
    flashes_.reset(house ? house->size() : 0);
    scene_.filter = {};
    scene_.info = std::move(info);
    if (!house) {
        states = nullptr;
    } else if (!states || states->size() != house->size()) {
        states = std::make_shared<SeatMapData>(house->plan());
    }
    scene_.data = std::move(states);
    scene_.geometry = std::move(house);
    scene_.now_s = nowSeconds();
    stale_sections_.assign(scene_.geometry ? scene_.geometry->sections().size() : 0, false);
    if (scene_.geometry) viewport_.setHouse(scene_.geometry->bounds(), scene_.geometry->pitch());
    keep_fitted_ = true;
    redrawAll();
    tickWhileNeeded();
    Q_EMIT houseChanged();
    Q_EMIT filterChanged();
    Q_EMIT countsChanged();
    Q_EMIT heatChanged();
    Q_EMIT viewChanged();
}

void SeatMapView::setLayingOut(bool on) {
    laying_out_ = on;
    update();
}

void SeatMapView::setData(std::shared_ptr<SeatMapData> states) {
    if (!scene_.geometry || !states || states->size() != scene_.geometry->size()) return;
    scene_.data = std::move(states);
    flashes_.reset(scene_.geometry->size());
    redrawAll();
    tickWhileNeeded();
    card_->refresh(scene_);
    Q_EMIT countsChanged();
    Q_EMIT heatChanged();
}

void SeatMapView::setInfo(std::shared_ptr<const board::EventInfo> info) {
    scene_.info = std::move(info);
    redrawAll();
    Q_EMIT countsChanged();
}

void SeatMapView::apply(std::span<const board::SeatFact> facts, bool all) {
    if (scene_.empty() || (facts.empty() && !all)) return;
    scene_.now_s = nowSeconds();
    const std::vector<SeatNo> changed = scene_.data->apply(facts);
    if (all) {
        redrawAll();
    } else {
        // What moves is drawn with the next frame, not for itself.
        redrawSeats(scene_.data->touched(), frames_.isActive());
        if (isVisible() && !changed.empty()) {
            flashes_.light(changed, clock_.steady());
            if (!frames_.isActive()) {
                nextFrame();
                frames_.start();
            }
        }
    }
    tickWhileNeeded();
    card_->refresh(scene_);
    if (!changed.empty() || all) Q_EMIT countsChanged();
}

void SeatMapView::applyHeat(std::span<const host::SeatHeat> heat, bool all) {
    if (scene_.empty() || (heat.empty() && !all)) return;
    const std::uint32_t most = scene_.data->heatMax();
    const std::vector<SeatNo> changed = scene_.data->applyHeat(heat, all);
    if (changed.empty() && !all) return;
    if (scene_.heat) {
        if (all || scene_.data->heatMax() != most) {
            redrawAll();
        } else {
            redrawSeats(changed);
        }
    }
    Q_EMIT heatChanged();
}

void SeatMapView::setNow(std::function<core::Micros()> now) {
    now_ = std::move(now);
    nextSecond();
}

std::uint32_t SeatMapView::nowSeconds() const {
    const core::Micros now = now_ ? now_() : clock_.wall();
    return static_cast<std::uint32_t>(now / 1'000'000);
}

void SeatMapView::setFilter(const SeatFilter& filter) {
    if (filter == scene_.filter) return;
    scene_.filter = filter;
    redrawAll();
    Q_EMIT filterChanged();
}

void SeatMapView::setHeat(bool shown) {
    if (shown == scene_.heat) return;
    scene_.heat = shown;
    redrawAll();
    Q_EMIT heatChanged();
}

void SeatMapView::setCursorSeat(std::optional<SeatNo> seat) {
    if (marks_.cursor == seat) return;
    marks_.cursor = seat;
    // On the way to a seat the picture moves there anyway.
    if (seat && flight_.state() != QAbstractAnimation::Running) {
        const QPointF at = viewport_.toScreen(scene_.geometry->at(*seat));
        const double edge = 2 * viewport_.pitchPx();
        if (!QRectF(rect()).adjusted(edge, edge, -edge, -edge).contains(at)) {
            lookAt(scene_.geometry->at(*seat));
        }
    }
    setAccessibleDescription(describe());
    update();
}

std::optional<SeatNo> SeatMapView::seatAt(const QPointF& at) const {
    if (scene_.empty() || detailFor(viewport_.pitchPx()) == Detail::blocks) return std::nullopt;
    return scene_.geometry->seatAt(viewport_.toPlan(at));
}

void SeatMapView::setBandMode(bool on) {
    if (on == band_mode_) return;
    band_mode_ = on;
    if (on) {
        setCursor(Qt::CrossCursor);
    } else {
        unsetCursor();
    }
    Q_EMIT bandModeChanged(on);
}

void SeatMapView::setDetails(SeatNo seat, const QString& holder, const QString& since) {
    card_->setDetails(seat, holder, since);
    placeCard();
}

void SeatMapView::copySelection() const {
    if (scene_.empty() || selection_.empty()) return;
    QStringList labels;
    for (const SeatNo seat : selection_.seats()) {
        const std::string_view label = scene_.geometry->plan().label(seat);
        labels << QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
    }
    QGuiApplication::clipboard()->setText(labels.join(QLatin1Char('\n')));
}

QString SeatMapView::describe() const {
    if (!scene_.geometry) return tr("No event is shown.");
    if (scene_.empty()) return tr("This event has no seats.");
    const StateCounts& counts = scene_.data->counts();
    const QLocale locale;
    QStringList parts{tr("%1 seats").arg(locale.toString(counts.all()))};
    for (const auto state : {board::SeatState::available, board::SeatState::held,
                             board::SeatState::sold, board::SeatState::blocked}) {
        parts << tr("%1 %2").arg(locale.toString(counts.of(state)), stateName(state).toLower());
    }
    if (!selection_.empty()) {
        parts
            << tr("%1 selected").arg(locale.toString(static_cast<qulonglong>(selection_.count())));
    }
    QString text = parts.join(QStringLiteral(", ")) + QLatin1Char('.');
    if (scene_.info) text.prepend(QString::fromStdString(scene_.info->name) + QStringLiteral(": "));
    if (marks_.cursor) {
        const std::string_view label = scene_.geometry->plan().label(*marks_.cursor);
        text += QLatin1Char(' ') +
                tr("On seat %1, %2.")
                    .arg(QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size())),
                         stateName(scene_.data->state(*marks_.cursor)).toLower());
    }
    return text;
}

// What moves the view.

void SeatMapView::moved() {
    keep_fitted_ = false;
    redrawAll();
    Q_EMIT viewChanged();
}

void SeatMapView::pan(const QPointF& by_px) {
    flight_.stop();
    viewport_.pan(by_px);
    moved();
}

void SeatMapView::zoom(double factor, const QPointF& at) {
    flight_.stop();
    viewport_.zoom(factor, at);
    moved();
}

void SeatMapView::zoomIn() {
    zoom(zoom_step, QRectF(rect()).center());
}

void SeatMapView::zoomOut() {
    zoom(1 / zoom_step, QRectF(rect()).center());
}

void SeatMapView::fit() {
    flight_.stop();
    viewport_.fit(viewport_.house());
    moved();
    keep_fitted_ = true;
}

void SeatMapView::lookAt(const QPointF& centre) {
    flight_.stop();
    viewport_.lookAt(centre, viewport_.scale());
    moved();
}

void SeatMapView::showSeat(SeatNo seat) {
    if (scene_.empty() || seat < 0 || seat >= scene_.geometry->size()) return;
    marks_.pulse = Pulse{seat, clock_.steady()};
    frames_.start();
    const double near = show_pitch_px / scene_.geometry->pitch();
    flyTo(scene_.geometry->at(seat), std::max(near, viewport_.scale()));
}

void SeatMapView::showSection(std::int32_t section) {
    const SectionShape& shape = scene_.geometry->sections()[static_cast<std::size_t>(section)];
    const double near = 1.2 * seats_from_px / scene_.geometry->pitch();
    flyTo(shape.bounds.center(), std::max(near, viewport_.fitScale(shape.bounds)));
}

void SeatMapView::flyTo(const QPointF& centre, double scale) {
    flight_.stop();
    // 0 where the desktop wants nothing to move.
    const int duration = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (duration <= 0 || !isVisible()) {
        viewport_.lookAt(centre, scale);
        moved();
        return;
    }
    const QPointF from = viewport_.centre();
    const double from_scale = viewport_.scale();
    flight_.disconnect();
    connect(&flight_, &QVariantAnimation::valueChanged, this, [=, this](const QVariant& value) {
        const double part = value.toDouble();
        viewport_.lookAt(from + (centre - from) * part,
                         from_scale * std::pow(scale / from_scale, part));
        moved();
    });
    flight_.setStartValue(0.0);
    flight_.setEndValue(1.0);
    flight_.setDuration(2 * duration);
    flight_.start();
}

}  // namespace seatlock::ui::seatmap
