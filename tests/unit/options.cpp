// Settings: precedence, every limit at and past its range, files with mistakes in them.
#include "engine/config/options.h"

#include "engine/config/limittable.h"

#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

using namespace seatlock::config;

namespace {
Source fixed(std::string name, std::string value) {
    return [name, value](std::string_view asked) -> std::optional<std::string> {
        return asked == name ? std::optional(value) : std::nullopt;
    };
}
}  // namespace

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flagBeforeEnvironmentBeforeFile() {
        const auto first = readOptions({fixed("listen", "127.0.0.1:1"), fixed("listen", "x:2")});
        QVERIFY(first.ok());
        QCOMPARE(first->listen_port, std::uint16_t{1});
        qputenv("SEATLOCK_CLAIM_BATCH_MAX", "17");
        const auto second = readOptions({environmentSource(), fixed("claim-batch-max", "18")});
        qunsetenv("SEATLOCK_CLAIM_BATCH_MAX");
        QCOMPARE(second->limits.claim_batch_max, 17);
    }

    void everyLimitHasItsRange() {
        for (const auto& entry : limitTable()) {
            Limits limits;
            const auto value = limits.*(entry.field);
            QVERIFY2(value >= entry.least && value <= entry.most, entry.name.data());
            QVERIFY(setLimit(limits, entry.name, std::to_string(entry.least)).ok());
            QVERIFY(setLimit(limits, entry.name, std::to_string(entry.most)).ok());
            QCOMPARE(limits.*(entry.field), entry.most);
            QVERIFY(!setLimit(limits, entry.name, std::to_string(entry.least - 1)).ok());
            QVERIFY(!setLimit(limits, entry.name, std::to_string(entry.most + 1)).ok());
            QVERIFY(!setLimit(limits, entry.name, "").ok());
            QVERIFY(!setLimit(limits, entry.name, "1x").ok());
        }
    }

    void everyLimitIsInTheTable() {
        // Limits has nothing but limits, so its size tells how many there are.
        QCOMPARE(limitTable().size(), sizeof(Limits) / sizeof(std::int64_t));
    }

    void relationsAreChecked() {
        Limits limits;
        QVERIFY(check(limits).ok());
        limits.claim_lanes_max = limits.pool_connections_max;
        QVERIFY(!check(limits).ok());
    }

    void listenAddresses() {
        Options options;
        QVERIFY(parseListen("[::1]:80", options).ok());
        QCOMPARE(options.listen_address, std::string("::1"));
        QVERIFY(parseListen(":8081", options).ok());
        QCOMPARE(options.listen_port, std::uint16_t{8081});
        for (const char* wrong : {"", "localhost", "127.0.0.1:", "127.0.0.1:70000", "a:b"}) {
            QVERIFY2(!parseListen(wrong, options).ok(), wrong);
        }
    }

    void filesAreReadStrictly() {
        QTemporaryDir dir;
        const auto path = dir.filePath(QStringLiteral("s")).toStdString();
        std::ofstream(path)
            << "# a comment\nlisten = 127.0.0.1:9 # here too\n\nclaim_batch_max=5\n";
        const auto file = fileSource(path);
        QVERIFY(file.ok());
        const auto options = readOptions({*file});
        QCOMPARE(options->listen_port, std::uint16_t{9});
        QCOMPARE(options->limits.claim_batch_max, 5);
        std::ofstream(path) << "listne = 1\n";
        const auto typo = fileSource(path);
        QVERIFY(!typo.ok());
        QVERIFY(typo.error().detail.find("line 1") != std::string::npos);
        QVERIFY(!fileSource(path + "-not-there").ok());
    }

    void plainEvents() {
        QCOMPARE(readOptions({fixed("demo-plain", "10, 20")})->demo_plain,
                 (std::vector<std::int64_t>{10, 20}));
        for (const char* wrong : {"0", "-1", "1000001", "x", "1,,2", ""}) {
            QVERIFY2(!readOptions({fixed("demo-plain", wrong)}).ok(), wrong);
        }
    }
};

QTEST_GUILESS_MAIN(TestOptions)
#include "options.moc"
