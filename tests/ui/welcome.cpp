// The first run and attaching to a sale, by keyboard and by mouse.
#include "ui/dialogs/welcome.h"

#include "engine/engine.h"
#include "tests/ui/pictures.h"
#include "ui/dialogs/attachdialog.h"
#include "ui/dialogs/choicecard.h"
#include "ui/dialogs/folderfield.h"
#include "ui/dialogs/recenttargets.h"
#include "ui/dialogs/targetform.h"
#include "ui/style/banner.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace seatlock;
using namespace seatlock::ui::dialogs;
using Mode = ui::host::EngineHost::Mode;

namespace {

StartRequest requestOf(const QSignalSpy& spy) {
    return spy.last().at(0).value<StartRequest>();
}

void showActive(QWidget& widget) {
    widget.show();
    widget.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&widget));
}

void type(QLineEdit* edit, const QString& text) {
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

QLineEdit* urlOf(QWidget& widget) {
    return widget.findChild<QComboBox*>()->lineEdit();
}

ui::style::Banner* shownBanner(QWidget& widget) {
    for (auto* banner : widget.findChildren<ui::style::Banner*>()) {
        if (!banner->isHidden()) return banner;
    }
    return nullptr;
}

}  // namespace

class TestWelcome : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QApplication::setStyle(new ui::style::ConsoleStyle);
        QApplication::setPalette(ui::style::lightPalette());
        QVERIFY(folder_.isValid());
        options_.limits.claim_batch_max = 17;
    }

    void enterStartsTheDemo() {
        Welcome page(options_, {});
        showActive(page);
        QSignalSpy spy(&page, &Welcome::startRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        const auto request = requestOf(spy);
        QVERIFY(request.options.demo);
        QVERIFY(request.options.database.empty());
        QVERIFY(request.options.data_dir.empty());  // the default stays the default
        QCOMPARE(request.options.limits.claim_batch_max, 17);
        QCOMPARE(static_cast<int>(request.mode), static_cast<int>(Mode::serving));
    }

    void arrowsChooseAnEmptyBoxOffice() {
        Welcome page(options_, {});
        showActive(page);
        QSignalSpy spy(&page, &Welcome::startRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QVERIFY(!requestOf(spy).options.demo);
        QCOMPARE(static_cast<int>(requestOf(spy).mode), static_cast<int>(Mode::serving));
    }

    void theDataFolderIsSaidAndCanBeAnother() {
        Welcome page(options_, {});
        showActive(page);
        QSignalSpy spy(&page, &Welcome::startRequested);
        auto* folder = page.findChild<FolderField*>(QStringLiteral("data-folder"));
        QCOMPARE(folder->path().toStdString(), Engine::defaultDataDir());
        type(folder->edit(), QStringLiteral("somewhere"));
        QTest::keyClick(folder->edit(), Qt::Key_Return);
        QCOMPARE(spy.count(), 0);
        QVERIFY(shownBanner(page) != nullptr);
        type(folder->edit(), QStringLiteral("/srv/box/"));
        QVERIFY(shownBanner(page) == nullptr);
        QTest::keyClick(folder->edit(), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(requestOf(spy).options.data_dir, std::string("/srv/box"));
    }

    void keyboardJoinsADatabase() {
        Welcome page(options_, {});
        showActive(page);
        QSignalSpy spy(&page, &Welcome::startRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QLineEdit* url = urlOf(page);
        for (int i = 0; i < 6 && !url->hasFocus(); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(url->hasFocus());
        QTest::keyClicks(url, QStringLiteral("db.example"));
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(spy.count(), 0);
        QVERIFY(shownBanner(page) != nullptr);
        type(url, QStringLiteral("postgresql://clerk@db.example/sales"));
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(static_cast<int>(requestOf(spy).mode), static_cast<int>(Mode::watching));
        auto* sell = page.findChild<QCheckBox*>();
        sell->setChecked(true);
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(spy.count(), 2);
        QCOMPARE(static_cast<int>(requestOf(spy).mode), static_cast<int>(Mode::serving));
        QCOMPARE(requestOf(spy).options.database,
                 std::string("postgresql://clerk@db.example/sales"));
    }

    void lookingAroundLosesNothing() {
        Welcome page(options_, {});
        showActive(page);
        const auto cards = page.findChildren<ChoiceCard*>();
        cards[2]->click();
        type(urlOf(page), QStringLiteral("postgresql://h/d"));
        cards[0]->click();
        auto* folder = page.findChild<FolderField*>(QStringLiteral("data-folder"));
        type(folder->edit(), QStringLiteral("/srv/x"));
        cards[2]->click();
        QCOMPARE(urlOf(page)->text(), QStringLiteral("postgresql://h/d"));
        const auto radios = page.findChildren<QRadioButton*>();
        radios[0]->click();
        radios[1]->click();
        QCOMPARE(urlOf(page)->text(), QStringLiteral("postgresql://h/d"));
        cards[1]->click();
        QCOMPARE(folder->path(), QStringLiteral("/srv/x"));
    }

    void onlyTheLatestTestIsAnswered() {
        QList<ConnectionAnswer> answers;
        TargetForm form(
            [&](const StartRequest&, const ConnectionAnswer& answer) { answers << answer; });
        form.show();
        auto* button = form.findChild<QPushButton*>(QStringLiteral("test"));
        QVERIFY(button != nullptr);
        button->click();
        QVERIFY(answers.isEmpty());  // nothing typed: nothing to try
        type(urlOf(form), QStringLiteral("postgresql://h/d"));
        button->click();
        QCOMPARE(answers.size(), 1);
        QVERIFY(!button->isEnabled());
        type(urlOf(form), QStringLiteral("postgresql://h/other"));
        QVERIFY(button->isEnabled());
        button->click();
        answers[0](core::Done{});
        QCOMPARE(static_cast<int>(shownBanner(form)->kind()),
                 static_cast<int>(ui::style::Banner::Kind::info));
        answers[1](core::Error{core::ErrorCode::database_unavailable, "no route", {}, 0});
        QCOMPARE(shownBanner(form)->text(), QStringLiteral("no route"));
        button->click();
        answers[2](core::Done{});
        QCOMPARE(static_cast<int>(shownBanner(form)->kind()),
                 static_cast<int>(ui::style::Banner::Kind::good));
    }

    void anAnswerMayComeTooLate() {
        ConnectionAnswer answer;
        {
            TargetForm form([&](const StartRequest&, const ConnectionAnswer& a) { answer = a; });
            type(urlOf(form), QStringLiteral("postgresql://h/d"));
            form.findChild<QPushButton*>(QStringLiteral("test"))->click();
        }
        QVERIFY(answer);
        answer(core::Done{});
    }

    void attachKeepsNoPassword() {
        QSettings settings(folder_.filePath(QStringLiteral("a.ini")), QSettings::IniFormat);
        RecentTargets recent(settings);
        AttachDialog dialog(recent, {});
        dialog.setOptions(options_);
        showActive(dialog);
        QSignalSpy spy(&dialog, &AttachDialog::startRequested);
        type(urlOf(dialog), QStringLiteral("postgresql://clerk:secret@db.example/sales"));
        QTest::keyClick(urlOf(dialog), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QVERIFY(dialog.isHidden());
        QVERIFY(requestOf(spy).options.database.find("secret") != std::string::npos);
        settings.sync();
        QFile file(settings.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray stored = file.readAll();
        QVERIFY(stored.contains("db.example"));
        QVERIFY(!stored.contains("secret"));
        AttachDialog next(recent, {});
        QCOMPARE(urlOf(next)->text(), QStringLiteral("postgresql://clerk@db.example/sales"));
    }

    void attachToAFolder() {
        QSettings settings(folder_.filePath(QStringLiteral("b.ini")), QSettings::IniFormat);
        RecentTargets recent(settings);
        AttachDialog dialog(recent, {});
        showActive(dialog);
        QSignalSpy spy(&dialog, &AttachDialog::startRequested);
        for (auto* radio : dialog.findChildren<QRadioButton*>()) {
            if (!radio->isChecked()) {
                QTest::keyClick(radio, Qt::Key_Space);
                break;
            }
        }
        auto* folder = dialog.findChild<FolderField*>();
        QVERIFY(folder->isEnabled());
        type(folder->edit(), folder_.path());
        QTest::keyClick(folder->edit(), Qt::Key_Return);
        QCOMPARE(spy.count(), 0);  // nobody keeps data there
        QVERIFY(QDir(folder_.path()).mkdir(QStringLiteral("pg")));
        QTest::keyClick(folder->edit(), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(requestOf(spy).options.data_dir, folder_.path().toStdString());
        QCOMPARE(recent.folders(), QStringList{folder_.path()});
    }

    void cancelLosesNothing() {
        QSettings settings(folder_.filePath(QStringLiteral("c.ini")), QSettings::IniFormat);
        RecentTargets recent(settings);
        AttachDialog dialog(recent, {});
        showActive(dialog);
        type(urlOf(dialog), QStringLiteral("postgresql://half"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(dialog.isHidden());
        dialog.open();
        QCOMPARE(urlOf(dialog)->text(), QStringLiteral("postgresql://half"));
    }

    void recentIsShortAndLatestFirst() {
        QSettings settings(folder_.filePath(QStringLiteral("d.ini")), QSettings::IniFormat);
        RecentTargets recent(settings);
        for (int i = 0; i < 12; ++i) recent.addUrl(QStringLiteral("postgresql://h/%1").arg(i));
        recent.addUrl(QStringLiteral("postgresql://u:p@h/9"));
        recent.addUrl(QStringLiteral("postgresql://u:q@h/9"));
        QCOMPARE(recent.urls().size(), RecentTargets::kept_max);
        QCOMPARE(recent.urls().first(), QStringLiteral("postgresql://u@h/9"));
        QCOMPARE(recent.urls().count(QStringLiteral("postgresql://u@h/9")), 1);
    }

    void narrowWindowsCutNothingOff() {
        // What a 1366×768 screen at 200 % leaves beside the list of pages.
        Welcome page(options_, {});
        page.findChildren<ChoiceCard*>()[2]->click();
        page.resize(500, 340);
        page.show();
        QCoreApplication::processEvents();
        auto* area = page.findChild<QScrollArea*>();
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        tests::keepPicture(page, QStringLiteral("welcome-narrow"));
    }

    void pictures() {
        QSettings settings(folder_.filePath(QStringLiteral("e.ini")), QSettings::IniFormat);
        RecentTargets recent(settings);
        recent.addUrl(QStringLiteral("postgresql://clerk@db.example/sales"));
        const ConnectionTest test = [](const StartRequest&, const ConnectionAnswer& answer) {
            answer(core::Done{});
        };
        for (const bool dark : {false, true}) {
            QApplication::setPalette(dark ? ui::style::darkPalette() : ui::style::lightPalette());
            const QString shade = dark ? QStringLiteral("dark") : QStringLiteral("light");
            Welcome page(options_, test);
            page.setRecent(recent);
            page.resize(1'100, 640);
            showActive(page);
            tests::keepPicture(page, QStringLiteral("welcome-") + shade);
            page.findChildren<ChoiceCard*>()[2]->click();
            QCoreApplication::processEvents();
            tests::keepPicture(page, QStringLiteral("welcome-join-") + shade);
            AttachDialog dialog(recent, test);
            showActive(dialog);
            dialog.findChild<QPushButton*>(QStringLiteral("test"))->click();
            QCoreApplication::processEvents();
            tests::keepPicture(dialog, QStringLiteral("attach-") + shade);
        }
    }

private:
    QTemporaryDir folder_;
    config::Options options_;
};

QTEST_MAIN(TestWelcome)
#include "welcome.moc"
