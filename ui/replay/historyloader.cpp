#include "ui/replay/historyloader.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QThreadPool>

namespace seatlock::ui::replay {

HistoryLoader::HistoryLoader(QObject* parent) : QObject(parent) {
    qRegisterMetaType<HistoryPtr>();
}

void HistoryLoader::setReader(reader::Reader* reader) {
    if (reader == reader_) return;
    cancel();
    if (reader_) disconnect(reader_, nullptr, this, nullptr);
    reader_ = reader;
    if (!reader_) return;
    connect(reader_, &reader::Reader::historyRead, this, &HistoryLoader::take);
    connect(reader_, &reader::Reader::failed, this,
            [this](reader::Topic topic, const QString& why) {
                if (topic != reader::Topic::history || reading_ == 0) return;
                cancel();
                Q_EMIT failed(why);
            });
    connect(reader_, &reader::Reader::stateChanged, this, [this] {
        if (reader_->state() != reader::Reader::State::closed || reading_ == 0) return;
        cancel();
        Q_EMIT failed(tr("The engine has stopped."));
    });
}

void HistoryLoader::load(const board::EventBoardPtr& event) {
    cancel();
    if (!reader_ || !event) {
        Q_EMIT failed(tr("No engine is running."));
        return;
    }
    event_ = event;
    // Facts before changes: a seat that is changed in between is in both, and its change counts.
    // Each version is one change, so their sum is how many there are.
    const auto& board = event->board();
    const core::SeatNo seats = event->plan().size();
    now_.reserve(static_cast<std::size_t>(seats));
    expected_ = 0;
    for (core::SeatNo seat = 0; seat < seats; ++seat) {
        now_.push_back(board.fact(seat));
        expected_ += now_.back().version;
    }
    expected_ = std::min(expected_, History::changes_max);
    changes_.reserve(static_cast<std::size_t>(expected_));
    Q_EMIT progressed(0, 0);
    reading_ = reader_->readHistory({event->id(), History::changes_max});
}

void HistoryLoader::cancel() {
    if (reading_ != 0 && reader_) reader_->cancelHistory();
    ++loads_;  // what a thread of the pool still makes is not wanted
    reading_ = 0;
    event_.reset();
    now_ = {};
    changes_ = {};
}

void HistoryLoader::take(const reader::HistoryChunk& chunk) {
    if (reading_ == 0 || chunk.reading != reading_) return;
    changes_.insert(changes_.end(), chunk.changes.begin(), chunk.changes.end());
    const auto read = static_cast<std::int64_t>(changes_.size());
    const double part =
        chunk.last ? 1
                   : static_cast<double>(read) / static_cast<double>(std::max(read + 1, expected_));
    Q_EMIT progressed(read, part);
    if (chunk.last && reading_ != 0) finish(chunk.whole);
}

void HistoryLoader::finish(bool whole) {
    reading_ = 0;
    QThreadPool::globalInstance()->start([self = QPointer<HistoryLoader>(this), load = loads_,
                                          changes = std::move(changes_), now = std::move(now_),
                                          whole]() mutable {
        auto history = std::make_shared<const History>(std::move(changes), now, whole);
        // The loader may be gone: the application passes the message on, or drops it.
        QMetaObject::invokeMethod(qApp, [self, load, history = std::move(history)] {
            if (!self || self->loads_ != load) return;
            self->event_.reset();
            Q_EMIT self->loaded(history);
        });
    });
    changes_ = {};
    now_ = {};
}

}  // namespace seatlock::ui::replay
