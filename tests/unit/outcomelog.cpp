// The raw log of a run, written, read and summed up.
#include "engine/simulator/outcomelog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace seatlock::simulator {

namespace {

const std::string names =
    "buyer,attempt,kind,end,bot,status,problem,intended_us,sent_us,answered_us,seats,quantity,"
    "hold\r\n";

std::vector<Outcome> examples() {
    Outcome given;
    given.buyer = 27'999;
    given.attempt = 3;
    given.end = Outcome::End::ok;
    given.bot = true;
    given.status = 201;
    given.intended = 1;
    given.sent = 20;
    given.answered = 3'600'000'000;
    given.seats = {0, 7, 199'999};
    given.quantity = 3;
    given.hold = "AAAAAAAAAAEBk-_x";
    Outcome odd;
    odd.end = Outcome::End::refused;
    odd.kind = Outcome::Kind::order;
    odd.status = 503;
    odd.problem = "a \"quoted\", two\r\nlines,";
    Outcome unsent;
    unsent.end = Outcome::End::unsent;
    unsent.problem = "\"";
    return {given, odd, unsent, Outcome{}};
}

}  // namespace

class OutcomeLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsEverything() {
        auto log = OutcomeLog::create(path_);
        QVERIFY(log.ok());
        for (const auto& outcome : examples()) log->write(outcome);
        OutcomeLog moved = std::move(log).value();
        QVERIFY(moved.close().ok());
        QVERIFY(moved.close().ok());
        std::vector<Outcome> back;
        const auto read = readOutcomes(path_, [&](Outcome&& one) { back.push_back(one); });
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
        QCOMPARE(back, examples());
    }

    void isCsv() {
        auto log = OutcomeLog::create(path_);
        for (const auto& outcome : examples()) log->write(outcome);
        QVERIFY(log->close().ok());
        QFile file(QString::fromStdString(path_));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(),
                 names +
                     "27999,3,hold,ok,1,201,,1,20,3600000000,0 7 199999,3,AAAAAAAAAAEBk-_x\r\n"
                     "0,0,order,refused,0,503,\"a \"\"quoted\"\", two\r\nlines,\",0,0,0,,0,\r\n"
                     "0,0,hold,unsent,0,0,\"\"\"\",0,0,0,,0,\r\n"
                     "0,0,hold,unknown,0,0,,0,0,0,,0,\r\n");
    }

    void wrongLinesAreNamed_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const std::string& text, const char* words) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(words);
        };
        const std::string right = names + "0,0,hold,ok,0,201,\"\r\n\",0,0,0,4,1,x\r\n";
        row("empty", "", "is empty");
        row("another file", "a,b\r\n", "line 1");
        row("cut off", right + "1,0,hold,ok,0,2", "line 4 is cut off");
        row("cut off in quotes", right + "1,0,hold,ok,0,201,\"", "line 4 is cut off");
        row("after quotes", right + "\"1\"x,0", "line 4 is no CSV");
        row("few fields", right + "1,0,hold\r\n", "line 4 is no outcome");
        row("no number", right + "1x,0,hold,ok,0,201,,0,0,0,4,1,x\r\n", "line 4");
        row("no kind", right + "1,0,gift,ok,0,201,,0,0,0,4,1,x\r\n", "line 4");
        row("no seats", right + "1,0,hold,ok,0,201,,0,0,0,4  5,1,x\r\n", "line 4");
    }

    void wrongLinesAreNamed() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, words);
        write(text);
        const auto read = readOutcomes(path_, [](Outcome&&) {});
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, core::ErrorCode::configuration);
        QVERIFY2(read.error().detail.find(words.toStdString()) != std::string::npos,
                 read.error().detail.c_str());
    }

    void whatCannotBeWrittenIsTold() {
        const auto log =
            OutcomeLog::create(folder_.filePath(QStringLiteral("no/log")).toStdString());
        QVERIFY(!log.ok());
        QVERIFY(log.error().detail.find("no/log") != std::string::npos);
        QVERIFY(!readOutcomes("/nowhere/log", [](Outcome&&) {}).ok());
        auto full = OutcomeLog::create("/dev/full");
        QVERIFY(full.ok());
        full->write({});
        const auto closed = full->close();
        QVERIFY(!closed.ok());
        QCOMPARE(closed.error().code, core::ErrorCode::configuration);
    }

    void sumsUpFiles() {
        write("abc");  // FIPS 180-4's first example
        const auto sum = fileSha256(path_);
        QVERIFY(sum.ok());
        QCOMPARE(*sum,
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QVERIFY(!fileSha256("/nowhere/log").ok());
        QVERIFY(!fileSha256("/").ok());
    }

private:
    void write(const QByteArray& text) {
        QFile file(QString::fromStdString(path_));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    QTemporaryDir folder_;
    const std::string path_ = folder_.filePath(QStringLiteral("run.csv")).toStdString();
};

}  // namespace seatlock::simulator

QTEST_GUILESS_MAIN(seatlock::simulator::OutcomeLogTest)
#include "outcomelog.moc"
