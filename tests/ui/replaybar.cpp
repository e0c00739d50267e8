// The replay bar over a real history: it ends where the board is, and leads there and back.
#include "ui/replay/replaybar.h"

#include "tests/ui/reportscenario.h"
#include "ui/replay/timeline.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"
#include "ui/style/semantic.h"

#include <memory>
#include <vector>

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

namespace seatlock::tests {

using board::SeatFact;
using board::SeatState;
using ui::replay::ReplayBar;
using ui::replay::Timeline;

class ReplayBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void nothingToReplay();
    void nothingHasHappened();
    void playsToWhereTheBoardIs();
    void scrubsAndSteps();
    void anotherEventIsLive();
    void cancelled();
    void failsAndTriesAgain();
    void looks();

private:
    bool load(const char* slug);
    QPushButton* button(const char* text) const;
    bool says(const char* text) const;
    int differences() const;

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<ReportScenario> scenario_;
    std::unique_ptr<core::ManualClock> clock_;
    std::unique_ptr<ReplayBar> bar_;
    std::vector<SeatState> states_;  ///< as told
    int told_ = 0;
};

void ReplayBarTest::initTestCase() {
    QApplication::setStyle(new ui::style::ConsoleStyle);
    QApplication::setPalette(ui::style::lightPalette());
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
    scenario_ = std::make_unique<ReportScenario>(*server_);
    QVERIFY2(scenario_->ok(), scenario_->error().c_str());
    QVERIFY2(scenario_->sell("demo-theatre", 200, 11), scenario_->error().c_str());
    QVERIFY(scenario_->spread(50));
    QTRY_COMPARE(scenario_->reader().state(), ui::reader::Reader::State::connected);
}

void ReplayBarTest::cleanupTestCase() {
    scenario_.reset();
    server_.reset();
}

