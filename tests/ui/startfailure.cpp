// What a person is told, and can do, when the engine does not start: for every error there is.
#include "ui/dialogs/startfailure.h"

#include "engine/engine.h"
#include "tests/ui/pictures.h"
#include "ui/dialogs/folderfield.h"
#include "ui/style/banner.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QtTest>

using namespace seatlock;
using namespace seatlock::ui::dialogs;
using core::ErrorCode;
using Mode = ui::host::EngineHost::Mode;

namespace {

constexpr int error_codes = static_cast<int>(ErrorCode::internal) + 1;

core::Error errorOf(ErrorCode code, const char* detail) {
    return {code, detail, {}, 0};
}

const core::Error taken =
    errorOf(ErrorCode::listen,
            "127.0.0.1:8080 is already in use: stop the program that listens there, or choose "
            "another port with --listen ADDR:PORT");
const core::Error held = errorOf(ErrorCode::cluster,
                                 "The data directory /srv/box is in use by process 4711. Stop that "
                                 "engine first, or choose another --data-dir.");
const core::Error away =
    errorOf(ErrorCode::database_unavailable,
            "the database cannot be reached: connection to server at \"db.example\" failed");

QPushButton* buttonOf(QWidget& widget, const QString& text) {
    for (QPushButton* button : widget.findChildren<QPushButton*>()) {
        if (button->text() == text && !button->isHidden()) return button;
    }
    return nullptr;
}

StartRequest requestOf(const QSignalSpy& spy) {
    return spy.last().at(0).value<StartRequest>();
}

}  // namespace

