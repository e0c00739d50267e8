#include "ui/pages/overviewfeed.h"

#include <algorithm>

namespace seatlock::ui::pages {

using reader::Reader;

OverviewFeed::OverviewFeed(const core::Clock& clock, QObject* parent)
    : QObject(parent), clock_(clock), timer_(this) {
    timer_.setInterval(unseen_ms);
    connect(&timer_, &QTimer::timeout, this, &OverviewFeed::ask);
}

void OverviewFeed::setReader(Reader* reader) {
    if (reader_ == reader) return;
    if (reader_) disconnect(reader_, nullptr, this, nullptr);
    reader_ = reader;
    asked_ = again_ = false;
    anew_ = true;
    timer_.stop();
    Q_EMIT begunAnew();
    if (!reader_) return;
    connect(reader_, &Reader::stateChanged, this, &OverviewFeed::follow);
    connect(reader_, &Reader::overviewRead, this, [this](const reader::Overview& overview) {
        anew_ = false;
        answered();
        Q_EMIT stale({});
        Q_EMIT overviewRead(overview);
    });
    connect(reader_, &Reader::failed, this, [this](reader::Topic topic, const QString& why) {
        if (topic != reader::Topic::overview) return;
        answered();
        Q_EMIT stale(why);
    });
    timer_.start();
    follow();
}

void OverviewFeed::setSeen(bool seen) {
    seen_ = seen;
    timer_.setInterval(pauseFor(0));
    if (seen) ask();
}

void OverviewFeed::setCurveEvent(core::EventId event) {
    if (event == curve_event_) return;
    curve_event_ = event;
    again_ = asked_;
    ask();
}

void OverviewFeed::follow() {
    asked_ = false;
    switch (reader_->state()) {
        case Reader::State::connected:
            lapsing_due_ = 0;
            ask();
            break;
        case Reader::State::away:
            Q_EMIT stale(reader_->error());
            break;
        case Reader::State::closed:
            anew_ = true;
            Q_EMIT begunAnew();
            break;
        case Reader::State::connecting:
            break;
    }
}

void OverviewFeed::ask() {
    if (!reader_ || asked_ || reader_->state() != Reader::State::connected) return;
    asked_ = true;
    again_ = false;
    asked_at_ = clock_.steady();
    lapsing_asked_ = asked_at_ >= lapsing_due_;
    reader::OverviewQuestion question;
    question.curve_event = curve_event_;
    question.lapsing = lapsing_asked_;
    question.anew = anew_;
    reader_->askOverview(question);
}

int OverviewFeed::pauseFor(core::Micros took) const {
    const auto long_ms = std::min<core::Micros>(rest * took / 1'000, rest_ms_max);
    return std::max(seen_ ? seen_ms : unseen_ms, static_cast<int>(long_ms));
}

void OverviewFeed::answered() {
    asked_ = false;
    const core::Micros now = clock_.steady();
    const core::Micros took = now - asked_at_;
    if (lapsing_asked_) lapsing_due_ = now + std::max(lapsing_every, lapsing_rest * took);
    timer_.start(pauseFor(took));
    if (again_) ask();
}

}  // namespace seatlock::ui::pages
