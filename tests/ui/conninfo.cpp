// Connection strings taken apart as libpq would.
#include "engine/config/conninfo.h"

#include <QtTest>

namespace seatlock::tests {

using config::parseConnInfo;

class ConnInfoTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pairs() {
        const auto info = parseConnInfo(
            "host='/tmp/a b/run' port=5432 user=seatlock dbname=seatlock password='it\\'s\\\\'");
        QVERIFY(info);
        QCOMPARE(info->host, std::string("/tmp/a b/run"));
        QCOMPARE(info->user, std::string("seatlock"));
        QCOMPARE(info->database, std::string("seatlock"));
        QCOMPARE(info->password, std::string("it's\\"));
        QVERIFY(info->option("port"));
        QCOMPARE(*info->option("port"), std::string("5432"));
        QCOMPARE(info->optionsText(), std::string("port='5432'"));
        QCOMPARE(info->text(), std::string("host='/tmp/a b/run' dbname='seatlock' user='seatlock' "
                                           "password='it\\'s\\\\' port='5432'"));
    }

    void socketDirectoryInAUri() {
        const auto info = parseConnInfo("postgresql://seatlock@%2Fvar%2Frun%2Fmy%20db:6432/box");
        QVERIFY(info);
        QCOMPARE(info->host, std::string("/var/run/my db"));
        QCOMPARE(*info->option("port"), std::string("6432"));
        QCOMPARE(info->database, std::string("box"));
        const auto as_option = parseConnInfo("postgresql:///box?host=/var/run/pg");
        QVERIFY(as_option);
        QCOMPARE(as_option->host, std::string("/var/run/pg"));
    }

    void passwordsAndOptionsInAUri() {
        const auto info = parseConnInfo(
            "postgres://ann:p%40ss%2Fw%3Brd@db.example.org/box?sslmode=require&"
            "options=-c%20geqo%3Doff");
        QVERIFY(info);
        QCOMPARE(info->user, std::string("ann"));
        QCOMPARE(info->password, std::string("p@ss/w;rd"));
        QCOMPARE(*info->option("sslmode"), std::string("require"));
        QCOMPARE(*info->option("options"), std::string("-c geqo=off"));
        QVERIFY(!info->option("port"));
        QVERIFY(!info->option("password"));
    }

    void ipv6AndSeveralHosts() {
        const auto one = parseConnInfo("postgresql://u@[2001:db8::1]:5433/box");
        QVERIFY(one);
        QCOMPARE(one->host, std::string("2001:db8::1"));
        QCOMPARE(*one->option("port"), std::string("5433"));
        const auto two = parseConnInfo("postgresql://u@a:1,b:2/box?target_session_attrs=any");
        QVERIFY(two);
        QCOMPARE(two->host, std::string("a,b"));
        QCOMPARE(*two->option("port"), std::string("1,2"));
    }

    void optionsAreQuotedAndNotSetTwice() {
        auto info = parseConnInfo("dbname=box application_name='it''s mine' connect_timeout=7");
        QVERIFY(!info);  // libpq knows no doubled quotes
        info = parseConnInfo("dbname=box application_name='it\\'s mine' connect_timeout=7");
        QVERIFY(info);
        info->addOption("connect_timeout", "2");
        info->addOption("keepalives", "1");
        QCOMPARE(*info->option("connect_timeout"), std::string("7"));
        const auto again = parseConnInfo(info->optionsText());
        QVERIFY(again);
        QCOMPARE(*again->option("application_name"), std::string("it's mine"));
        QCOMPARE(*again->option("keepalives"), std::string("1"));
    }

    void nonsenseIsRefusedWithoutRepeatingIt() {
        for (const char* text : {"host", "nosuchoption=1", "postgresql://u:secret@[::1/box",
                                 "password='secret", "postgresql://u:secret@h:port%/x"}) {
            const auto info = parseConnInfo(text);
            QVERIFY2(!info, text);
            QCOMPARE(info.error().code, core::ErrorCode::configuration);
            QVERIFY(info.error().detail.find("secret") == std::string::npos);
        }
        QVERIFY(parseConnInfo(""));
    }
};

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ConnInfoTest)
#include "conninfo.moc"
