// Loads an event's history through the reader, and makes it ready on a thread of the pool. The UI
// thread; never blocks.
#pragma once

#include "engine/board/eventboard.h"
#include "ui/reader/reader.h"
#include "ui/replay/history.h"

#include <QObject>
#include <QPointer>

namespace seatlock::ui::replay {

class HistoryLoader : public QObject {
    Q_OBJECT

public:
    explicit HistoryLoader(QObject* parent = nullptr);

    void setReader(reader::Reader* reader);
    /// Leaves what is being loaded.
    void load(const board::EventBoardPtr& event);
    void cancel();
    bool loading() const { return event_ != nullptr; }

Q_SIGNALS:
    /// `part`: 0 to 1, of what is there as far as that can be known.
    void progressed(qint64 changes, double part);
    void loaded(const seatlock::ui::replay::HistoryPtr& history);
    void failed(const QString& why);

private:
    void take(const reader::HistoryChunk& chunk);
    void finish(bool whole);

    QPointer<reader::Reader> reader_;
    board::EventBoardPtr event_;  ///< null: nothing is loaded
    std::uint64_t reading_ = 0;
    std::uint64_t loads_ = 0;
    std::int64_t expected_ = 0;  ///< changes
    std::vector<board::SeatFact> now_;
    std::vector<reader::SeatChange> changes_;
};

}  // namespace seatlock::ui::replay

Q_DECLARE_METATYPE(seatlock::ui::replay::HistoryPtr)