void ReplayBarTest::init() {
    clock_ = std::make_unique<core::ManualClock>();
    bar_ = std::make_unique<ReplayBar>(nullptr, *clock_);
    bar_->resize(1'200, bar_->sizeHint().height());
    bar_->setReader(&scenario_->reader());
    told_ = 0;
    states_.clear();
    connect(bar_.get(), &ReplayBar::factsReplayed, this,
            [this](bool all, const std::vector<SeatFact>& facts) {
                ++told_;
                if (all) states_.assign(facts.size(), SeatState::available);
                for (const SeatFact& fact : facts) {
                    states_[static_cast<std::size_t>(fact.seat)] = fact.state;
                }
            });
    bar_->show();
}

void ReplayBarTest::cleanup() {
    bar_.reset();
}

bool ReplayBarTest::load(const char* slug) {
    bar_->setEvent(scenario_->event(slug));
    QSignalSpy changed(bar_.get(), &ReplayBar::liveChanged);
    button("Replay")->click();
    return changed.wait(20'000) && !changed[0][0].toBool();
}

QPushButton* ReplayBarTest::button(const char* text) const {
    for (auto* found : bar_->findChildren<QPushButton*>()) {
        if (found->text() == QString::fromUtf8(text)) return found;
    }
    return nullptr;
}

bool ReplayBarTest::says(const char* text) const {
    for (const auto* label : bar_->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(QString::fromUtf8(text))) return true;
    }
    return false;
}

/// Seats that are otherwise than on the board.
int ReplayBarTest::differences() const {
    const auto event = scenario_->event("demo-theatre");
    int out = 0;
    for (core::SeatNo seat = 0; seat < event->plan().size(); ++seat) {
        out += states_[static_cast<std::size_t>(seat)] == event->board().state(seat) ? 0 : 1;
    }
    return out;
}

void ReplayBarTest::nothingToReplay() {
    QVERIFY(bar_->live());
    QVERIFY(!button("Replay")->isEnabled());
    bar_->load();
    bar_->togglePlaying();
    QTest::keyClick(bar_.get(), Qt::Key_Space);
    QVERIFY(bar_->live() && told_ == 0);
    bar_->setEvent(scenario_->event("demo-theatre"));
    QVERIFY(button("Replay")->isEnabled());
    bar_->setReader(nullptr);
    QVERIFY(!button("Replay")->isEnabled());
}

void ReplayBarTest::nothingHasHappened() {
    bar_->setEvent(scenario_->event("demo-arena"));
    bar_->load();
    QTRY_VERIFY(says("Nothing has happened"));
    QVERIFY(bar_->live());
    QVERIFY(!button("Try again")->isVisible());
    button("Back to live")->click();
    QTRY_VERIFY(says("The map is live"));
    QCOMPARE(told_, 0);
}

void ReplayBarTest::playsToWhereTheBoardIs() {
    QVERIFY(load("demo-theatre"));
    QVERIFY(!bar_->live());
    QCOMPARE(told_, 1);  // every seat, as at the beginning
    QCOMPARE(states_.size(), std::size_t{1'000});
    QVERIFY(differences() > 100);
    QVERIFY(says("change 5 of") || says("change 1 of") || says("change 2 of") ||
            says("change 3 of") || says("change 4 of"));
    // 50 minutes in about one.
    QCOMPARE(bar_->findChild<QComboBox*>()->currentData().toDouble(), 100.0);
    QTest::keyClick(bar_.get(), Qt::Key_Space);
    for (int i = 0; i < 100; ++i) {
        clock_->advance(500'000);
        const int told = told_;
        if (i < 20) QTRY_VERIFY(told_ > told);
    }
    QTRY_COMPARE(differences(), 0);
    QTRY_VERIFY(says("change"));
    QSignalSpy changed(bar_.get(), &ReplayBar::liveChanged);
    button("Back to live")->click();
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed[0][0].toBool() && bar_->live());
}

void ReplayBarTest::scrubsAndSteps() {
    QVERIFY(load("demo-theatre"));
    auto* timeline = bar_->findChild<Timeline*>();
    const auto beginning = states_;
    const QPoint far(timeline->width() - 3, timeline->height() / 2);
    QTest::mousePress(timeline, Qt::LeftButton, {}, timeline->rect().center());
    QVERIFY(states_ != beginning);
    const auto half = states_;
    QTest::mouseMove(timeline, far);
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, far);
    QTest::mouseClick(timeline, Qt::LeftButton, {}, far);
    QCOMPARE(differences(), 0);
    QTest::mouseClick(timeline, Qt::LeftButton, {}, timeline->rect().center());
    QVERIFY(states_ == half);
    const int told = told_;
    QTest::keyClick(bar_.get(), Qt::Key_Period);
    QVERIFY(told_ > told && states_ != half);
    QTest::keyClick(bar_.get(), Qt::Key_Comma);
    QTest::keyClick(timeline, Qt::Key_Home);
    QVERIFY(states_ == beginning);
    QTest::keyClick(timeline, Qt::Key_End);
    QCOMPARE(differences(), 0);
}

void ReplayBarTest::anotherEventIsLive() {
    QVERIFY(load("demo-theatre"));
    QSignalSpy changed(bar_.get(), &ReplayBar::liveChanged);
    bar_->setEvent(scenario_->event("demo-arena"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(bar_->live());
    bar_->setEvent(nullptr);
    QCOMPARE(changed.size(), 1);
}

void ReplayBarTest::cancelled() {
    bar_->setEvent(scenario_->event("demo-theatre"));
    bar_->load();
    QVERIFY(says("Loading"));
    button("Cancel")->click();
    QVERIFY(says("The map is live"));
    QVERIFY(load("demo-theatre"));  // what was cancelled does not come in between
    QCOMPARE(told_, 1);
}

void ReplayBarTest::failsAndTriesAgain() {
    ui::reader::Reader reader;
    bar_->setReader(&reader);
    bar_->setEvent(scenario_->event("demo-theatre"));
    bar_->load();
    QTRY_VERIFY(says("could not be loaded"));
    QVERIFY(bar_->live());
    reader.open(scenario_->url(), {});
    QTRY_COMPARE(reader.state(), ui::reader::Reader::State::connected);
    button("Try again")->click();
    QTRY_VERIFY(!bar_->live());
    QVERIFY(!says("could not be loaded"));
    bar_->setReader(nullptr);  // what is loaded stays
    QVERIFY(!bar_->live());
}

void ReplayBarTest::looks() {
    QVERIFY(load("demo-theatre"));
    auto* timeline = bar_->findChild<Timeline*>();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_End);
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? ui::style::darkPalette() : ui::style::lightPalette());
        const QImage image = bar_->grab().toImage();
        const auto& colors = ui::style::semantic(bar_->palette());
        QCOMPARE(image.pixelColor(2, image.height() - 3), colors.surface);
        int accent = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                accent += image.pixelColor(x, y) == colors.accent ? 1 : 0;
            }
        }
        QVERIFY(accent > 100);
    }
    QApplication::setPalette(ui::style::lightPalette());
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::ReplayBarTest)
#include "replaybar.moc"
