// Leads a seat map through an event's past: loads its history, plays and scrubs it, and tells what
// the seats were. Live until a person wants otherwise. The UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/core/clock.h"
#include "ui/reader/reader.h"
#include "ui/replay/historyloader.h"
#include "ui/replay/player.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QFrame>
#include <QTimer>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::replay {

class Timeline;

class ReplayBar : public QFrame {
    Q_OBJECT

public:
    static constexpr int frame_ms = 33;

    /// `clock` must outlive it.
    explicit ReplayBar(QWidget* parent = nullptr,
                       const core::Clock& clock = core::SystemClock::instance());
    ~ReplayBar() override;

    /// Live again, of this event; null: none.
    void setEvent(const board::EventBoardPtr& event);
    void setReader(reader::Reader* reader);

    bool live() const { return !player_; }
    /// As the buttons do. Nothing happens where a button would be disabled.
    void load();
    void goLive();
    void togglePlaying();

Q_SIGNALS:
    /// What the seats were at the replay's moment: all of them, or those that changed.
    void factsReplayed(bool all_seats, const std::vector<seatlock::board::SeatFact>& facts);
    /// False: facts come from here, and those of the engine are not to be shown meanwhile. True:
    /// the engine's again.
    void liveChanged(bool live);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum Page { live_page, loading_page, message_page, player_page };
    QWidget* makeLive();
    QWidget* makeLoading();
    QWidget* makeMessage();
    QWidget* makePlayer();
    QToolButton* makeButton(const QString& text, const QString& tip);
    void connectPlayer();
    void begin(const HistoryPtr& history);
    void tellFailure(const QString& why);
    void leave();
    void stepTo(bool forward);
    void chooseSpeed(double speed);
    void seekPart(double part);
    /// Tells the seats and shows where the replay stands.
    void tell();
    void redrawIcons();

    const core::Clock& clock_;
    HistoryLoader loader_;
    QTimer frames_;
    board::EventBoardPtr event_;
    std::string zone_;
    bool has_reader_ = false;
    std::optional<Player> player_;

    QStackedLayout* stack_;
    QPushButton* load_;
    QProgressBar* progress_;
    QLabel* progress_text_;
    style::TonedLabel* message_;
    QPushButton* retry_;
    QPushButton* live_;
    QToolButton* previous_;
    QToolButton* play_;
    QToolButton* next_;
    QToolButton* reload_;
    Timeline* timeline_;
    style::TonedLabel* begin_;
    style::TonedLabel* end_;
    QLabel* position_;
    style::TonedLabel* count_;
    QComboBox* speed_;
};

}  // namespace seatlock::ui::replay
