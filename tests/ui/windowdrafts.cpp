// Seats of an event that is not on sale yet, in the window over a real engine.
#include "tests/support/staffoffice.h"
#include "tests/ui/pagetools.h"
#include "tests/ui/pictures.h"
#include "tests/ui/windowbench.h"
#include "ui/inventory/inventorypage.h"
#include "ui/pages/salepage.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/staffarea.h"

#include <QComboBox>

namespace seatlock::tests {

using ui::MainWindow;
using ui::host::Answer;

class WindowDraftsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        QApplication::setQuitOnLastWindowClosed(false);
        bench_ = std::make_unique<WindowBench>();
        auto setup = bench_->setup();
        setup.options.limits.password_memory_kib = staffLimits().password_memory_kib;
        setup.options.limits.password_passes = staffLimits().password_passes;
        window_ = bench_->open(setup);
        QVERIFY(WindowBench::sells(*window_));
        client().setUp(QStringLiteral("Boss"), QStringLiteral("boss"),
                       QString::fromStdString(staff_password), this, [](const Answer&) {});
        QTRY_VERIFY_WITH_TIMEOUT(client().signedIn(), WindowBench::patience_ms);
        bool made = false;
        client().post(QStringLiteral("/v1/staff/events/plain-100/clones"),
                      {{QStringLiteral("name"), QStringLiteral("Premiere")},
                       {QStringLiteral("slug"), QStringLiteral("premiere")},
                       {QStringLiteral("starts_at"), QStringLiteral("2030-05-01T18:00:00Z")}},
                      this, [&made](const Answer& answer) { made = answer.status == 201; });
        QTRY_VERIFY_WITH_TIMEOUT(made, WindowBench::patience_ms);
    }
    void cleanup() {
        window_.reset();
        bench_.reset();
    }

    void isChosenOnTheInventoryPage() {
        window_->workspace().showPage(QStringLiteral("inventory"));
        auto& box = *named<QComboBox>(page(), "Event");
        const auto draft = [&box] { return box.findText(QStringLiteral("(draft)"), contains); };
        QTRY_VERIFY_WITH_TIMEOUT(draft() >= 0, WindowBench::patience_ms);
        QVERIFY(box.itemText(draft()).contains(QStringLiteral("Premiere")));
        choose(box, draft());
        QTRY_COMPARE_WITH_TIMEOUT(shown(), std::string("premiere"), WindowBench::patience_ms);
        QCOMPARE(box.currentIndex(), draft());
        QCOMPARE(box.findText(QStringLiteral("Premiere"), contains), draft());
        blockSome();
        keepPicture(*window_, QStringLiteral("draft-inventory"));
        // On sale, what was blocked is blocked.
        bool sold = false;
        client().post(QStringLiteral("/v1/staff/events/premiere/status"),
                      {{QStringLiteral("status"), QStringLiteral("on_sale")}}, this,
                      [&sold](const Answer& answer) { sold = answer.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(sold, WindowBench::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(!box.currentText().contains(QStringLiteral("(draft)")),
                                 WindowBench::patience_ms);
        QCOMPARE(board().count(board::SeatState::blocked), 3);
    }

    void isReachedFromTheEvents() {
        Q_EMIT window_->staff().seatsWanted(QStringLiteral("premiere"));
        QVERIFY(page().isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(shown(), std::string("premiere"), WindowBench::patience_ms);
        Q_EMIT window_->staff().seatsWanted(QStringLiteral("plain-100"));
        QTRY_COMPARE_WITH_TIMEOUT(shown(), std::string("plain-100"), WindowBench::patience_ms);
    }

    void isForgottenWithTheDraft() {
        Q_EMIT window_->staff().seatsWanted(QStringLiteral("premiere"));
        QTRY_COMPARE_WITH_TIMEOUT(shown(), std::string("premiere"), WindowBench::patience_ms);
        bool gone = false;
        const QString draft = QStringLiteral("/v1/staff/events/premiere");
        client().get(draft, this, [&](const Answer& found) {
            ui::host::StaffClient::Options options;
            options.if_match = found.etag;
            client().request(
                "DELETE", draft, {}, this,
                [&gone](const Answer& answer) { gone = answer.status == 204; }, options);
        });
        QTRY_VERIFY_WITH_TIMEOUT(gone, WindowBench::patience_ms);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), std::string("plain-100"), WindowBench::patience_ms);
    }

private:
    static constexpr auto contains = Qt::MatchContains;

    ui::host::StaffClient& client() { return window_->staff().client(); }
    ui::inventory::InventoryPage& page() { return window_->staff().inventory(); }
    const board::Board& board() { return page().map().event()->board(); }
    std::string shown() {
        const auto& event = page().map().event();
        return event ? event->info()->slug : std::string();
    }
    static void choose(QComboBox& box, int index) {
        box.setCurrentIndex(index);
        Q_EMIT box.activated(index);
    }
    void blockSome() {
        auto* view = page().map().view();
        QTRY_VERIFY_WITH_TIMEOUT(view->scene().geometry != nullptr, WindowBench::patience_ms);
        view->selection().set(std::vector<core::SeatNo>{0, 1, 2});
        page().findChild<QPushButton*>(QStringLiteral("apply"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(board().count(board::SeatState::blocked), 3,
                                  WindowBench::patience_ms);
    }

    std::unique_ptr<WindowBench> bench_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::WindowDraftsTest)
#include "windowdrafts.moc"
