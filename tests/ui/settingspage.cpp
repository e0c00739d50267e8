// Settings: every option on the page, checked by the engine's rules, written into the file that a
// person edits too, applied and discarded without losing anything.
#include "ui/pages/settingspage.h"

#include "engine/config/limittable.h"
#include "tests/ui/pictures.h"
#include "ui/dialogs/folderfield.h"
#include "ui/pages/settingfacts.h"
#include "ui/pages/settingrow.h"
#include "ui/style/banner.h"
#include "ui/style/card.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace seatlock;
using namespace seatlock::ui::pages;
using config::Origin;

namespace {

SettingRow* rowOf(SettingsPage& page, const char* name) {
    for (SettingRow* row : page.findChildren<SettingRow*>()) {
        if (row->facts().name == name) return row;
    }
    return nullptr;
}

QLineEdit* editOf(SettingsPage& page, const char* name) {
    return qobject_cast<QLineEdit*>(rowOf(page, name)->field());
}

QPushButton* buttonOf(QWidget& page, const QString& text) {
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        if (QString(button->text()).remove(QLatin1Char('&')) == text) return button;
    }
    return nullptr;
}

void type(QLineEdit* edit, const QString& text) {
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

bool says(QWidget& widget, const QString& words) {
    for (QLabel* label : widget.findChildren<QLabel*>()) {
        if (!label->isHidden() && label->text().contains(words)) return true;
    }
    return false;
}

config::Options appliedOf(const QSignalSpy& spy) {
    return spy.last().at(0).value<config::Options>();
}

}  // namespace

class TestSettingsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QApplication::setStyle(new ui::style::ConsoleStyle);
        QApplication::setPalette(ui::style::lightPalette());
        QVERIFY(folder_.isValid());
    }
    void init() { QFile::remove(file()); }

    void everyOptionHasItsFacts() {
        QCOMPARE(allSettings().size(), config::optionNames().size());
        for (const auto& name : config::optionNames()) {
            const SettingFacts* facts = factsOf(name);
            QVERIFY2(facts != nullptr, name.c_str());
            QVERIFY(!facts->title.isEmpty() && !facts->meaning.isEmpty());
            if (facts->number) QVERIFY(!facts->range().isEmpty() && facts->least < facts->most);
        }
        QCOMPARE(factsOf("claim-lane-wait-us")->unit, QStringLiteral("µs"));
        QCOMPARE(factsOf("seats-per-hold-max")->unit, QString());
        for (int i = 0; i <= static_cast<int>(last_setting_group); ++i) {
            QVERIFY(!titleOf(static_cast<SettingGroup>(i)).isEmpty());
        }
    }

    void draftKnowsWhatChanged() {
        SettingsDraft draft{config::Options()};
        draft.set("claim-batch-max", "8");
        QVERIFY(draft.isChanged("claim-batch-max"));
        QCOMPARE(draft.options()->limits.claim_batch_max, 8);
        draft.set("claim-batch-max", "256");
        QVERIFY(!draft.isChanged());
        draft.set("claim-batch-max", "x");
        QVERIFY(!draft.problem("claim-batch-max").empty());
        QVERIFY(!draft.options().ok());
        draft.set("listen", "nowhere");
        draft.set("database", "db.example");
        draft.set("data-dir", "/srv/a#b");
        for (const char* name : {"listen", "database", "data-dir"}) {
            QVERIFY2(!draft.problem(name).empty(), name);
        }
        const auto changes = draft.discard();
        QVERIFY(!draft.isChanged() && draft.options().ok());
        draft.restore(changes);
        QCOMPARE(draft.changes(), std::size_t{4});
        config::Options now;
        now.limits.claim_batch_max = 8;
        draft.set("claim-batch-max", "8");
        draft.setInForce(now);
        QVERIFY(!draft.isChanged("claim-batch-max") && draft.isChanged("listen"));
    }

    void relationsAreTold() {
        SettingsPage page({}, path(), {});
        type(editOf(page, "pool-connections-max"), QStringLiteral("2"));
        QVERIFY(!buttonOf(page, QStringLiteral("Apply"))->isEnabled());
        QVERIFY(says(page, QStringLiteral("claim_lanes_max must be less")));
        type(editOf(page, "claim-lanes-max"), QStringLiteral("1"));
        QVERIFY(buttonOf(page, QStringLiteral("Apply"))->isEnabled());
    }

    void mistakesAreToldWhereTheyAre() {
        SettingsPage page({}, path(), {});
        QSignalSpy applied(&page, &SettingsPage::applyRequested);
        type(editOf(page, "seats-per-hold-max"), QStringLiteral("0"));
        QVERIFY(says(*rowOf(page, "seats-per-hold-max"), QStringLiteral("from 1 to 1000")));
        page.apply();
        QCOMPARE(applied.count(), 0);
        QVERIFY(!QFile::exists(file()));
        type(editOf(page, "seats-per-hold-max"), QStringLiteral("12"));
        QVERIFY(!says(*rowOf(page, "seats-per-hold-max"), QStringLiteral("from 1 to 1000")));
    }

    void applyKeepsWhatAPersonWrote() {
        write("# ours\nclaim_batch_max = 8 # small house\nfuture-setting = 1\nlisten = :9\n");
        config::Options options;
        options.limits.claim_batch_max = 8;
        options.listen_port = 9;
        SettingsPage page(options, path(), [](std::string_view name) {
            return name == "claim-batch-max" || name == "listen" ? Origin::file : Origin::preset;
        });
        QVERIFY(says(*rowOf(page, "listen"), QStringLiteral("From the settings file")));
        QSignalSpy applied(&page, &SettingsPage::applyRequested);
        type(editOf(page, "claim-batch-max"), QStringLiteral("16"));
        type(editOf(page, "listen"), QStringLiteral("127.0.0.1:8080"));
        type(editOf(page, "seats-per-hold-max"), QStringLiteral("6"));
        QVERIFY(page.hasChanges());
        page.apply();
        QCOMPARE(applied.count(), 1);
        QCOMPARE(applied.last().at(1).toBool(), true);
        QCOMPARE(appliedOf(applied).limits.claim_batch_max, 16);
        QCOMPARE(appliedOf(applied).limits.seats_per_hold_max, 6);
        QCOMPARE(appliedOf(applied).listen_port, std::uint16_t{8'080});
        QCOMPARE(read(), QByteArray("# ours\nclaim_batch_max = 16 # small house\n"
                                    "future-setting = 1\nseats-per-hold-max = 6\n"));
        QVERIFY(!page.hasChanges());
        QVERIFY(says(*rowOf(page, "seats-per-hold-max"), QStringLiteral("From the settings file")));
        QVERIFY(!says(*rowOf(page, "listen"), QStringLiteral("From the settings file")));
    }

    void failedWriteLosesNothing() {
        QVERIFY(QDir(folder_.path()).mkpath(QStringLiteral("settings.conf/in the way")));
        SettingsPage page({}, path(), {});
        QSignalSpy applied(&page, &SettingsPage::applyRequested);
        type(editOf(page, "seats-per-hold-max"), QStringLiteral("6"));
        page.apply();
        QCOMPARE(applied.count(), 0);
        QCOMPARE(editOf(page, "seats-per-hold-max")->text(), QStringLiteral("6"));
        QVERIFY(page.hasChanges());
        QVERIFY(says(page, QStringLiteral("Nothing was applied")));
        QVERIFY(QDir(file()).removeRecursively());
        page.apply();
        QCOMPARE(applied.count(), 1);
    }

    void discardCanBeTakenBack() {
        SettingsPage page({}, path(), {});
        page.show();
        QSignalSpy changes(&page, &SettingsPage::changesChanged);
        type(editOf(page, "seats-per-hold-max"), QStringLiteral("6"));
        type(editOf(page, "listen"), QStringLiteral("nonsense"));
        page.discard();
        QCOMPARE(editOf(page, "seats-per-hold-max")->text(), QStringLiteral("20"));
        QCOMPARE(editOf(page, "listen")->text(), QStringLiteral("127.0.0.1:8080"));
        QVERIFY(!page.hasChanges());
        QPushButton* back = buttonOf(page, QStringLiteral("Bring back"));
        QVERIFY(back != nullptr);
        QTest::keyClick(back, Qt::Key_Return);
        QCOMPARE(editOf(page, "seats-per-hold-max")->text(), QStringLiteral("6"));
        QCOMPARE(editOf(page, "listen")->text(), QStringLiteral("nonsense"));
        QCOMPARE(changes.count(), 3);
    }

    void defaultsAreRestoredOneByOne() {
        config::Options options;
        options.limits.claim_batch_max = 8;
        SettingsPage page(options, path(), {});
        page.show();
        SettingRow* row = rowOf(page, "claim-batch-max");
        auto* undo = row->findChild<QToolButton*>();
        QVERIFY(undo->isVisible());
        QTest::keyClick(undo, Qt::Key_Space);
        QCOMPARE(editOf(page, "claim-batch-max")->text(), QStringLiteral("256"));
        QVERIFY(!undo->isVisible());
        QVERIFY(page.hasChanges());
        QVERIFY(!rowOf(page, "claim-queue-max")->findChild<QToolButton*>()->isVisible());
    }

    void whatGoesBeforeTheFileIsSaidAndLocked() {
        config::Options options;
        options.limits.claim_batch_max = 8;
        options.data_dir = "/srv/box";
        SettingsPage page(options, path(), [](std::string_view name) {
            if (name == "claim-batch-max") return Origin::environment;
            return name == "data-dir" ? Origin::flag : Origin::preset;
        });
        QVERIFY(!editOf(page, "claim-batch-max")->isEnabled());
        QVERIFY(says(*rowOf(page, "claim-batch-max"), QStringLiteral("SEATLOCK_CLAIM_BATCH_MAX")));
        QVERIFY(!editOf(page, "data-dir")->isEnabled());
        QVERIFY(says(*rowOf(page, "data-dir"), QStringLiteral("--data-dir")));
        QVERIFY(editOf(page, "claim-queue-max")->isEnabled());
    }

    void searchFindsByAnyWord() {
        config::Options options;
        options.limits.claim_batch_max = 8;
        SettingsPage page(options, path(), {});
        page.show();
        auto* search = page.findChildren<QLineEdit*>().first();
        QTest::keyClicks(search, QStringLiteral("hold seats"));
        QVERIFY(rowOf(page, "seats-per-hold-max")->isVisible());
        QVERIFY(!rowOf(page, "claim-batch-max")->isVisible());
        search->setText(QStringLiteral("claim_batch"));
        QVERIFY(rowOf(page, "claim-batch-max")->isVisible());
        search->setText(QStringLiteral("no such thing"));
        QVERIFY(says(page, QStringLiteral("No setting is like that")));
        buttonOf(page, QStringLiteral("Show all settings"))->click();
        QVERIFY(rowOf(page, "listen")->isVisible());
        page.findChildren<QCheckBox*>().first()->setChecked(true);
        QVERIFY(rowOf(page, "claim-batch-max")->isVisible());
        QVERIFY(!rowOf(page, "listen")->isVisible());
        // Changes that are not shown are still there.
        QVERIFY(!page.hasChanges());
    }

    void keyboardChangesAndApplies() {
        SettingsPage page({}, path(), {});
        page.resize(900, 600);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy applied(&page, &SettingsPage::applyRequested);
        page.findChildren<QLineEdit*>().first()->setFocus();
        QLineEdit* wanted = editOf(page, "claim-batch-max");
        for (int i = 0; i < 60 && !wanted->hasFocus(); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(wanted->hasFocus());
        // It has come into view by itself.
        QVERIFY(!wanted->visibleRegion().isEmpty());
        QTest::keyClicks(wanted, QStringLiteral("99"));
        QPushButton* apply = buttonOf(page, QStringLiteral("Apply"));
        for (int i = 0; i < 200 && !apply->hasFocus(); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(apply->hasFocus());
        QTest::keyClick(apply, Qt::Key_Return);
        QCOMPARE(applied.count(), 1);
        QCOMPARE(appliedOf(applied).limits.claim_batch_max, 99);
    }

    void everyFieldHasAName() {
        SettingsPage page({}, path(), {});
        for (SettingRow* row : page.findChildren<SettingRow*>()) {
            QVERIFY2(!row->field()->accessibleName().isEmpty(), row->facts().name.c_str());
        }
    }

    void looksAreChosenAtOnce() {
        SettingsPage page({}, path(), {});
        page.showAppearance(ui::style::Theme::Choice::light, 130);
        auto* theme = page.findChild<QComboBox*>(QStringLiteral("theme"));
        auto* size = page.findChild<QComboBox*>(QStringLiteral("text-size"));
        QCOMPARE(theme->currentText(), QStringLiteral("Light"));
        QCOMPARE(size->currentData().toInt(), 125);
        QSignalSpy chosen(&page, &SettingsPage::themeChosen);
        QSignalSpy sized(&page, &SettingsPage::textPercentChosen);
        QTest::keyClick(theme, Qt::Key_Down);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.last().at(0).value<ui::style::Theme::Choice>(),
                 ui::style::Theme::Choice::dark);
        QTest::keyClick(size, Qt::Key_Down);
        QCOMPARE(sized.last().at(0).toInt(), 150);
        QVERIFY(!page.hasChanges());
    }

    void withoutAFileItStillApplies() {
        SettingsPage page({}, {}, {});
        QSignalSpy applied(&page, &SettingsPage::applyRequested);
        type(editOf(page, "seats-per-hold-max"), QStringLiteral("6"));
        page.apply();
        QCOMPARE(applied.count(), 1);
        QVERIFY(says(page, QStringLiteral("No settings file")));
    }

    void narrowWindowsCutNothingOff() {
        // What a 1366×768 screen at 200 % leaves beside the list of pages.
        SettingsPage page({}, path(), {});
        page.resize(500, 340);
        page.show();
        QCoreApplication::processEvents();
        auto* area = page.findChild<QScrollArea*>();
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        tests::keepPicture(page, QStringLiteral("settings-narrow"));
    }

    void pictures() {
        config::Options options;
        options.data_dir = "/var/lib/seatlock";
        options.limits.pool_connections_max = 12;
        for (const bool dark : {false, true}) {
            QApplication::setPalette(dark ? ui::style::darkPalette() : ui::style::lightPalette());
            const QString shade = dark ? QStringLiteral("dark") : QStringLiteral("light");
            SettingsPage page(options, path(), [](std::string_view name) {
                if (name == "pool-connections-max") return Origin::file;
                return name == "data-dir" ? Origin::flag : Origin::preset;
            });
            page.resize(1'100, 640);
            page.show();
            type(editOf(page, "listen"), QStringLiteral("0.0.0.0"));
            type(editOf(page, "seats-per-hold-max"), QStringLiteral("4"));
            QCoreApplication::processEvents();
            tests::keepPicture(page, QStringLiteral("settings-top-") + shade);
            auto* area = page.findChild<QScrollArea*>();
            area->ensureWidgetVisible(rowOf(page, "listen"), 0, 30);
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->value() + 400);
            QCoreApplication::processEvents();
            tests::keepPicture(page, QStringLiteral("settings-middle-") + shade);
            page.discard();
            QCoreApplication::processEvents();
            tests::keepPicture(page, QStringLiteral("settings-discarded-") + shade);
        }
    }

private:
    std::string path() const { return file().toStdString(); }
    QString file() const { return folder_.filePath(QStringLiteral("settings.conf")); }
    void write(const QByteArray& text) const {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    QByteArray read() const {
        QFile out(file());
        return out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray();
    }

    QTemporaryDir folder_;
};

QTEST_MAIN(TestSettingsPage)
#include "settingspage.moc"
