// Asks the reader for the overview at a measured pace: one question at a time, seldom while nobody
// looks. The UI thread.
#pragma once

#include "engine/core/clock.h"
#include "ui/reader/reader.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace seatlock::ui::pages {

class OverviewFeed : public QObject {
    Q_OBJECT

public:
    static constexpr int seen_ms = 2'000;
    static constexpr int unseen_ms = 15'000;
    /// After an answer that took long, so many times as long: the rest is the database's own.
    static constexpr core::Micros rest = 20;
    static constexpr int rest_ms_max = 60'000;
    /// Looking for holds that lapse reads every seat: this seldom, or so seldom that it costs the
    /// database a fiftieth of its time.
    static constexpr core::Micros lapsing_every = 10'000'000;
    static constexpr int lapsing_rest = 50;

    /// `clock` must outlive it.
    OverviewFeed(const core::Clock& clock, QObject* parent);

    /// Null: none. It may go away by itself.
    void setReader(reader::Reader* reader);
    void setSeen(bool seen);
    /// Whose curve is wanted; asks at once.
    void setCurveEvent(core::EventId event);

Q_SIGNALS:
    void overviewRead(const seatlock::ui::reader::Overview& overview);
    /// Why what was told is not up to date; empty when it is again.
    void stale(const QString& why);
    /// The reader follows another database, or none: what was told is of no use.
    void begunAnew();

private:
    void ask();
    void follow();
    void answered();
    int pauseFor(core::Micros took) const;

    const core::Clock& clock_;
    QPointer<reader::Reader> reader_;
    QTimer timer_;
    core::EventId curve_event_;
    bool seen_ = false;
    bool asked_ = false;
    bool anew_ = true;    ///< nothing has been told yet
    bool again_ = false;  ///< ask once more when the answer is there
    bool lapsing_asked_ = false;
    core::Micros asked_at_ = 0;
    core::Micros lapsing_due_ = 0;
};

}  // namespace seatlock::ui::pages
