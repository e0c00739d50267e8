#include "ui/reader/readerworker.h"

#include "ui/reader/seatreading.h"

#include <algorithm>

namespace seatlock::ui::reader {

ReaderWorker::ReaderWorker(RequestBox& box, config::ConnectionCut& cut, const core::Clock& clock,
                           core::Random& random)
    : box_(box), cut_(cut), clock_(clock), random_(random), retry_(this) {
    retry_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, &ReaderWorker::tryToConnect);
}

ReaderWorker::~ReaderWorker() = default;

void ReaderWorker::open(const std::string& database_url, const config::Limits& limits,
                        std::uint64_t round) {
    forget();
    url_ = database_url;
    limits_ = limits;
    round_ = round;
    session_ = std::make_unique<Session>(limits_, clock_, cut_);
    overview_ = std::make_unique<OverviewReading>(limits_, clock_);
    history_ = std::make_unique<HistoryReading>(limits_);
    backoff_ms_ = 0;
    tryToConnect();
}

void ReaderWorker::close() {
    forget();
    Q_EMIT closed();
}

void ReaderWorker::forget() {
    retry_.stop();
    url_.clear();
    round_ = 0;
    session_.reset();
    overview_.reset();
    history_.reset();
    why_away_.clear();
}

void ReaderWorker::tryToConnect() {
    if (url_.empty()) return;
    if (!session_->open(url_)) {
        lose(session_->error());
        return;
    }
    backoff_ms_ = 0;
    why_away_.clear();
    Q_EMIT connected();
}

void ReaderWorker::lose(const QString& why) {
    session_->close();
    why_away_ = why;
    backoff_ms_ = std::clamp(backoff_ms_ * 2, limits_.reconnect_backoff_ms_min,
                             limits_.reconnect_backoff_ms_max);
    // Several consoles that lost the same server do not come back at the same moment.
    const double share = 0.5 + random_.unit() / 2;
    retry_.start(std::max(1, static_cast<int>(share * static_cast<double>(backoff_ms_))));
    Q_EMIT away(why);
}

void ReaderWorker::serve() {
    while (const auto request = box_.take(round_)) {
        if (!session_->isOpen()) {
            Q_EMIT failed(RequestBox::topicOf(*request), why_away_);
        } else {
            std::visit([this](const auto& question) { answer(question); }, *request);
        }
    }
}

void ReaderWorker::answer(const SeatQuestion& question) {
    if (const auto details = readSeat(*session_, question, limits_)) {
        Q_EMIT seatRead(*details);
    } else {
        fail(Topic::seat);
    }
}

void ReaderWorker::answer(const OverviewQuestion& question) {
    if (const auto overview = overview_->read(*session_, question)) {
        Q_EMIT overviewRead(*overview);
    } else {
        fail(Topic::overview);
    }
}

void ReaderWorker::answer(const HistoryRequest& request) {
    if (const auto chunk = history_->read(*session_, request)) {
        Q_EMIT historyRead(*chunk);
    } else {
        fail(Topic::history);
    }
}

void ReaderWorker::fail(Topic topic) {
    const QString why = session_->error();
    if (!session_->broken()) session_->rollback();
    if (session_->broken()) lose(why);
    Q_EMIT failed(topic, why);
}

}  // namespace seatlock::ui::reader
