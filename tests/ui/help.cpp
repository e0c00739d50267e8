// Help and About: topics that say what is true, found by their words, read by keyboard.
#include "tests/ui/pictures.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocumentFragment>
#include <QtTest>

using namespace seatlock;
using namespace seatlock::ui::dialogs;

namespace {

const HelpFacts facts{QStringLiteral("http://127.0.0.1:8099"),
                      QStringLiteral("demo-theatre"),
                      QStringLiteral("A-7"),
                      {{QStringLiteral("Quit"), QStringLiteral("Ctrl+Q")},
                       {QStringLiteral("A & B <C>"), QStringLiteral("Ctrl+<")}}};

QPushButton* copyButton(HelpDialog& dialog) {
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text().contains(QStringLiteral("command"))) return button;
    }
    return nullptr;
}

}  // namespace

class TestHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QApplication::setStyle(new ui::style::ConsoleStyle);
        QApplication::setPalette(ui::style::lightPalette());
    }

    void commandsAreSafeForAShell() {
        QCOMPARE(bookingCommand(facts.url, facts.event_slug, facts.seat),
                 QStringLiteral("curl --json '{\"seats\":[\"A-7\"]}' "
                                "http://127.0.0.1:8099/v1/events/demo-theatre/holds"));
        QVERIFY(bookingCommand(facts.url, facts.event_slug, QStringLiteral("O'1\"x"))
                    .contains(QStringLiteral("O'\\''1\\\"x")));
        QVERIFY(bookingCommand({}, facts.event_slug, facts.seat).isEmpty());
        QVERIFY(bookingCommand(facts.url, {}, facts.seat).isEmpty());
    }

    void everyLinkLeadsToATopic() {
        const auto topics = helpTopics(facts);
        QSet<QString> ids;
        for (const HelpTopic& topic : topics) ids << topic.id;
        QCOMPARE(ids.size(), topics.size());
        static const QRegularExpression link(QStringLiteral("href=\"([a-z]+)\""));
        for (const HelpTopic& topic : topics) {
            QVERIFY(topic.html.size() > 100);
            for (auto found = link.globalMatch(topic.html); found.hasNext();) {
                QVERIFY2(ids.contains(found.next().captured(1)), qPrintable(topic.id));
            }
        }
    }

    void keysAreThoseOfTheWindow() {
        for (const HelpTopic& topic : helpTopics(facts)) {
            if (topic.id != QLatin1String("keys")) continue;
            const QString text = QTextDocumentFragment::fromHtml(topic.html).toPlainText();
            QVERIFY(text.contains(QStringLiteral("Ctrl+Q")));
            QVERIFY(text.contains(QStringLiteral("A & B <C>")));
        }
    }

    void whereNothingIsServedNoCommandIsOffered() {
        HelpDialog dialog;
        dialog.showTopic(QStringLiteral("curl"));
        QVERIFY(copyButton(dialog)->isHidden());
        QVERIFY(text(dialog).contains(QStringLiteral("only watches")));
        dialog.setFacts({facts.url, {}, {}, {}});
        QVERIFY(text(dialog).contains(QStringLiteral("no event")));
        dialog.setFacts(facts);
        QCOMPARE(dialog.topic(), QStringLiteral("curl"));
        QVERIFY(text(dialog).contains(QStringLiteral("127.0.0.1:8099")));
        QTest::keyClick(copyButton(dialog), Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(),
                 bookingCommand(facts.url, facts.event_slug, facts.seat));
    }

    void searchFindsAndMarks() {
        HelpDialog dialog;
        dialog.setFacts(facts);
        dialog.showTopic({});
        auto* list = dialog.findChild<QListWidget*>();
        auto* browser = dialog.findChild<QTextBrowser*>();
        const int all = list->count();
        auto* search = dialog.findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("p99"));
        QCOMPARE(list->count(), 1);
        QCOMPARE(dialog.topic(), QStringLiteral("engine"));
        QVERIFY(!browser->extraSelections().isEmpty());
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QTest::keyClicks(search, QStringLiteral("zzz"));
        QCOMPARE(list->count(), 0);
        search->clear();
        QCOMPARE(list->count(), all);
        QVERIFY(browser->extraSelections().isEmpty());
    }

    void topicsAreChosenByKeyboard() {
        HelpDialog dialog;
        QVERIFY(!dialog.isModal());
        dialog.setFacts(facts);
        dialog.showTopic(QStringLiteral("sale"));
        auto* list = dialog.findChild<QListWidget*>();
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(dialog.topic(), QStringLiteral("sell"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(dialog.isHidden());
        dialog.showTopic(QStringLiteral("no such"));
        QCOMPARE(dialog.topic(), QStringLiteral("sell"));
    }

    void aboutNamesEveryLicence() {
        AboutDialog dialog;
        const QString words = dialog.findChild<QTextBrowser*>()->toPlainText();
        for (const char* part : {"GPL-3.0-or-later", "LGPL", "libpqxx", "BSD", "llhttp", "MIT",
                                 "libsodium", "ISC", "PostgreSQL"}) {
            QVERIFY2(words.contains(QLatin1String(part)), part);
        }
        QVERIFY(AboutDialog::versions().contains(QStringLiteral(SEATLOCK_VERSION)));
    }

    void pictures() {
        for (const bool dark : {false, true}) {
            QApplication::setPalette(dark ? ui::style::darkPalette() : ui::style::lightPalette());
            const QString shade = dark ? QStringLiteral("dark") : QStringLiteral("light");
            HelpDialog dialog;
            dialog.setFacts(facts);
            for (const char* id : {"curl", "sale", "start"}) {
                dialog.showTopic(QLatin1String(id));
                QCoreApplication::processEvents();
                tests::keepPicture(dialog,
                                   QStringLiteral("help-%1-%2").arg(QLatin1String(id), shade));
            }
            AboutDialog about;
            about.show();
            QCoreApplication::processEvents();
            tests::keepPicture(about, QStringLiteral("about-") + shade);
        }
    }

private:
    static QString text(HelpDialog& dialog) {
        return dialog.findChild<QTextBrowser*>()->toPlainText();
    }
};

QTEST_MAIN(TestHelp)
#include "help.moc"
