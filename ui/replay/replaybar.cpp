#include "ui/replay/replaybar.h"

#include "ui/models/texts.h"
#include "ui/replay/timeline.h"
#include "ui/style/icons.h"
#include "ui/style/semantic.h"
#include "ui/style/tonedlabel.h"

#include <cmath>

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

namespace seatlock::ui::replay {

namespace {

using style::Tone;
using style::TonedLabel;

constexpr double speeds[] = {1, 2, 5, 10, 30, 100, 300, 1'000};
/// A history is played through in about this time, until a person wants otherwise.
constexpr double length_s = 60;
constexpr int progress_max = 1'000;

}  // namespace

ReplayBar::ReplayBar(QWidget* parent, const core::Clock& clock)
    : QFrame(parent),
      clock_(clock),
      loader_(this),
      frames_(this),
      stack_(new QStackedLayout(this)) {
    stack_->addWidget(makeLive());
    stack_->addWidget(makeLoading());
    stack_->addWidget(makeMessage());
    stack_->addWidget(makePlayer());
    connectPlayer();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Replay"));
    frames_.setInterval(frame_ms);
    connect(&frames_, &QTimer::timeout, this, &ReplayBar::tell);
    connect(&loader_, &HistoryLoader::loaded, this, &ReplayBar::begin);
    connect(&loader_, &HistoryLoader::failed, this, &ReplayBar::tellFailure);
    connect(&loader_, &HistoryLoader::progressed, this, [this](qint64 changes, double part) {
        progress_->setValue(static_cast<int>(part * progress_max));
        progress_text_->setText(tr("Loading: %1 changes").arg(models::number(changes)));
    });
    redrawIcons();
    setEvent(nullptr);
}

ReplayBar::~ReplayBar() = default;

QWidget* ReplayBar::makeLive() {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    load_ = new QPushButton(tr("Replay"));
    load_->setToolTip(tr("Load what happened to this event's seats and play it on the map"));
    connect(load_, &QPushButton::clicked, this, &ReplayBar::load);
    auto* text = new TonedLabel(Tone::muted, tr("The map is live."));
    row->addWidget(load_);
    row->addWidget(text, 1);
    return page;
}

QWidget* ReplayBar::makeLoading() {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    auto* cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, [this] {
        loader_.cancel();
        stack_->setCurrentIndex(player_ ? player_page : live_page);
    });
    progress_ = new QProgressBar;
    progress_->setRange(0, progress_max);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Loading the history"));
    progress_text_ = new QLabel;
    row->addWidget(cancel);
    row->addWidget(progress_text_);
    row->addWidget(progress_, 1);
    return page;
}

QWidget* ReplayBar::makeMessage() {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    message_ = new TonedLabel(Tone::normal);
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    retry_ = new QPushButton(tr("Try again"));
    connect(retry_, &QPushButton::clicked, this, &ReplayBar::load);
    auto* back = new QPushButton(tr("Back to live"));
    connect(back, &QPushButton::clicked, this, &ReplayBar::goLive);
    row->addWidget(back);
    row->addWidget(retry_);
    row->addWidget(message_, 1);
    return page;
}

QToolButton* ReplayBar::makeButton(const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

QWidget* ReplayBar::makePlayer() {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    live_ = new QPushButton(tr("Back to live"));
    previous_ = makeButton(tr("Previous change"), tr("Previous change (,)"));
    play_ = makeButton(tr("Play"), tr("Play or pause (Space)"));
    next_ = makeButton(tr("Next change"), tr("Next change (.)"));
    reload_ = makeButton(tr("Load again"), tr("Load what has happened since"));
    timeline_ = new Timeline;
    timeline_->setAccessibleName(tr("Moment of the replay"));
    begin_ = new TonedLabel(Tone::muted);
    end_ = new TonedLabel(Tone::muted);
    position_ = new QLabel;
    position_->setTextFormat(Qt::PlainText);
    count_ = new TonedLabel(Tone::muted);
    speed_ = new QComboBox;
    speed_->setAccessibleName(tr("Speed"));
    speed_->setToolTip(tr("Speed"));
    for (const double speed : speeds) {
        speed_->addItem(tr("%1×").arg(models::number(static_cast<std::int64_t>(speed))), speed);
    }
    auto* ends = new QHBoxLayout;
    ends->addWidget(begin_);
    ends->addStretch(1);
    ends->addWidget(end_);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(timeline_);
    middle->addLayout(ends);
    auto* where = new QVBoxLayout;
    where->setSpacing(2);
    where->addWidget(position_);
    where->addWidget(count_);
    row->addWidget(live_);
    for (QToolButton* button : {previous_, play_, next_}) row->addWidget(button);
    row->addLayout(middle, 1);
    row->addLayout(where);
    row->addWidget(speed_);
    row->addWidget(reload_);
    return page;
}

void ReplayBar::connectPlayer() {
    connect(live_, &QPushButton::clicked, this, &ReplayBar::goLive);
    connect(previous_, &QToolButton::clicked, this, [this] { stepTo(false); });
    connect(next_, &QToolButton::clicked, this, [this] { stepTo(true); });
    connect(play_, &QToolButton::clicked, this, &ReplayBar::togglePlaying);
    connect(reload_, &QToolButton::clicked, this, &ReplayBar::load);
    connect(timeline_, &Timeline::sliderMoved, this, [this] { seekPart(timeline_->part()); });
    connect(timeline_, &Timeline::actionTriggered, this, [this] {
        // Keys and wheel: the new value is in the slider's position, not yet in its value.
        if (!timeline_->isSliderDown()) {
            seekPart(static_cast<double>(timeline_->sliderPosition()) / Timeline::steps_max);
        }
    });
    connect(speed_, &QComboBox::activated, this,
            [this] { chooseSpeed(speed_->currentData().toDouble()); });
}

void ReplayBar::setEvent(const board::EventBoardPtr& event) {
    leave();
    event_ = event;
    zone_ = event ? event->info()->time_zone : std::string();
    load_->setEnabled(event_ && has_reader_);
}

void ReplayBar::setReader(reader::Reader* reader) {
    loader_.setReader(reader);
    has_reader_ = reader != nullptr;
    load_->setEnabled(event_ && has_reader_);
}

void ReplayBar::load() {
    if (!event_ || !has_reader_) return;
    frames_.stop();
    if (player_) player_->pause();
    stack_->setCurrentIndex(loading_page);
    loader_.load(event_);
}

void ReplayBar::leave() {
    loader_.cancel();
    frames_.stop();
    stack_->setCurrentIndex(live_page);
    if (!player_) return;
    player_.reset();
    Q_EMIT liveChanged(true);
}

void ReplayBar::goLive() {
    leave();
    load_->setFocus();
}

void ReplayBar::tellFailure(const QString& why) {
    frames_.stop();
    message_->setTone(Tone::warning);
    message_->setText(tr("The history could not be loaded. %1").arg(why));
    retry_->setVisible(true);
    stack_->setCurrentIndex(message_page);
}

void ReplayBar::begin(const HistoryPtr& history) {
    if (history->empty()) {
        message_->setTone(Tone::muted);
        message_->setText(tr("Nothing has happened to this event's seats yet."));
        retry_->setVisible(false);
        stack_->setCurrentIndex(message_page);
        return;
    }
    const bool was_live = live();
    player_.emplace(history, clock_);
    timeline_->setDensity(history->density(Timeline::spans));
    begin_->setText(models::dateAndTime(history->begin(), zone_));
    end_->setText(models::dateAndTime(history->end(), zone_));
    const QString left_out = tr("There are more changes than the %1 that a replay holds: the "
                                "older ones were left out.")
                                 .arg(models::number(History::changes_max));
    begin_->setToolTip(history->whole() ? QString() : left_out);
    if (!history->whole()) begin_->setText(tr("… %1").arg(begin_->text()));
    const double seconds = static_cast<double>(history->end() - history->begin()) / 1e6;
    for (int i = 0; i < speed_->count(); ++i) {
        speed_->setCurrentIndex(i);
        if (speeds[i] * length_s >= seconds) break;
    }
    player_->setSpeed(speed_->currentData().toDouble());
    stack_->setCurrentIndex(player_page);
    play_->setFocus();
    if (was_live) Q_EMIT liveChanged(false);
    tell();
}

void ReplayBar::togglePlaying() {
    if (!player_ || stack_->currentIndex() != player_page) return;
    player_->playing() ? player_->pause() : player_->play();
    tell();
}

void ReplayBar::stepTo(bool forward) {
    if (!player_) return;
    forward ? player_->stepForward() : player_->stepBack();
    tell();
}

void ReplayBar::chooseSpeed(double speed) {
    if (!player_) return;
    player_->setSpeed(speed);
    tell();
}

void ReplayBar::seekPart(double part) {
    if (!player_) return;
    const auto& history = player_->history();
    const auto length = static_cast<double>(history.end() - history.begin());
    player_->seek(history.begin() + static_cast<core::Micros>(std::llround(part * length)));
    tell();
}

void ReplayBar::tell() {
    if (!player_) return;
    const auto& history = player_->history();
    const core::Micros at = player_->position();
    const bool playing = player_->playing();
    playing ? frames_.start() : frames_.stop();
    if (!timeline_->isSliderDown()) {
        const auto length =
            static_cast<double>(std::max<core::Micros>(1, history.end() - history.begin()));
        timeline_->setPart(history.end() == history.begin()
                               ? 1
                               : static_cast<double>(at - history.begin()) / length);
    }
    const std::size_t count = player_->count();
    position_->setText(models::dateAndTime(at, zone_).section(QLatin1Char(','), 0, 1) +
                       QStringLiteral(", ") + models::clockTime(at, zone_) + QLatin1Char(' ') +
                       models::zoneName(at, zone_));
    count_->setText(tr("change %1 of %2")
                        .arg(models::number(static_cast<std::int64_t>(count)),
                             models::number(static_cast<std::int64_t>(history.changes().size()))));
    previous_->setEnabled(at > history.begin());
    next_->setEnabled(at < history.end());
    play_->setIcon(style::Icons::icon(playing ? style::Icon::pause : style::Icon::play));
    play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    const Player::Step step = player_->take();
    if (step.all_seats || !step.facts.empty()) Q_EMIT factsReplayed(step.all_seats, step.facts);
}

void ReplayBar::keyPressEvent(QKeyEvent* event) {
    const bool plays = player_ && stack_->currentIndex() == player_page;
    if (plays && event->key() == Qt::Key_Space) {
        togglePlaying();
    } else if (plays && event->key() == Qt::Key_Comma) {
        stepTo(false);
    } else if (plays && event->key() == Qt::Key_Period) {
        stepTo(true);
    } else {
        QFrame::keyPressEvent(event);
    }
}

void ReplayBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redrawIcons();
}

void ReplayBar::redrawIcons() {
    using style::Icon;
    using style::Icons;
    load_->setIcon(Icons::icon(Icon::history));
    previous_->setIcon(Icons::icon(Icon::previous));
    play_->setIcon(Icons::icon(frames_.isActive() ? Icon::pause : Icon::play));
    next_->setIcon(Icons::icon(Icon::next));
    reload_->setIcon(Icons::icon(Icon::refresh));
}

void ReplayBar::paintEvent(QPaintEvent*) {
    const auto& colors = style::semantic(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.surface);
    painter.setPen(colors.border);
    painter.drawLine(rect().topLeft(), rect().topRight());
}

}  // namespace seatlock::ui::replay
