#include "ui/reader/reader.h"

#include "ui/reader/readerworker.h"

namespace seatlock::ui::reader {

namespace {
constexpr int overdue_check_ms = 500;
}

Reader::Reader(QObject* parent, const core::Clock& clock, core::Random& random)
    : QObject(parent),
      clock_(clock),
      worker_(new ReaderWorker(box_, cut_, clock, random)),
      overdue_(this) {
    qRegisterMetaType<Overview>();
    qRegisterMetaType<SeatDetails>();
    qRegisterMetaType<HistoryChunk>();
    qRegisterMetaType<Topic>();
    thread_.setObjectName(QStringLiteral("reader"));
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connect(worker_, &ReaderWorker::closed, this, [this] { --closing_; });
    connect(worker_, &ReaderWorker::connected, this, [this] {
        if (listening()) setState(State::connected);
    });
    connect(worker_, &ReaderWorker::away, this, [this](const QString& why) {
        if (listening()) setState(State::away, why);
    });
    connect(worker_, &ReaderWorker::overviewRead, this, [this](const Overview& overview) {
        if (listening()) Q_EMIT overviewRead(overview);
    });
    connect(worker_, &ReaderWorker::seatRead, this, [this](const SeatDetails& details) {
        if (listening()) Q_EMIT seatRead(details);
    });
    connect(worker_, &ReaderWorker::historyRead, this, &Reader::takeChunk);
    connect(worker_, &ReaderWorker::failed, this, &Reader::takeFailure);
    connect(&overdue_, &QTimer::timeout, this, [this] { cut_.cutIfLate(clock_.steady()); });
    thread_.start();
}

Reader::~Reader() {
    disconnect(worker_, nullptr, this, nullptr);
    box_.begin();
    cut_.cut();
    thread_.quit();
    thread_.wait();
}

void Reader::open(const std::string& database_url, const config::Limits& limits) {
    close();
    setState(State::connecting);
    overdue_.start(overdue_check_ms);
    const auto round = box_.begin();
    QMetaObject::invokeMethod(worker_, [worker = worker_, database_url, limits, round] {
        worker->open(database_url, limits, round);
    });
}

void Reader::close() {
    if (state_ == State::closed) return;
    box_.begin();
    cut_.cut();
    overdue_.stop();
    history_ = {};
    ++closing_;
    QMetaObject::invokeMethod(worker_, &ReaderWorker::close);
    setState(State::closed);
}

void Reader::setState(State state, const QString& error) {
    if (state_ == state && error_ == error) return;
    state_ = state;
    error_ = error;
    Q_EMIT stateChanged();
}

void Reader::put(const RequestBox::Request& request) {
    if (state_ == State::closed) {
        const Topic topic = RequestBox::topicOf(request);
        QMetaObject::invokeMethod(
            this, [this, topic] { takeFailure(topic, tr("No database is open.")); },
            Qt::QueuedConnection);
        return;
    }
    box_.put(request);
    QMetaObject::invokeMethod(worker_, &ReaderWorker::serve);
}

void Reader::askOverview(const OverviewQuestion& question) {
    put(question);
}

void Reader::askSeat(core::EventId event, core::SeatNo seat) {
    put(SeatQuestion{event, seat});
}

std::uint64_t Reader::readHistory(const HistoryQuestion& question) {
    history_ = {question, ++readings_};
    put(history_);
    return history_.reading;
}

void Reader::cancelHistory() {
    history_ = {};
}

void Reader::takeChunk(const HistoryChunk& chunk) {
    if (!listening() || chunk.reading != history_.reading) return;
    const HistoryRequest next = history_;
    if (chunk.last) history_ = {};
    Q_EMIT historyRead(chunk);
    // The next is asked for when this one was taken: no chunks pile up.
    if (!chunk.last && history_.reading == next.reading) put(next);
}

void Reader::takeFailure(Topic topic, const QString& why) {
    if (closing_ > 0) return;
    if (topic == Topic::history) {
        if (history_.reading == 0) return;
        history_ = {};
    }
    Q_EMIT failed(topic, why);
}

}  // namespace seatlock::ui::reader
