// The pure parts of a rush: workload, ledger, answers, report.
#include "engine/core/token.h"
#include "engine/simulator/answerbody.h"
#include "engine/simulator/answerparser.h"
#include "engine/simulator/requesttext.h"
#include "engine/simulator/rushreport.h"

#include <algorithm>
#include <map>
#include <set>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace seatlock::simulator {

using State = AnswerParser::State;

namespace {

std::string token(std::uint8_t number) {
    core::HoldId id;
    id.bytes[15] = number;
    return core::HoldToken{{7}, id}.text();
}

std::string holdBody(std::uint8_t number, const std::string& labels) {
    return "{\"hold\":\"" + token(number) + "\",\"event\":\"e\",\"seats\":[" + labels + "]}";
}

}  // namespace

class RushTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameRequests() {
        for (const auto pattern : {Pattern::same_seat, Pattern::hot, Pattern::spread,
                                   Pattern::best_available, Pattern::sell_out}) {
            const Workload one(pattern, 500, {}, 42);
            const Workload two(pattern, 500, {}, 42);
            const Workload other(pattern, 500, {}, 43);
            int differing = 0;
            for (std::int64_t i = 499; i >= 0; --i) {
                QCOMPARE(one.ask(i), two.ask(i));
                differing += one.ask(i) == other.ask(i) ? 0 : 1;
            }
            QVERIFY(differing > 0);
            QCOMPARE(patternOf(name(pattern)), std::optional(pattern));
        }
        QVERIFY(!patternOf("naive"));
    }

    void patternsAskForWhatTheySay() {
        const Workload same(Pattern::same_seat, 500, {17, 18}, 1);
        const auto seat = same.ask(0)->seat;
        QVERIFY(seat == 17 || seat == 18);
        std::set<core::SeatNo> hot, spread, sold;
        std::map<int, int> quantities;
        const Workload hot_load(Pattern::hot, 500, {}, 1);
        const Workload spread_load(Pattern::spread, 500, {}, 1);
        const Workload best_load(Pattern::best_available, 500, {}, 1);
        for (std::int64_t i = 0; i < 10'000; ++i) {
            QCOMPARE(same.ask(i)->seat, seat);
            hot.insert(hot_load.ask(i)->seat);
            spread.insert(spread_load.ask(i)->seat);
            QCOMPARE(best_load.ask(i)->seat, -1);
            ++quantities[best_load.ask(i)->quantity];
        }
        QCOMPARE(hot.size(), static_cast<std::size_t>(hot_seats));
        QCOMPARE(spread.size(), std::size_t{500});
        QCOMPARE(quantities.size(), std::size_t{4});
        QVERIFY(quantities.begin()->first == 1 && quantities.rbegin()->first == 4);
        const Workload sell(Pattern::sell_out, 500, {3, 5, 8, 13}, 1);
        for (std::int64_t i = 0; i < 4; ++i) sold.insert(sell.ask(i)->seat);
        QCOMPARE(sold, (std::set<core::SeatNo>{3, 5, 8, 13}));
        QVERIFY(!sell.ask(4));
        QVERIFY(!Workload(Pattern::spread, 0, {}, 1).ask(0));
    }

    void readsAnswerBodies() {
        QCOMPARE(stringMember("{\"a\":\"hold\",\"hold\" : \"x\"}", "hold"), std::string("x"));
        QCOMPARE(stringMember("{\"hold\":1}", "hold"), std::string());
        QCOMPARE(stringMember("{\"x\":\"\\\"hold\\\":\\\"no\\\"\",\"hold\":\"y\\u0041\"}", "hold"),
                 std::string("yA"));
        QCOMPARE(seatLabels(holdBody(1, "{\"label\":\"label\",\"price\":1},{\"label\":\"A-]\"}")),
                 (std::vector<std::string>{"label", "A-]"}));
        QCOMPARE(seatLabels("{\"seats\":[{\"label\":\"\\u00e4\"}]}"),
                 std::vector<std::string>{"\xc3\xa4"});
        QCOMPARE(problemSlug("{\"type\":\"urn:seatlock:problem:sold-out\"}"),
                 std::string("sold-out"));
        QCOMPARE(problemSlug("oops"), std::string("none"));
    }

    void ledgerBelievesOnlyWhatWasAskedFor() {
        const SeatLabels labels({"A-1", "A-2", "A-3"});
        Ledger ledger(labels);
        const Ask named{1, 1};
        const Ask best{-1, 2};
        QCOMPARE(ledger.holdAnswer(named, 201, holdBody(1, "{\"label\":\"A-2\"}"), 100), 0);
        QCOMPARE(ledger.holdAnswer(best, 201,
                                   holdBody(2, "{\"label\":\"A-1\"},{\"label\":\"A-3\"}"), 100),
                 1);
        QCOMPARE(ledger.unreadable(), 0);
        QCOMPARE(ledger.seats(), (std::vector<core::SeatNo>{1, 0, 2}));
        QCOMPARE(ledger.booked()[1].count, 2u);
        // Another seat, too few, one that there is not, no token.
        QCOMPARE(ledger.holdAnswer(named, 201, holdBody(3, "{\"label\":\"A-1\"}"), 1), -1);
        QCOMPARE(ledger.holdAnswer(best, 201, holdBody(4, "{\"label\":\"A-1\"}"), 1), -1);
        QCOMPARE(
            ledger.holdAnswer(best, 201, holdBody(5, "{\"label\":\"A-1\"},{\"label\":\"B\"}"), 1),
            -1);
        QCOMPARE(ledger.holdAnswer(named, 201, "{\"seats\":[{\"label\":\"A-2\"}]}", 1), -1);
        QCOMPARE(ledger.unreadable(), 4);
        QCOMPARE(ledger.seats().size(), std::size_t{3});
        ledger.holdAnswer(named, 409, "{\"type\":\"urn:x:seat-unavailable\"}", 50);
        ledger.holdAnswer(named, 503, "{\"type\":\"urn:x:outcome-unknown\"}", 50);
        ledger.holdUnknown(best);
        QCOMPARE(ledger.unknownAsks(), (std::vector<Ask>{named, best}));
        QCOMPARE(ledger.holds().count(201), 6);
        QCOMPARE(ledger.holds().count(409), 1);
        QCOMPARE(ledger.holds().unknown, 1);
        QCOMPARE(ledger.holds().problems.at("seat-unavailable"), 1);
        ledger.orderAnswer(0, 201, "{}", 10);
        QVERIFY(ledger.booked()[0].sold && !ledger.booked()[1].sold);
    }

    void parsesAnswersInAnyPieces() {
        const std::string answer = "HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello";
        for (std::size_t cut = 1; cut < answer.size(); ++cut) {
            AnswerParser parser(100);
            QCOMPARE(parser.feed(answer.substr(0, cut)), State::more);
            QVERIFY(parser.begun());
            QCOMPARE(parser.feed(answer.substr(cut)), State::complete);
            QCOMPARE(parser.status(), 201);
            QCOMPARE(parser.body(), std::string("hello"));
            QVERIFY(parser.keepAlive());
            parser.expect();
            QCOMPARE(parser.finish(), State::failed);  // the answer before is no answer to this
            QCOMPARE(parser.feed("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
                     State::complete);
            QCOMPARE(parser.status(), 204);
            QVERIFY(!parser.keepAlive());
            QVERIFY(parser.body().empty());
        }
        AnswerParser parser(100);
        QCOMPARE(parser.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"),
                 State::more);
        QCOMPARE(parser.feed("0\r\n\r\n"), State::complete);
        QCOMPARE(parser.body(), std::string("ab"));
        parser.reset();
        QCOMPARE(parser.feed("HTTP/1.1 200 OK\r\n\r\nabc"), State::more);
        QCOMPARE(parser.finish(), State::complete);
        QCOMPARE(parser.body(), std::string("abc"));
    }

    void refusesWhatIsNoAnswer() {
        AnswerParser garbage(100);
        QCOMPARE(garbage.feed("SSH-2.0-OpenSSH_9.2\r\n"), State::failed);
        AnswerParser twice(100);
        QCOMPARE(twice.feed("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"),
                 State::failed);
        AnswerParser cut(100);
        QCOMPARE(cut.feed("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), State::more);
        QCOMPARE(cut.finish(), State::failed);
        AnswerParser full(4);
        QCOMPARE(full.feed("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd"), State::complete);
        AnswerParser over(4);
        QCOMPARE(over.feed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde"), State::failed);
    }

    void writesRequests() {
        const SeatLabels labels({"A \"1\""});
        auto target = Target::parse("http://127.0.0.1:8123/below/");
        QVERIFY(target.ok());
        const RequestText text(*target, "e", labels);
        std::string out;
        text.hold({0, 1}, out);
        QCOMPARE(out, std::string("POST /below/v1/events/e/holds HTTP/1.1\r\n"
                                  "Host: 127.0.0.1:8123\r\nContent-Type: application/json\r\n"
                                  "Content-Length: 21\r\n\r\n{\"seats\":[\"A \\\"1\\\"\"]}"));
        text.hold({-1, 3}, out);
        QVERIFY(out.ends_with("{\"best_available\":{\"quantity\":3}}"));
        for (const char* wrong :
             {"https://x", "127.0.0.1", "http://", "http://x:1/?q", "http://u@x"}) {
            QVERIFY2(!Target::parse(wrong).ok(), wrong);
        }
        QVERIFY(Target::parse("http://[::1]:8080").ok());
    }

    void reportsAsOneObject() {
        const SeatLabels labels({"A-1"});
        Ledger ledger(labels);
        ledger.holdAnswer({0, 1}, 201, holdBody(1, "{\"label\":\"A-1\"}"), 2'000);
        ledger.holdAnswer({0, 1}, 409, "{\"type\":\"urn:x:seat-unavailable\"}", 1'000);
        ledger.holdUnknown({0, 1});
        SwarmTotals totals;
        totals.seconds = 0.5;
        RushVerdict verdict;
        verdict.audited = true;
        const auto text = jsonReport({}, ledger, totals, verdict);
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        QCOMPARE(json[QLatin1String("requests")].toInt(), 3);
        QCOMPARE(json[QLatin1String("unknown")].toInt(), 1);
        QCOMPARE(json[QLatin1String("status")][QLatin1String("201")].toInt(), 1);
        QCOMPARE(json[QLatin1String("problems")][QLatin1String("seat-unavailable")].toInt(), 1);
        QCOMPARE(json[QLatin1String("latency_ms")][QLatin1String("max")].toDouble(), 2.0);
        QCOMPARE(
            json[QLatin1String("latency_ms_by_status")][QLatin1String("409")][QLatin1String("max")]
                .toDouble(),
            1.0);
        QCOMPARE(json[QLatin1String("requests_per_s")].toDouble(), 4.0);
        QCOMPARE(json[QLatin1String("double_bookings")].toInt(-1), 0);
        QCOMPARE(json[QLatin1String("lost")].toInt(-1), 0);
        QVERIFY(verdict.clean());
        verdict.lost = 1;
        QVERIFY(!verdict.clean());
        QVERIFY(textReport({}, ledger, totals, verdict).find("BROKEN") != std::string::npos);
    }
};

}  // namespace seatlock::simulator

QTEST_GUILESS_MAIN(seatlock::simulator::RushTest)
#include "rush.moc"
