// The pages of those who sign in, over a real engine: by what they show, what they send, and what
// they say when somebody else was faster.
#include "tests/support/staffoffice.h"
#include "tests/ui/pagetools.h"
#include "tests/ui/pictures.h"
#include "ui/events/eventform.h"
#include "ui/events/eventspage.h"
#include "ui/forms/conflictdialog.h"
#include "ui/forms/listpane.h"
#include "ui/forms/recordeditor.h"
#include "ui/inventory/actionspanel.h"
#include "ui/inventory/inventorypage.h"
#include "ui/people/staffpage.h"
#include "ui/reports/reportpaper.h"
#include "ui/reports/reportspage.h"
#include "ui/style/banner.h"
#include "ui/style/figurelabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

namespace seatlock::tests {

using ui::host::StaffClient;

namespace {

constexpr int patience_ms = 20'000;

}  // namespace

class OfficePagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void usersAreMadeAndChanged();
    void somebodyElseWasFaster();
    void eventsArePausedAndRenamed();
    void seatsAreBlockedAndFreedAgain();
    void reportsAreShownAndWritten();

private:
    static bool choose(ui::forms::ListPane& list, const QString& key) {
        return QTest::qWaitFor([&] { return list.count() > 0; }, patience_ms) &&
               (list.choose(key), list.chosenKey() == key);
    }
    static bool says(QWidget& page, const char* text) {
        return QTest::qWaitFor(
            [&] {
                for (auto* banner : page.findChildren<ui::style::Banner*>()) {
                    if (banner->isVisible() && banner->text().contains(QString::fromLatin1(text))) {
                        return true;
                    }
                }
                return false;
            },
            patience_ms);
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<StaffClient> client_;
};

void OfficePagesTest::initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    engine_ = std::make_unique<TestEngine>(std::vector{theatre}, staffLimits());
    QVERIFY2(engine_->ok(), engine_->error().c_str());
    office_ = std::make_unique<StaffOffice>(*engine_);
    QVERIFY(office_->ok());
    client_ = std::make_unique<StaffClient>([this](auto&&... request) {
        return engine_->engine().call(std::forward<decltype(request)>(request)...);
    });
    client_->signIn(QStringLiteral("boss"), QString::fromStdString(staff_password), this,
                    [](const ui::host::Answer&) {});
    QTRY_VERIFY_WITH_TIMEOUT(client_->signedIn(), patience_ms);
}

void OfficePagesTest::cleanupTestCase() {
    client_.reset();
    office_.reset();
    engine_.reset();
}

