// The reader when its database is wrong, gone, slow or frozen.
#include "tests/support/booth.h"
#include "tests/support/testbouncer.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"
#include "ui/reader/reader.h"

#include <memory>

#include <QSignalSpy>
#include <QtTest>

#include <signal.h>

namespace seatlock::tests {

using ui::reader::Overview;
using ui::reader::Reader;
using ui::reader::Topic;

class ReaderFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingIsOpen();
    void nobodyListens();
    void notAnAddress();
    void sessionIsKilled();
    void serverIsGoneAndBack();
    void bouncerIsGoneAndBack();
    void slowStatement();
    void frozenServer();
    void closedInTheMiddle();

private:
    bool works();

    std::unique_ptr<TestCluster> server_;
    std::string url_;
    config::Limits limits_;
    std::unique_ptr<Reader> reader_;
};

void ReaderFaultsTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
    url_ = server_->freshDatabase();
    QVERIFY(installEvent(url_));
}

void ReaderFaultsTest::init() {
    limits_ = {};
    limits_.reconnect_backoff_ms_max = 100;
    reader_ = std::make_unique<Reader>();
}

void ReaderFaultsTest::cleanup() {
    reader_.reset();
}

bool ReaderFaultsTest::works() {
    QSignalSpy read(reader_.get(), &Reader::overviewRead);
    reader_->askOverview({});
    return read.wait(20'000);
}

void ReaderFaultsTest::nothingIsOpen() {
    QSignalSpy failed(reader_.get(), &Reader::failed);
    reader_->askSeat({1}, 1);
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][0].value<Topic>(), Topic::seat);
    QVERIFY(!failed[0][1].toString().isEmpty());
    reader_->readHistory({{1}, 10});
    QVERIFY(failed.wait());
    QCOMPARE(failed[1][0].value<Topic>(), Topic::history);
}

void ReaderFaultsTest::nobodyListens() {
    ScratchDirectory empty;
    reader_->open("host=" + empty.path() + " dbname=x user=y", limits_);
    QTRY_COMPARE(reader_->state(), Reader::State::away);
    QVERIFY2(reader_->error().contains(QStringLiteral("No such file")),
             qPrintable(reader_->error()));
    QSignalSpy failed(reader_.get(), &Reader::failed);
    reader_->askOverview({});
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][0].value<Topic>(), Topic::overview);
    QVERIFY(!failed[0][1].toString().isEmpty());
}

void ReaderFaultsTest::notAnAddress() {
    reader_->open("password=secret nonsense", limits_);
    QTRY_COMPARE(reader_->state(), Reader::State::away);
    QVERIFY(!reader_->error().contains(QStringLiteral("secret")));
    reader_->open(url_ + " options='-c search_path=\"a;b\"'", limits_);
    QTRY_VERIFY(reader_->error().contains(QStringLiteral("semicolon")));
    reader_->open(url_, limits_);  // and then the right one
    QTRY_COMPARE(reader_->state(), Reader::State::connected);
    QVERIFY(reader_->error().isEmpty());
    QVERIFY(works());
}

void ReaderFaultsTest::sessionIsKilled() {
    reader_->open(url_, limits_);
    QVERIFY(works());
    QSignalSpy failed(reader_.get(), &Reader::failed);
    QVERIFY(
        server_->exec("select pg_terminate_backend(pid) from pg_stat_activity where "
                      "application_name = 'seatlock-console'",
                      url_));
    reader_->askOverview({});
    QVERIFY(failed.wait());
    QVERIFY2(failed[0][1].toString().contains(QStringLiteral("lost")),
             qPrintable(failed[0][1].toString()));
    QTRY_COMPARE(reader_->state(), Reader::State::connected);
    QVERIFY(works());
}

void ReaderFaultsTest::serverIsGoneAndBack() {
    reader_->open(url_, limits_);
    QVERIFY(works());
    QVERIFY(server_->cluster().stop());
    reader_->askOverview({});
    QTRY_COMPARE(reader_->state(), Reader::State::away);
    QSignalSpy failed(reader_.get(), &Reader::failed);
    reader_->askSeat({1}, 1);
    QVERIFY(failed.wait());
    QVERIFY(server_->cluster().start());
    QTRY_COMPARE_WITH_TIMEOUT(reader_->state(), Reader::State::connected, 20'000);
    QVERIFY(works());
}

void ReaderFaultsTest::bouncerIsGoneAndBack() {
    TestBouncer bouncer(*server_);
    QVERIFY2(bouncer.ok(), bouncer.error().c_str());
    reader_->open(bouncer.url(server_->value("select current_database()", url_)), limits_);
    QVERIFY(works());
    bouncer.stop();
    reader_->askOverview({});
    QTRY_COMPARE(reader_->state(), Reader::State::away);
    QVERIFY(bouncer.start());
    QTRY_COMPARE_WITH_TIMEOUT(reader_->state(), Reader::State::connected, 20'000);
    QVERIFY(works());
}

void ReaderFaultsTest::slowStatement() {
    limits_.statement_ms_max = 100;
    limits_.report_ms_max = 100;
    reader_->open(url_, limits_);
    QVERIFY(works());
    // Someone else's lock: the statement waits until the server ends it.
    bool failed_to_lock = false;
    QSignalSpy failed(reader_.get(), &Reader::failed);
    std::thread other([&] {
        sqlValue(url_, "begin; lock table orders in access exclusive mode; select pg_sleep(1)",
                 &failed_to_lock);
    });
    QVERIFY(waitUntil([&] {
        return server_->value(
                   "select count(*) from pg_locks where mode = 'AccessExclusiveLock' "
                   "and relation = 'orders'::regclass",
                   url_) == "1";
    }));
    reader_->askSeat({1}, 1);
    const bool answered = failed.wait();
    other.join();
    QVERIFY(answered && !failed_to_lock);
    QVERIFY2(failed[0][1].toString().contains(QStringLiteral("too long")),
             qPrintable(failed[0][1].toString()));
    QCOMPARE(reader_->state(), Reader::State::connected);
    QVERIFY(works());
}

void ReaderFaultsTest::frozenServer() {
    limits_.report_ms_max = 200;
    reader_->open(url_, limits_);
    QVERIFY(works());
    const auto backend = std::stoi(server_->value(
        "select pid from pg_stat_activity where application_name = 'seatlock-console'", url_));
    QCOMPARE(::kill(backend, SIGSTOP), 0);
    QSignalSpy failed(reader_.get(), &Reader::failed);
    reader_->askOverview({});
    const bool answered = failed.wait(20'000);
    const bool back = waitUntil([&] { return reader_->state() == Reader::State::connected; });
    ::kill(backend, SIGCONT);
    QVERIFY(answered && back);
    QVERIFY(works());
}

void ReaderFaultsTest::closedInTheMiddle() {
    QSignalSpy read(reader_.get(), &Reader::overviewRead);
    for (int i = 0; i < 20; ++i) {
        reader_->open(url_, limits_);
        if (i % 2 == 0) QTRY_COMPARE(reader_->state(), Reader::State::connected);
        reader_->askOverview({});
        reader_->readHistory({{1}, 1'000});
        reader_->close();
        QCOMPARE(reader_->state(), Reader::State::closed);
    }
    QVERIFY(read.empty());
    reader_->open(url_, limits_);
    QVERIFY(works());
    reader_->askOverview({});
    reader_.reset();  // does not wait for an answer
    QVERIFY(waitUntil([&] {
        return server_->value(
                   "select count(*) from pg_stat_activity where application_name = "
                   "'seatlock-console'",
                   url_) == "0";
    }));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ReaderFaultsTest)
#include "readerfaults.moc"
