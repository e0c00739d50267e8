// Lists and reports from the database, asked for on the UI thread and read on another: nothing
// here blocks. A question of a topic replaces one of the same topic that was not begun yet, and
// each that was begun is answered, or has failed() within the limits. The UI thread.
#pragma once

#include "engine/config/connectioncut.h"
#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "ui/reader/answers.h"
#include "ui/reader/requestbox.h"

#include <string>

#include <QObject>
#include <QString>
#include <QThread>
#include <QTimer>

namespace seatlock::ui::reader {

class ReaderWorker;

class Reader : public QObject {
    Q_OBJECT

public:
    enum class State { closed, connecting, connected, away };
    Q_ENUM(State)

    explicit Reader(QObject* parent = nullptr,
                    const core::Clock& clock = core::SystemClock::instance(),
                    core::Random& random = core::SecureRandom::instance());
    /// Breaks off what runs and waits for its thread, for one login at most.
    ~Reader() override;

    /// `database_url`: as EngineHost::databaseUrl(). Connects, and again whenever the connection is
    /// lost.
    void open(const std::string& database_url, const config::Limits& limits);
    /// What was asked is dropped.
    void close();

    State state() const { return state_; }
    /// Why the database is away; empty in every other state.
    const QString& error() const { return error_; }

    void askOverview(const OverviewQuestion& question);
    void askSeat(core::EventId event, core::SeatNo seat);
    /// Begins to read an event's history, which comes in chunks, and leaves a reading that runs.
    /// Returns the number that they bear.
    std::uint64_t readHistory(const HistoryQuestion& question);
    void cancelHistory();

Q_SIGNALS:
    void stateChanged();
    void overviewRead(const seatlock::ui::reader::Overview& overview);
    void seatRead(const seatlock::ui::reader::SeatDetails& details);
    void historyRead(const seatlock::ui::reader::HistoryChunk& chunk);
    /// `why`: a sentence for a person. A reading of history that failed is over.
    void failed(seatlock::ui::reader::Topic topic, const QString& why);

private:
    /// What the worker says is of the database that is open now.
    bool listening() const { return state_ != State::closed && closing_ == 0; }
    void put(const RequestBox::Request& request);
    void setState(State state, const QString& error = {});
    void takeChunk(const HistoryChunk& chunk);
    void takeFailure(Topic topic, const QString& why);

    const core::Clock& clock_;
    RequestBox box_;
    config::ConnectionCut cut_;
    QThread thread_;
    ReaderWorker* worker_;  ///< lives on thread_, deleted when that ends
    QTimer overdue_;
    State state_ = State::closed;
    QString error_;
    int closing_ = 0;  ///< closes that the worker has not reached yet
    std::uint64_t readings_ = 0;
    HistoryRequest history_;  ///< reading 0: none runs
};

}  // namespace seatlock::ui::reader
