// Who is in charge of a box office, and who is signed in at its console, in the window over a real
// engine.
#include "engine/staff/demoaccounts.h"
#include "tests/support/staffoffice.h"
#include "tests/ui/pictures.h"
#include "tests/ui/windowbench.h"
#include "ui/accountbutton.h"
#include "ui/dialogs/firstadministrator.h"
#include "ui/dialogs/signindialog.h"
#include "ui/staffarea.h"
#include "ui/style/banner.h"

#include <QDialogButtonBox>
#include <QLineEdit>

namespace seatlock::tests {

using ui::MainWindow;
using ui::dialogs::FirstAdministrator;
using ui::dialogs::SignInDialog;
using State = WindowBench::State;

class WindowStaffTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init() { bench_ = std::make_unique<WindowBench>(); }
    void cleanup() { bench_.reset(); }
    void firstStartLeadsToTheAdministrator();
    void laterRemindsInABanner();
    void sessionEndsInTheMiddle();

private:
    ui::WindowSetup setup() const {
        auto out = bench_->setup();
        out.options.limits.password_memory_kib = staffLimits().password_memory_kib;
        out.options.limits.password_passes = staffLimits().password_passes;
        return out;
    }
    static FirstAdministrator* guided(MainWindow& window) {
        return qobject_cast<FirstAdministrator*>(window.views().currentWidget());
    }
    static QLineEdit* field(QWidget& widget, const char* name) {
        return widget.findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    static bool cellSays(MainWindow& window, const QString& text) {
        return window.status().texts().contains(text);
    }
    static ui::style::Banner* bannerWith(MainWindow& window, const char* text) {
        for (auto* banner : window.findChildren<ui::style::Banner*>()) {
            if (banner->isVisible() && banner->text().contains(QString::fromLatin1(text))) {
                return banner;
            }
        }
        return nullptr;
    }
    std::unique_ptr<WindowBench> bench_;
};

void WindowStaffTest::firstStartLeadsToTheAdministrator() {
    auto first = setup();
    first.welcome = true;
    auto window = bench_->open(first);
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QTest::keyClick(window->focusWidget(), Qt::Key_Down);
    QTest::keyClick(window->focusWidget(), Qt::Key_Return);
    QVERIFY(WindowBench::reached(*window, State::running));
    QTRY_VERIFY_WITH_TIMEOUT(guided(*window) != nullptr, WindowBench::patience_ms);
    auto& page = *guided(*window);
    QTRY_COMPARE(window->focusWidget(), field(page, "name"));
    const auto type = [&](const char* text) {
        QTest::keyClicks(window->focusWidget(), QString::fromLatin1(text));
    };
    const auto tab = [&] { QTest::keyClick(window->focusWidget(), Qt::Key_Tab); };
    type("Ada Lovelace");
    QCOMPARE(field(page, "login")->text(), QStringLiteral("ada.lovelace"));
    tab();
    tab();
    type("a long enough one");
    QTest::keyClick(window->focusWidget(), Qt::Key_Return);
    auto* complaint = page.findChild<ui::style::Banner*>();
    QVERIFY(complaint->isVisible());
    QVERIFY(complaint->text().contains(QStringLiteral("once more")));
    keepPicture(*window, QStringLiteral("first-administrator"));
    tab();
    type("a long enough one");
    QVERIFY(!complaint->isVisible());
    QTest::keyClick(window->focusWidget(), Qt::Key_Return);
    auto& client = window->staff().client();
    QTRY_VERIFY_WITH_TIMEOUT(client.signedIn(), WindowBench::patience_ms);
    QTRY_COMPARE(window->views().currentWidget(), &window->workspace());
    QVERIFY(cellSays(*window, QStringLiteral("Ada Lovelace")));
    QCOMPARE(window->findChild<ui::AccountButton*>()->accessibleName(),
             QStringLiteral("Ada Lovelace"));
    keepPicture(*window, QStringLiteral("signed-in"));
    window->actions().sign_out->trigger();
    QVERIFY(!cellSays(*window, QStringLiteral("Ada Lovelace")));
    QVERIFY(window->actions().sign_in->isEnabled());
    QCOMPARE(bannerWith(*window, "administrator"), nullptr);
}

void WindowStaffTest::laterRemindsInABanner() {
    auto window = bench_->open(setup());
    QVERIFY(WindowBench::sells(*window));
    QTRY_VERIFY_WITH_TIMEOUT(bannerWith(*window, "no administrator") != nullptr,
                             WindowBench::patience_ms);
    QVERIFY(guided(*window) == nullptr);
    bannerWith(*window, "no administrator")->findChild<QPushButton*>()->click();
    QVERIFY(guided(*window) != nullptr);
    for (auto* button : guided(*window)->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Later")) button->click();
    }
    QCOMPARE(window->views().currentWidget(), &window->workspace());
    QVERIFY(bannerWith(*window, "no administrator") != nullptr);
}

void WindowStaffTest::sessionEndsInTheMiddle() {
    auto window = bench_->open(setup());
    QVERIFY(WindowBench::sells(*window));
    auto& client = window->staff().client();
    const QString password = QString::fromStdString(staff_password);
    client.setUp(QStringLiteral("Boss"), QStringLiteral("boss"), password, this,
                 [](const ui::host::Answer&) {});
    QTRY_VERIFY_WITH_TIMEOUT(client.signedIn(), WindowBench::patience_ms);
    // Elsewhere, all sessions of theirs are ended by a new password.
    const QString other = QStringLiteral("another long password");
    HttpClient http(WindowBench::portOf(*window));
    const std::string word = "\"" + staff_password + "\"";
    const auto session =
        http.post("/v1/sessions", "{\"login\":\"boss\",\"password\":" + word + "}");
    QCOMPARE(session.status, 201);
    const auto changed =
        http.post("/v1/users/boss/password",
                  "{\"old_password\":" + word + ",\"new_password\":\"another long password\"}",
                  bearer(session.text("token")));
    QCOMPARE(changed.status, 204);
    int status = 0;
    client.get(QStringLiteral("/v1/users"), this,
               [&status](const ui::host::Answer& answer) { status = answer.status; });
    auto* dialog = [&] {
        SignInDialog* found = nullptr;
        const bool came = QTest::qWaitFor([&] {
            found = window->findChild<SignInDialog*>();
            return found != nullptr && found->isVisible();
        });
        return came ? found : nullptr;
    }();
    QVERIFY(dialog != nullptr);
    QCOMPARE(field(*dialog, "login")->text(), QStringLiteral("boss"));
    keepPicture(*dialog, QStringLiteral("sign-in-again"));
    QTest::keyClicks(field(*dialog, "password"), QStringLiteral("wrong one"));
    QTest::keyClick(field(*dialog, "password"), Qt::Key_Return);
    auto* complaint = dialog->findChild<ui::style::Banner*>();
    QTRY_VERIFY(complaint->isVisible());
    QCOMPARE(status, 0);
    field(*dialog, "password")->setText(other);
    QTest::keyClick(field(*dialog, "password"), Qt::Key_Return);
    QTRY_COMPARE(status, 200);
    QVERIFY(!dialog->isVisible());
    QVERIFY(client.signedIn());
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::WindowStaffTest)
#include "windowstaff.moc"