void OfficePagesTest::usersAreMadeAndChanged() {
    ui::people::StaffPage page(*client_);
    page.resize(1'200, 700);
    page.show();
    auto& list = *listNamed(page, "Users");
    QVERIFY(QTest::qWaitFor([&] { return list.count() == 1; }, patience_ms));
    named<QLineEdit>(page, "Login")->setText(QStringLiteral("grace"));
    button(page, "Create User")->setEnabled(true);
    button(page, "Create User")->click();
    QVERIFY(says(page, "at least one role"));
    page.findChild<QCheckBox*>(QStringLiteral("organizer"))->click();
    named<QLineEdit>(page, "Password")->setText(QStringLiteral("a long password"));
    button(page, "Create User")->click();
    QVERIFY(says(page, "grace can sign in now"));
    QTRY_COMPARE_WITH_TIMEOUT(list.count(), 2, patience_ms);
    QCOMPARE(list.chosenKey(), QStringLiteral("grace"));
    QVERIFY(!office_->signIn("grace", "a long password").empty());
    page.findChild<QCheckBox*>(QStringLiteral("gate"))->click();
    button(page, "Save")->click();
    QVERIFY(says(page, "Saved"));
    QCOMPARE(engine_->value("SELECT cardinality(roles) FROM staff_user WHERE login = 'grace'"),
             std::string("2"));
}

void OfficePagesTest::somebodyElseWasFaster() {
    QCOMPARE(office_->addUser("edsger", {"gate"}).status, 201);
    ui::people::StaffPage page(*client_);
    page.resize(1'200, 700);
    page.show();
    auto* list = listNamed(page, "Users");
    QVERIFY(choose(*list, QStringLiteral("edsger")));
    auto* name = named<QLineEdit>(page, "Name");
    QTRY_COMPARE_WITH_TIMEOUT(name->text(), QStringLiteral("edsger"), patience_ms);
    QCOMPARE(office_->changeUser("edsger", "{\"display_name\":\"Theirs\"}").status, 200);
    name->clear();
    QTest::keyClicks(name, QStringLiteral("Mine"));
    answerNext("Take Theirs");
    button(page, "Save")->click();
    QTRY_COMPARE_WITH_TIMEOUT(name->text(), QStringLiteral("Theirs"), patience_ms);
    QCOMPARE(office_->changeUser("edsger", "{\"display_name\":\"Again\"}").status, 200);
    name->clear();
    QTest::keyClicks(name, QStringLiteral("Mine"));
    answerNext("Save Mine");
    button(page, "Save")->click();
    QVERIFY(says(page, "Saved"));
    QCOMPARE(engine_->value("SELECT display_name FROM staff_user WHERE login = 'edsger'"),
             std::string("Mine"));
}

void OfficePagesTest::eventsArePausedAndRenamed() {
    ui::events::EventsPage page(*client_);
    page.resize(1'200, 800);
    page.show();
    auto* list = listNamed(page, "Events");
    QVERIFY(choose(*list, QStringLiteral("demo-theatre")));
    auto* name = named<QLineEdit>(page, "Name");
    QTRY_VERIFY_WITH_TIMEOUT(!name->text().isEmpty(), patience_ms);
    QVERIFY(!page.form().dirty());
    name->clear();
    QTest::keyClicks(name, QStringLiteral("Hamlet"));
    button(page, "Save")->click();
    QVERIFY(says(page, "Saved"));
    QCOMPARE(engine_->value("SELECT name FROM event WHERE slug = 'demo-theatre'"),
             std::string("Hamlet"));
    QTRY_VERIFY_WITH_TIMEOUT(button(page, "Pause the Sale") != nullptr, patience_ms);
    answerNext("Pause the Sale");
    button(page, "Pause the Sale")->click();
    QTRY_COMPARE_WITH_TIMEOUT(
        engine_->value("SELECT status FROM event WHERE slug = 'demo-theatre'"),
        std::string("paused"), patience_ms);
    QTRY_VERIFY_WITH_TIMEOUT(button(page, "Put on Sale") != nullptr, patience_ms);
    answerNext("Put on Sale");
    button(page, "Put on Sale")->click();
    QTRY_COMPARE_WITH_TIMEOUT(
        engine_->value("SELECT status FROM event WHERE slug = 'demo-theatre'"),
        std::string("on_sale"), patience_ms);
}

void OfficePagesTest::seatsAreBlockedAndFreedAgain() {
    const auto event = engine_->engine().directory().find("demo-theatre");
    QVERIFY(event);
    QTRY_COMPARE_WITH_TIMEOUT(event->info()->status, std::string("on_sale"), patience_ms);
    auto http = engine_->client();
    const std::string sold(event->plan().label(40));
    QCOMPARE(http.post("/v1/events/demo-theatre/holds", seatsBody({sold})).status, 201);
    ui::inventory::InventoryPage page(*client_);
    page.resize(1'200, 800);
    page.show();
    page.setEvent(event);
    auto& selection = page.map().view()->selection();
    selection.set(std::vector<core::SeatNo>{40, 41, 42});
    auto* apply = page.findChild<QPushButton*>(QStringLiteral("apply"));
    QVERIFY(apply->text().contains(QStringLiteral("3")));
    apply->click();
    QVERIFY(says(page, "Done: 2"));
    QVERIFY(says(page, "1 held by a buyer"));
    using board::SeatState;
    QTRY_COMPARE_WITH_TIMEOUT(event->board().count(SeatState::blocked), 2, patience_ms);
    keepPicture(page, QStringLiteral("inventory"));
    button(page, "Choose Those Left")->click();
    QCOMPARE(selection.seats(), std::vector<core::SeatNo>{40});
    button(page, "Undo")->click();
    QVERIFY(says(page, "Undone: 2"));
    QTRY_COMPARE_WITH_TIMEOUT(event->board().count(SeatState::blocked), 0, patience_ms);
}

void OfficePagesTest::reportsAreShownAndWritten() {
    ui::reports::ReportsPage page(*client_);
    page.resize(1'200, 800);
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(page.findChild<ui::style::FigureLabel*>() != nullptr, patience_ms);
    QTRY_VERIFY_WITH_TIMEOUT(page.findChildren<ui::style::FigureLabel*>().front()->isVisible(),
                             patience_ms);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.pdf"));
    bool written = false;
    client_->get(QStringLiteral("/v1/staff/events/demo-theatre/report"), this,
                 [&](const ui::host::Answer& answer) {
                     QVERIFY2(answer.ok(), qPrintable(answer.message()));
                     written = bool(ui::reports::writeReport(answer.body, client_->name(), path));
                 });
    QTRY_VERIFY_WITH_TIMEOUT(written, patience_ms);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::OfficePagesTest)
#include "officepages.moc"