class TestStartFailure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QApplication::setStyle(new ui::style::ConsoleStyle);
        QApplication::setPalette(ui::style::lightPalette());
        tried_.options.data_dir = "/srv/box";
        tried_.options.limits.claim_batch_max = 17;
    }

    void everyErrorHasAdvice() {
        for (const auto mode : {Mode::serving, Mode::watching}) {
            for (const char* database : {"", "postgresql://clerk:secret@db.example/sales"}) {
                for (int i = 0; i < error_codes; ++i) {
                    config::Options options;
                    options.database = database;
                    const auto code = static_cast<ErrorCode>(i);
                    const core::Error error{code, "cannot use " + options.database, {}, 0};
                    const auto advice = adviseOn(error, options, mode);
                    QVERIFY(!advice.headline.isEmpty() && !advice.happened.isEmpty() &&
                            !advice.todo.isEmpty() && !advice.remedies.isEmpty());
                    QVERIFY(!advice.happened.contains(QStringLiteral("secret")));
                    QVERIFY(
                        !failureDetails(error, options, mode).contains(QStringLiteral("secret")));
                }
            }
        }
    }

    void kindsAreToldApart_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("first");
        const auto row = [](ErrorCode code, const char* detail, FailureKind kind, Remedy first) {
            QTest::newRow(detail) << static_cast<int>(code) << QString::fromUtf8(detail)
                                  << static_cast<int>(kind) << static_cast<int>(first);
        };
        using K = FailureKind;
        const auto listen = ErrorCode::listen;
        const auto cluster = ErrorCode::cluster;
        row(listen, "127.0.0.1:80 is already in use: stop", K::port_taken, Remedy::next_port);
        row(listen, "no permission to listen on 127.0.0.1:80", K::port_forbidden,
            Remedy::other_port);
        row(listen, "this machine has no address 10.9.9.9", K::address_unknown,
            Remedy::open_settings);
        row(listen, "no file descriptors left: raise the limit", K::descriptors_spent,
            Remedy::try_again);
        row(listen, "cannot listen on x: strange", K::listen, Remedy::next_port);
        row(ErrorCode::schema, "the database's schema is older than this program: start",
            K::schema_older, Remedy::try_again);
        row(ErrorCode::schema, "the database is newer than this program: its", K::schema_newer,
            Remedy::use_database);
        row(ErrorCode::schema, "schema file 3 is not the one", K::schema, Remedy::use_database);
        row(cluster, held.detail.c_str(), K::folder_held, Remedy::watch_instead);
        row(cluster, "The data directory d is in use by PostgreSQL process 7, which",
            K::folder_served, Remedy::try_again);
        row(cluster, "The data directory belongs to PostgreSQL 13, but", K::folder_version,
            Remedy::try_again);
        row(cluster, "d/PG_VERSION does not hold a version. The data is damaged; nothing",
            K::folder_damaged, Remedy::other_folder);
        row(cluster, "The path of the socket would be 200 bytes long, and the system allows 107",
            K::folder_path, Remedy::other_folder);
        row(cluster, "The data directory d is not writable (Permission denied)",
            K::folder_forbidden, Remedy::other_folder);
        row(cluster, "PostgreSQL's server programs were not found in /usr", K::server_missing,
            Remedy::try_again);
        row(cluster, "PostgreSQL was started in d but. It may be recovering after a crash",
            K::server_slow, Remedy::try_again);
        row(cluster, "something else", K::cluster, Remedy::try_again);
        row(ErrorCode::database_unavailable, "gone", K::database_away, Remedy::try_again);
        row(ErrorCode::configuration, "claim_lanes_max must be", K::configuration,
            Remedy::open_settings);
        row(ErrorCode::internal, "?", K::other, Remedy::try_again);
    }

    void kindsAreToldApart() {
        QFETCH(int, code);
        QFETCH(QString, detail);
        QFETCH(int, kind);
        QFETCH(int, first);
        const core::Error error{static_cast<ErrorCode>(code), detail.toStdString(), {}, 0};
        const auto advice = adviseOn(error, {}, Mode::serving);
        QCOMPARE(static_cast<int>(advice.kind), kind);
        QCOMPARE(static_cast<int>(advice.remedies.first()), first);
    }

    void engineStillSaysWhatTellsThemApart() {
        QString words;
        QDirIterator files(QStringLiteral(SEATLOCK_SOURCE_DIR "/engine"), {QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            words += QString::fromUtf8(file.readAll());
        }
        // A text may be written in several pieces.
        words.remove(QRegularExpression(QStringLiteral("\"\\s*\"")));
        for (const QString& phrase : tellingPhrases()) {
            QVERIFY2(words.contains(phrase), qPrintable(phrase));
        }
    }

    void olderSchemaIsUpdatedOnlyWhenItMay() {
        const auto error = errorOf(ErrorCode::schema, "is older than this program");
        config::Options options;
        QVERIFY(!adviseOn(error, options, Mode::watching).remedies.contains(Remedy::serve_here));
        options.database = "postgresql://h/d";
        QVERIFY(adviseOn(error, options, Mode::watching).remedies.contains(Remedy::serve_here));
    }

    void enterUsesTheNextFreePort() {
        QTcpServer blocker;
        QVERIFY(blocker.listen(QHostAddress::LocalHost));
        StartRequest tried = tried_;
        tried.options.listen_port = static_cast<std::uint16_t>(blocker.serverPort() - 1);
        StartFailure page;
        show(page, taken, tried);
        QSignalSpy spy(&page, &StartFailure::startRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        const auto request = requestOf(spy);
        QVERIFY(request.options.listen_port > blocker.serverPort());
        QCOMPARE(request.options.limits.claim_batch_max, 17);
        QCOMPARE(static_cast<int>(request.mode), static_cast<int>(Mode::serving));
    }

    void typedPortIsUsed() {
        StartFailure page;
        show(page, taken, tried_);
        QSignalSpy spy(&page, &StartFailure::startRequested);
        auto* port = page.findChild<QSpinBox*>();
        QVERIFY(port != nullptr);
        port->setFocus();
        port->selectAll();
        QTest::keyClicks(port, QStringLiteral("9100"));
        QTest::keyClick(port, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), buttonOf(page, QStringLiteral("Use this port")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(requestOf(spy).options.listen_port, std::uint16_t{9'100});
    }

    void heldFolderIsWatchedOrChanged() {
        StartFailure page;
        show(page, held, tried_);
        QSignalSpy spy(&page, &StartFailure::startRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(static_cast<int>(requestOf(spy).mode), static_cast<int>(Mode::watching));
        QCOMPARE(requestOf(spy).options.data_dir, std::string("/srv/box"));
        auto* folder = page.findChild<FolderField*>();
        folder->edit()->setFocus();
        folder->edit()->selectAll();
        QTest::keyClicks(folder->edit(), QStringLiteral("relative"));
        QTest::keyClick(folder->edit(), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QVERIFY(!page.findChild<ui::style::Banner*>()->isHidden());
        folder->edit()->selectAll();
        QTest::keyClicks(folder->edit(), QStringLiteral("/srv/other"));
        QTest::keyClick(folder->edit(), Qt::Key_Return);
        QCOMPARE(spy.count(), 2);
        QCOMPARE(requestOf(spy).options.data_dir, std::string("/srv/other"));
        QCOMPARE(static_cast<int>(requestOf(spy).mode), static_cast<int>(Mode::serving));
    }

    void typedDatabaseIsCheckedAndKept() {
        StartFailure page;
        StartRequest tried = tried_;
        tried.options.database = "postgresql://db.example/sales";
        show(page, away, tried);
        QSignalSpy spy(&page, &StartFailure::startRequested);
        QLineEdit* url = databaseField(page);
        QCOMPARE(url->text(), QStringLiteral("postgresql://db.example/sales"));
        url->selectAll();
        QTest::keyClicks(url, QStringLiteral("db.example"));
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(spy.count(), 0);
        // It fails again: what was typed is still there.
        page.present(away, tried);
        url = databaseField(page);
        QCOMPARE(url->text(), QStringLiteral("db.example"));
        url->selectAll();
        QTest::keyClicks(url, QStringLiteral("postgresql://other.example/sales"));
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(requestOf(spy).options.database, std::string("postgresql://other.example/sales"));
    }

    void theRestOfTheButtons() {
        StartFailure page;
        show(page, errorOf(ErrorCode::configuration, "claim_lanes_max must be less"), tried_);
        QSignalSpy settings(&page, &StartFailure::settingsRequested);
        QSignalSpy quit(&page, &StartFailure::quitRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(settings.count(), 1);
        QTest::mouseClick(buttonOf(page, QStringLiteral("Quit Seatlock")), Qt::LeftButton);
        QCOMPARE(quit.count(), 1);
        QTest::mouseClick(buttonOf(page, QStringLiteral("Copy details")), Qt::LeftButton);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("claim_lanes_max must be less")));
        QVERIFY(copied.contains(QStringLiteral("claim-batch-max = 17")));
    }

    void everyButtonIsReachedByTab() {
        StartFailure page;
        show(page, held, tried_);
        QSet<QWidget*> reached;
        for (int i = 0; i < 30; ++i) {
            reached << QApplication::focusWidget();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (QPushButton* button : page.findChildren<QPushButton*>()) {
            if (button->isVisible()) QVERIFY2(reached.contains(button), qPrintable(button->text()));
        }
    }

    void narrowWindowsCutNothingOff() {
        // What a 1366×768 screen at 200 % leaves beside the list of pages.
        StartFailure page;
        page.present(held, tried_);
        page.resize(500, 340);
        page.show();
        QCoreApplication::processEvents();
        auto* area = page.findChild<QScrollArea*>();
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        tests::keepPicture(page, QStringLiteral("startfailure-narrow"));
    }

    void pictures() {
        const QList<QPair<QString, core::Error>> errors{{QStringLiteral("taken"), taken},
                                                        {QStringLiteral("held"), held},
                                                        {QStringLiteral("away"), away}};
        for (const bool dark : {false, true}) {
            QApplication::setPalette(dark ? ui::style::darkPalette() : ui::style::lightPalette());
            for (const auto& [name, error] : errors) {
                StartFailure page;
                StartRequest tried = tried_;
                if (name == QLatin1String("away")) {
                    tried.options.database = "postgresql://clerk@db.example/sales";
                }
                page.resize(1'100, 640);
                show(page, error, tried);
                tests::keepPicture(
                    page, QStringLiteral("startfailure-%1-%2")
                              .arg(name, dark ? QStringLiteral("dark") : QStringLiteral("light")));
            }
        }
    }

private:
    static void show(StartFailure& page, const core::Error& error, const StartRequest& tried) {
        page.present(error, tried);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QVERIFY(QApplication::focusWidget() != nullptr);
    }

    static QLineEdit* databaseField(StartFailure& page) {
        for (QLineEdit* edit : page.findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == QLatin1String("Address of a database") &&
                edit->isVisible()) {
                return edit;
            }
        }
        return nullptr;
    }

    StartRequest tried_;
};

QTEST_MAIN(TestStartFailure)
#include "startfailure.moc"
