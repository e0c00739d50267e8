// The on-sale monitor: an event's seat map with its legend, filters, search and selection. Is told
// everything; asks nothing itself. The UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/monitor/snapshot.h"
#include "ui/host/watched.h"
#include "ui/seatmap/seatmapdata.h"

#include <functional>
#include <memory>
#include <vector>

#include <QComboBox>
#include <QScrollArea>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

namespace seatlock::ui::seatmap {
class HouseLoader;
class MapGeometry;
class SeatFinder;
class SeatMapView;
}  // namespace seatlock::ui::seatmap
namespace seatlock::ui::style {
class Card;
}

namespace seatlock::ui::pages {

class SalePage : public QWidget {
    Q_OBJECT

public:
    explicit SalePage(QWidget* parent = nullptr);
    ~SalePage() override;

    /// The events to choose from; the choice stays.
    void setEvents(const std::vector<monitor::EventFigures>& events);
    /// Drafts that may be chosen besides them; what they are called is all that is read. Those that
    /// are among the events by now are passed over.
    void setDrafts(const std::vector<monitor::EventFigures>& drafts);
    /// Null: none.
    void showEvent(board::EventBoardPtr event);
    const board::EventBoardPtr& event() const { return event_; }
    /// Seats and heat of the event that is shown; those of another are passed over.
    void apply(const host::Watched& seen);
    /// The database's clock, for the time left of holds.
    void setClock(std::function<core::Micros()> database_now);
    /// False: what apply() is told is remembered, not shown; the view shows a copy that whoever
    /// replays may change by view()->apply(). True: the view is live again.
    void setLive(bool live);
    bool live() const { return live_; }

    seatmap::SeatMapView* view() { return view_; }
    /// Below the map; takes ownership.
    void addBottomBar(QWidget* bar);

Q_SIGNALS:
    /// By the person; EventId{} never.
    void eventChosen(seatlock::core::EventId event);
    /// By the person: one of the drafts, which is no event of this page yet.
    void draftChosen(const QString& slug);
    /// The event shown has other seats now.
    void planReplaced(const seatlock::board::EventBoardPtr& board);

protected:
    using QWidget::showEvent;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildSide();
    void fitSide();
    void setControlsEnabled();
    void showChosen(core::EventId event);
    void choose(int index);
    void listEvents();
    void layOut();
    void install(const std::shared_ptr<const seatmap::MapGeometry>& house);

    board::EventBoardPtr event_;
    std::shared_ptr<const board::EventInfo> info_;
    std::shared_ptr<seatmap::SeatMapData> live_data_;
    std::function<core::Micros()> clock_;
    bool live_ = true;
    core::EventId chosen_;
    QStringList names_;
    QStringList slugs_;               ///< as names_
    std::vector<core::EventId> ids_;  ///< as names_
    QStringList draft_names_;
    QStringList draft_slugs_;
    QComboBox* events_;
    seatmap::SeatMapView* view_;
    seatmap::HouseLoader* loader_;
    seatmap::SeatFinder* finder_;
    QToolButton* band_;
    QToolButton* heat_;
    QVBoxLayout* bottom_;
    style::Card* heat_card_ = nullptr;
    style::Card* categories_card_ = nullptr;
    QScrollArea* side_ = nullptr;
};

}  // namespace seatlock::ui::pages
