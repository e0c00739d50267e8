// The map of an event's seats: shows states as they change, can be moved and zoomed, and lets seats
// be chosen. Knows nothing of where the states come from. The UI thread.
#pragma once

#include "engine/board/board.h"
#include "engine/core/clock.h"
#include "ui/seatmap/flashes.h"
#include "ui/seatmap/mapscene.h"
#include "ui/seatmap/overlaypainter.h"
#include "ui/seatmap/seatmappainter.h"
#include "ui/seatmap/seatselection.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <QImage>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace seatlock::ui::seatmap {

class HoverCard;
class MapGestures;

class SeatMapView : public QWidget {
    Q_OBJECT

public:
    /// `clock`, which must outlive it, times what fades.
    explicit SeatMapView(QWidget* parent = nullptr,
                         const core::Clock& clock = core::SystemClock::instance());
    ~SeatMapView() override;

    /// What is shown from now on: all seats available, nothing chosen, the whole house in view.
    /// Null: no event.
    void setHouse(std::shared_ptr<const board::SeatPlan> plan,
                  std::shared_ptr<const board::EventInfo> info);
    /// The same with a house that was laid out elsewhere, on another thread perhaps, and with
    /// states of it as of setData(), where there are any.
    void setLaidOut(std::shared_ptr<const MapGeometry> house,
                    std::shared_ptr<const board::EventInfo> info,
                    std::shared_ptr<SeatMapData> states = nullptr);
    /// While a large house is laid out there is none, and this says so.
    void setLayingOut(bool on);
    /// Other states of the same house, to be shared with whoever else feeds them.
    void setData(std::shared_ptr<SeatMapData> states);
    /// The same house with other particulars (prices, names).
    void setInfo(std::shared_ptr<const board::EventInfo> info);
    /// Facts for the data that is shown, as SeatMapData::apply(). Seats that changed light up,
    /// unless `all` are told.
    void apply(std::span<const board::SeatFact> facts, bool all);
    /// `all`: seats that are not told were never refused.
    void applyHeat(std::span<const host::SeatHeat> heat, bool all = false);
    /// By what the time left of holds is told: the database's clock. The machine's own otherwise.
    void setNow(std::function<core::Micros()> now);

    const MapScene& scene() const { return scene_; }
    const Viewport& viewport() const { return viewport_; }
    const MapColors& colors() const { return painter_.colors(); }
    SeatSelection& selection() { return selection_; }
    const SeatSelection& selection() const { return selection_; }

    void setFilter(const SeatFilter& filter);
    /// Shows where refusals land, instead of states.
    void setHeat(bool shown);

    void pan(const QPointF& by_px);
    void zoom(double factor, const QPointF& at);
    void zoomIn();
    void zoomOut();
    /// The whole house.
    void fit();
    /// Centres a place of the plan.
    void lookAt(const QPointF& centre);
    /// Goes to a seat, near enough to read its number, and draws the eye to it.
    void showSeat(SeatNo seat);
    /// Zooms to a section.
    void showSection(std::int32_t section);

    /// Dragging with the left button draws a band instead of moving the map.
    void setBandMode(bool on);
    bool bandMode() const { return band_mode_; }
    /// A click adds a seat to the chosen ones or takes it off, and nothing takes off all at once.
    void setAdditive(bool on) { additive_ = on; }
    bool additive() const { return additive_; }
    /// The seat that the keyboard is on.
    std::optional<SeatNo> cursorSeat() const { return marks_.cursor; }
    void setCursorSeat(std::optional<SeatNo> seat);
    /// At a place of the widget; nothing where seats are not drawn.
    std::optional<SeatNo> seatAt(const QPointF& at) const;
    /// Seats that are lit up just now.
    std::size_t flashing() const { return flashes_.count(); }
    /// Whether anything is in motion, so that frames are drawn by a timer.
    bool animating() const { return frames_.isActive(); }

    /// Answers detailsWanted(); ignored when the mouse has gone elsewhere.
    void setDetails(SeatNo seat, const QString& holder, const QString& since);
    /// Labels of the chosen seats, one a line, to the clipboard.
    void copySelection() const;
    /// "Seat map of …: 1,000 seats, 823 available, …"
    QString describe() const;

Q_SIGNALS:
    void houseChanged();
    void countsChanged();
    void heatChanged();
    void filterChanged();
    void selectionChanged();
    void viewChanged();
    void bandModeChanged(bool on);
    /// The mouse rests on the seat: who holds it, and since when?
    void detailsWanted(seatlock::core::SeatNo seat);
    /// Double-clicked.
    void seatActivated(seatlock::core::SeatNo seat);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    friend class MapGestures;

    MapFrame frame();
    void redrawAll();
    /// `later`: a frame comes soon.
    void redrawSeats(std::span<const SeatNo> seats, bool later = false);
    void bringBaseUpToDate();
    void drawStaleSections(const MapFrame& frame);
    void paintEmpty(QPainter& painter);
    void updateAround(SeatNo seat, double reach_px);
    void moved();
    void flyTo(const QPointF& centre, double scale);
    void nextFrame();
    void nextSecond();
    void tickWhileNeeded();
    void setBand(const QRectF& band_px);
    void hover(const QPointF& at);
    void leave();
    void placeCard();
    std::uint32_t nowSeconds() const;

    const core::Clock& clock_;
    std::function<core::Micros()> now_;
    MapScene scene_;
    SeatSelection selection_;
    Viewport viewport_;
    bool keep_fitted_ = true;
    bool laying_out_ = false;
    bool band_mode_ = false;
    bool additive_ = false;
    bool focus_shown_ = false;  ///< it came by the keyboard

    SeatMapPainter painter_;
    OverlayPainter overlay_;
    QImage base_;  ///< all but the overlay, device pixels
    bool stale_ = true;
    std::vector<SeatNo> stale_seats_;
    std::vector<bool> stale_sections_;
    core::Micros sections_drawn_ = 0;

    Flashes flashes_;
    Marks marks_;
    QPointF mouse_;
    std::optional<std::int32_t> hovered_section_;
    HoverCard* card_;
    MapGestures* gestures_;
    QTimer frames_;
    QTimer seconds_;
    QTimer sections_due_;
    QTimer rest_;  ///< how long the mouse has rested
    QVariantAnimation flight_;
};

}  // namespace seatlock::ui::seatmap
