// Tokens, ids, times, JSON text, random numbers.
#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/random.h"
#include "engine/core/token.h"

#include <set>

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace seatlock::core;

class TestCore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdTokensRoundTrip() {
        SeededRandom random(1);
        for (int i = 0; i < 1000; ++i) {
            HoldToken token;
            token.event.value = static_cast<std::int64_t>(random.next64());
            token.hold = makeUuid<HoldId>(random, 1'700'000'000'000'000 + i);
            const auto text = token.text();
            QCOMPARE(text.size(), std::size_t{32});
            const auto back = HoldToken::parse(text);
            QVERIFY(back && back->event == token.event && back->hold == token.hold);
        }
        for (const char* wrong :
             {"", "abc", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
            QVERIFY2(!HoldToken::parse(wrong), wrong);
        }
    }

    void uuidsAreVersion7AndGrowWithTime() {
        SeededRandom random(2);
        const auto early = makeUuid<HoldId>(random, 1'000'000);
        const auto late = makeUuid<HoldId>(random, 2'000'000);
        QVERIFY(early < late);
        QCOMPARE(early.bytes[6] >> 4, 7);
        QCOMPARE(early.bytes[8] >> 6, 2);
        const auto text = uuidText(early.bytes);
        QCOMPARE(*parseUuid(text), early.bytes);
        QVERIFY(!parseUuid("not a uuid"));
        QVERIFY(!parseUuid(text.substr(1)));
    }

    void secureRandomDoesNotRepeat() {
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 1000; ++i) seen.insert(SecureRandom::instance().next64());
        QCOMPARE(seen.size(), std::size_t{1000});
    }

    void seededRandomRepeats() {
        SeededRandom a(7);
        SeededRandom b(7);
        for (int i = 0; i < 100; ++i) QCOMPARE(a.next64(), b.next64());
        for (int i = 0; i < 1000; ++i) QVERIFY(a.below(3) < 3);
    }

    void times() {
        QCOMPARE(isoTime(0), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(isoTime(1'795'544'434'123'456), std::string("2026-11-24T18:20:34.123Z"));
        QCOMPARE(isoTime(951'782'400'000'000), std::string("2000-02-29T00:00:00.000Z"));
    }

    void readsTimes() {
        const std::vector<std::pair<const char*, Micros>> good = {
            {"1970-01-01T00:00:00Z", 0},
            {"2026-11-24T18:20:34.123456Z", 1'795'544'434'123'456},
            {"2026-11-24t19:20:34.1+01:00", 1'795'544'434'100'000},
            {"2000-02-28T23:30:00-00:30", 951'782'400'000'000},
        };
        for (const auto& [text, time] : good) QCOMPARE(parseIsoTime(text).value_or(-1), time);
        for (const char* bad :
             {"", "2026-11-24", "2026-11-24T18:20:34", "2026-11-24 18:20:34Z",
              "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-24T24:00:00Z",
              "2026-11-24T18:60:00Z", "2026-11-24T18:20:34.Z", "2026-11-24T18:20:34.1234567Z",
              "2026-11-24T18:20:34+1:00", "2026-11-24T18:20:34Zz", "1969-12-31T23:59:59Z",
              "+026-11-24T18:20:34Z"}) {
            QVERIFY2(!parseIsoTime(bad), bad);
        }
    }

    void jsonIsJson() {
        std::string text;
        JsonWriter json(text);
        json.beginObject().field("a", "quote \" slash \\ line\n\x01").field("b", 7);
        json.key("c").beginArray().number(1.5).boolean(true).null().beginObject().endObject();
        json.endArray().field("d", -3.0).endObject();
        const auto read = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        QCOMPARE(read.value(QLatin1String("a")).toString(),
                 QStringLiteral("quote \" slash \\ line\n\x01"));
        QCOMPARE(read.size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestCore)
#include "core.moc"
