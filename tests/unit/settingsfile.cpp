// The settings file that a person and the console both write; addresses of databases; options as
// text.
#include "engine/config/settingsfile.h"

#include "engine/config/databaseurl.h"
#include "engine/config/limittable.h"
#include "engine/config/optiontext.h"

#include <fstream>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace seatlock::config;

namespace {

const char* const written =
    "# Our box office\r\n"
    "\n"
    "  listen = 127.0.0.1:9 # the back room\n"
    "claim_batch_max=5\n"
    "not a setting\n"
    "pool-connections-max   =   6   \n"
    "claim-batch-max = 7";

}  // namespace

class TestSettingsFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textComesBackAsItWas() {
        for (const char* text : {"", "\n", "# only a remark", "a=1", "a=1\r\n\r\n", "= 5\n",
                                 "a =\n", "a = # nothing\n", "  # x = 1\n", written}) {
            QCOMPARE(SettingsFile(text).text(), std::string(text));
        }
    }

    void readsAsTheEngineDoes() {
        const SettingsFile file(written);
        QCOMPARE(file.value("listen").value(), std::string("127.0.0.1:9"));
        QCOMPARE(file.value("claim-batch-max").value(), std::string("7"));
        QCOMPARE(file.value("pool-connections-max").value(), std::string("6"));
        QVERIFY(!file.value("data-dir"));
        QCOMPARE(SettingsFile("a = # nothing").value("a").value(), std::string());
    }

    void aChangeTouchesItsValueOnly() {
        SettingsFile file(written);
        QVERIFY(file.set("listen", "[::1]:8081").ok());
        QVERIFY(file.set("claim-batch-max", "8").ok());
        QVERIFY(file.set("data-dir", "/srv/box office").ok());
        QCOMPARE(file.text(), std::string("# Our box office\r\n"
                                          "\n"
                                          "  listen = [::1]:8081 # the back room\n"
                                          "claim_batch_max=5\n"
                                          "not a setting\n"
                                          "pool-connections-max   =   6   \n"
                                          "claim-batch-max = 8\r\n"
                                          "data-dir = /srv/box office\r\n"));
    }

    void whatIsTakenOutLeavesItsRemark() {
        SettingsFile file(written);
        file.remove("listen");
        file.remove("claim-batch-max");
        file.remove("data-dir");
        QCOMPARE(file.text(), std::string("# Our box office\r\n"
                                          "\n"
                                          "# the back room\n"
                                          "not a setting\n"
                                          "pool-connections-max   =   6   \n"));
    }

    void whatTheFormatCannotHoldIsRefused() {
        SettingsFile file(written);
        for (const char* value : {"a#b", "a\nb", " a", "a\t"}) {
            QVERIFY2(!file.set("data-dir", value).ok(), value);
        }
        QVERIFY(!file.set("database", "postgresql://a:b#c@d/e").ok());
        QCOMPARE(file.text(), std::string(written));
    }

    void everyOptionSurvivesTheFile() {
        Options options;
        options.data_dir = "/srv/box office";
        options.database = "postgresql://clerk:se%23cret@db.example:6432/sales?sslmode=require";
        options.database_direct = "host='/run/pg' dbname=sales";
        options.listen_address = "::1";
        options.listen_port = 9'000;
        options.demo = true;
        options.demo_plain = {100, 50'000};
        options.limits.pool_connections_max = 12;
        SettingsFile file;
        for (const auto& name : optionNames()) {
            QVERIFY2(file.set(name, optionText(options, name)).ok(), name.c_str());
        }
        QTemporaryDir dir;
        const auto path = dir.filePath(QStringLiteral("a/b/settings")).toStdString();
        QVERIFY(file.write(path).ok());
        const auto source = fileSource(path);
        QVERIFY(source.ok());
        const auto back = readOptions({*source});
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().detail.c_str());
        for (const auto& name : optionNames()) {
            QCOMPARE(optionText(*back, name), optionText(options, name));
        }
        QCOMPARE(QFile::permissions(QString::fromStdString(path)) &
                     (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
        const auto again = SettingsFile::read(path);
        QVERIFY(again.ok());
        QCOMPARE(again->text(), file.text());
    }

    void filesThatAreNotThere() {
        QTemporaryDir dir;
        const auto path = dir.filePath(QStringLiteral("none")).toStdString();
        const auto none = SettingsFile::read(path);
        QVERIFY(none.ok());
        QCOMPARE(none->text(), std::string());
        // A folder where the file should be: neither read nor written.
        QVERIFY(!SettingsFile::read(dir.path().toStdString()).ok());
        QVERIFY(!none->write(dir.path().toStdString()).ok());
    }

    void everyOptionHasANameAndText() {
        const Options preset;
        QCOMPARE(optionNames().size(), limitTable().size() + 6);
        QCOMPARE(optionText(preset, "listen"), std::string("127.0.0.1:8080"));
        QCOMPARE(optionText(preset, "claim-batch-max"), std::string("256"));
        QCOMPARE(optionText(preset, "no-such"), std::string());
    }

    void whoSetsAnOption() {
        const Source some = [](std::string_view name) {
            return name == "demo" ? std::optional<std::string>("1") : std::nullopt;
        };
        QCOMPARE(originOf("demo", some, some, some), Origin::flag);
        QCOMPARE(originOf("demo", {}, some, some), Origin::environment);
        QCOMPARE(originOf("demo", {}, {}, some), Origin::file);
        QCOMPARE(originOf("listen", some, some, some), Origin::preset);
    }

    void databaseAddresses() {
        for (const char* good :
             {"postgresql://clerk@db.example/sales", "postgres:///sales", "postgresql://h:5433/d",
              "postgresql://u:p@a:1,b:2/d?target_session_attrs=read-write",
              "postgresql://[::1]:5432/d", "postgresql://?host=/run/pg&dbname=d",
              "host=/run/pg dbname=d", "host='/a b/c' user=x"}) {
            QVERIFY2(checkDatabaseUrl(good).ok(), good);
        }
        for (const char* bad :
             {"", "db.example", "http://db.example/sales", "postgresql://db.example",
              "postgresql://db.example/", "postgresql://h:port/d", "postgresql://h:70000/d",
              "postgresql://u:p/w@h/d", "postgresql://h/a b", "=x", "host=x colour=y",
              "postgresql://h/d?colour=x", "mysql://h/d?x=1"}) {
            QVERIFY2(!checkDatabaseUrl(bad).ok(), bad);
        }
    }

    void passwordsAreTakenOut() {
        const QList<QPair<const char*, const char*>> pairs{
            {"postgresql://u:secret@h/d", "postgresql://u@h/d"},
            {"postgresql://u:se@cr/et@h:5/d?x=1", "postgresql://u@h:5/d?x=1"},
            {"postgresql://u@h/d", "postgresql://u@h/d"},
            {"postgresql://h/d?password=secret&x=1&sslpassword=secret", "postgresql://h/d?x=1"},
            {"postgresql://h/d?password=secret", "postgresql://h/d"},
            {"host=h password=secret dbname=d", "host=h dbname=d"},
            {"host=h password = 'sec\\'ret b' dbname=d", "host=h dbname=d"},
            {"password=secret", ""},
            {"not an address", "not an address"},
        };
        for (const auto& [given, expected] : pairs) {
            QCOMPARE(withoutPassword(given), std::string(expected));
        }
    }
};

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "settingsfile.moc"
