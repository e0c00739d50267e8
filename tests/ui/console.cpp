// The program itself: on a display of the test's own, without one, and told to end.
#include "tests/support/daemon.h"
#include "tests/support/process.h"
#include "tests/support/testcluster.h"

#include <algorithm>
#include <csignal>

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtTest>

namespace seatlock::tests {

using Strings = std::vector<std::string>;

namespace {
constexpr std::chrono::milliseconds patience{60'000};
/// It has come so far as to make the engine's thread.
bool hasEngine(pid_t pid) {
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(pid));
    const auto names = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return std::ranges::any_of(names, [&](const QString& task) {
        QFile name(tasks.filePath(task) + QStringLiteral("/comm"));
        return name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "engine";
    });
}

const std::string program = SEATLOCK_BIN_DIR "/seatlock";
}  // namespace

class ConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { display_.reset(); }
    void init() { scratch_ = std::make_unique<ScratchDirectory>(); }
    void cleanup() { scratch_.reset(); }
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void withoutADisplay_data();
    void withoutADisplay();
    void endsInOrder_data();
    void endsInOrder();
    void endsWhileStarting();
    void secondConsole();

private:
    /// Nothing of this person's is read or written.
    Strings environment(const std::string& display) const {
        return {"QT_QPA_PLATFORM=", "WAYLAND_DISPLAY=", "DISPLAY=" + display,
                "HOME=" + scratch_->path(), "XDG_CONFIG_HOME=" + scratch_->path() + "/config"};
    }
    Strings arguments() const {
        return {"--data-dir", scratch_->path() + "/data", "--listen", "127.0.0.1:0", "--demo-plain",
                "100",        "--drain-notice-ms",        "1"};
    }
    std::unique_ptr<Process> display_;
    std::string display_name_;
    std::unique_ptr<ScratchDirectory> scratch_;
};

void ConsoleTest::initTestCase() {
    const QString server = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
    if (server.isEmpty()) QSKIP("Xvfb is not installed");
    display_ = std::make_unique<Process>(
        server.toStdString(),
        Strings{"-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"});
    // It writes the number that it found free, and nothing else.
    for (int number = 0; number < 10 && display_name_.empty(); ++number) {
        const auto line = display_->waitForLine(
            std::to_string(number), number == 0 ? patience : std::chrono::milliseconds(1));
        if (!line.empty()) display_name_ = ":" + line;
    }
    QVERIFY(!display_name_.empty());
}

void ConsoleTest::saysWhatIsWrong_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto list = [](auto... texts) { return QStringList{QString::fromLatin1(texts)...}; };
    QTest::newRow("help") << list("--help") << 0 << QStringLiteral("--data-dir");
    QTest::newRow("version") << list("--version") << 0 << QStringLiteral("seatlock ");
    QTest::newRow("unknown") << list("--nope") << 2 << QStringLiteral("nope");
    QTest::newRow("word") << list("serve") << 2 << QStringLiteral("--help");
    QTest::newRow("port") << list("--listen", "127.0.0.1:99999") << 2 << QStringLiteral("8080");
    QTest::newRow("no file") << list("--settings", "/nowhere/at-all") << 2
                             << QStringLiteral("cannot be read");
    QTest::newRow("folder") << list("--settings", "/tmp") << 2 << QStringLiteral("cannot be read");
}

void ConsoleTest::saysWhatIsWrong() {
    QFETCH(QStringList, options);
    QFETCH(int, code);
    QFETCH(QString, words);
    Strings given;
    for (const QString& option : options) given.push_back(option.toStdString());
    Process console(program, given, environment({}));
    QCOMPARE(console.waitForExit(), code);
    const auto& said = code == 0 ? console.standardOutput() : console.standardError();
    QVERIFY2(said.find(words.toStdString()) != std::string::npos, said.c_str());
}

void ConsoleTest::withoutADisplay_data() {
    QTest::addColumn<QString>("display");
    QTest::newRow("none") << QString();
    QTest::newRow("one that is not there") << QStringLiteral(":9999");
}

void ConsoleTest::withoutADisplay() {
    QFETCH(QString, display);
    Process console(program, arguments(), environment(display.toStdString()));
    QCOMPARE(console.waitForExit(), 3);
    const auto said = console.standardError();
    QVERIFY2(said.find("seatlockd serve") != std::string::npos, said.c_str());
    QCOMPARE(std::ranges::count(said, '\n'), 1);
}

void ConsoleTest::endsInOrder_data() {
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("times");
    QTest::newRow("terminated") << SIGTERM << 1;
    QTest::newRow("interrupted twice") << SIGINT << 2;
}

/// The database is stopped too, and the code says that all is well.
void ConsoleTest::endsInOrder() {
    QFETCH(int, number);
    QFETCH(int, times);
    const ServerReaper reaper(scratch_->path() + "/data");
    Process console(program, arguments(), environment(display_name_));
    QVERIFY2(!console.waitForLine("ready http://", patience).empty(),
             console.standardError().c_str());
    QVERIFY(postmasterOf(scratch_->path() + "/data") != 0);
    for (int i = 0; i < times; ++i) console.signal(number);
    QCOMPARE(console.waitForExit(patience), 0);
    QCOMPARE(postmasterOf(scratch_->path() + "/data"), 0);
}

void ConsoleTest::endsWhileStarting() {
    const ServerReaper reaper(scratch_->path() + "/data");
    Process console(program, arguments(), environment(display_name_));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(QString::fromStdString(scratch_->path() + "/data/pg")),
                             60'000);
    console.signal(SIGTERM);
    QCOMPARE(console.waitForExit(patience), 0);
    QVERIFY(console.standardOutput().find("ready") == std::string::npos);
    QCOMPARE(postmasterOf(scratch_->path() + "/data"), 0);
}

/// It leaves the first one alone, and ends in order as well.
void ConsoleTest::secondConsole() {
    const ServerReaper reaper(scratch_->path() + "/data");
    Process first(program, arguments(), environment(display_name_));
    QVERIFY(!first.waitForLine("ready http://", patience).empty());
    Strings watching = arguments();
    watching.push_back("--watch");
    Process second(program, watching, environment(display_name_));
    Process third(program, arguments(), environment(display_name_));
    QTRY_VERIFY_WITH_TIMEOUT(hasEngine(second.pid()) && hasEngine(third.pid()), 60'000);
    second.signal(SIGTERM);
    third.signal(SIGTERM);
    QCOMPARE(second.waitForExit(patience), 0);
    QCOMPARE(third.waitForExit(patience), 0);
    QVERIFY(postmasterOf(scratch_->path() + "/data") != 0);
    first.signal(SIGTERM);
    QCOMPARE(first.waitForExit(patience), 0);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ConsoleTest)
#include "console.moc"
