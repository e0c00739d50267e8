// Lays out an event's house for a map; a large one on a thread of its own, since that takes longer
// than the window may stand still. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "ui/seatmap/mapgeometry.h"

#include <memory>

#include <QObject>

namespace seatlock::ui::seatmap {

class HouseLoader : public QObject {
    Q_OBJECT

public:
    /// Seats of a house that is laid out at once.
    static constexpr core::SeatNo at_once_max = 25'000;

    explicit HouseLoader(QObject* parent = nullptr) : QObject(parent) {}
    /// Waits for what is being laid out.
    ~HouseLoader() override;

    /// Told by laidOut(): before this returns, or later; never of an event that another load()
    /// has taken the place of. Null: nothing is told. False: it will be later.
    bool load(board::EventBoardPtr event);

Q_SIGNALS:
    void laidOut(const std::shared_ptr<const seatlock::ui::seatmap::MapGeometry>& house);

private:
    board::EventBoardPtr event_;
};

}  // namespace seatlock::ui::seatmap
