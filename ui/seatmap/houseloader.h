// Lays out an event's house for a page's map; a large one on a thread of its own, since that takes
// longer than the window may stand still, and only once somebody looks at the page. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "ui/seatmap/mapgeometry.h"

#include <memory>

#include <QObject>

class QWidget;

namespace seatlock::ui::seatmap {

class HouseLoader : public QObject {
    Q_OBJECT

public:
    /// Seats of a house that is laid out at once.
    static constexpr core::SeatNo at_once_max = 25'000;

    /// Owned by `page`, on which the map is.
    explicit HouseLoader(QWidget* page);
    /// Waits for what is being laid out.
    ~HouseLoader() override;

    /// Told by laidOut(): before this returns, or later; never of an event that another load()
    /// has taken the place of. Null: nothing is told. False: it will be later.
    bool load(board::EventBoardPtr event);

Q_SIGNALS:
    void laidOut(const std::shared_ptr<const seatlock::ui::seatmap::MapGeometry>& house);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin();

    QWidget* page_;
    board::EventBoardPtr event_;
    bool waiting_ = false;  ///< for the page to be shown
};

}  // namespace seatlock::ui::seatmap
