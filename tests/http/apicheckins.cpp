// Scans at the doors: each ticket is let in once, and a scan that is sent again is answered again.
#include "engine/store/audit.h"
#include "tests/support/gatehouse.h"
#include "tests/support/replychecks.h"

#include <algorithm>
#include <cctype>

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

}  // namespace

class ApiCheckIns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{plain(100), plain(200)},
                                               staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        house_ = std::make_unique<GateHouse>(*office_);
    }
    void cleanupTestCase() {
        const auto connection = pool::Connection::open({engine_->engine().databaseUrl(), 10'000});
        QVERIFY(connection.ok());
        const auto report = store::audit(**connection);
        QVERIFY(report.ok());
        QCOMPARE(report->violations(), std::int64_t{0});
        house_.reset();
        office_.reset();
        engine_.reset();
    }

    void aTicketIsLetInOnce() {
        const auto code = house_->codeFor("1");
        const auto scan = house_->newScan();
        const auto in = house_->scan({.ticket = code, .door = "B", .scan = scan});
        COMPARE_STATUS(in, 201);
        QCOMPARE(in.text("result"), std::string("valid"));
        QCOMPARE(in.text("seat"), std::string("1"));
        QCOMPARE(in.text("name"), std::string("Ada Lovelace"));
        const auto repeat = house_->scan({.ticket = code, .door = "B", .scan = scan});
        COMPARE_STATUS(repeat, 200);
        QCOMPARE(repeat.body, in.body);
        const auto other = house_->scan({.ticket = code, .door = "C"});
        COMPARE_PROBLEM(other, 409, "already-used");
        QCOMPARE(other.text("door"), std::string("B"));
        QCOMPARE(other.text("at"), in.text("at"));
        QCOMPARE(other.text("seat"), std::string("1"));
    }

    void whoWentOutIsLetInAgain() {
        const auto code = house_->codeFor("2");
        COMPARE_PROBLEM(house_->scan({.ticket = code, .direction = "out"}), 409, "not-inside");
        const auto refused = house_->newScan();
        COMPARE_STATUS(house_->scan({.ticket = code}), 201);
        const auto no = house_->scan({.ticket = code, .door = "D", .scan = refused});
        COMPARE_PROBLEM(no, 409, "already-used");
        COMPARE_STATUS(house_->scan({.ticket = code, .direction = "out"}), 201);
        // The refused scan stays refused, for the reason it had.
        const auto still = house_->scan({.ticket = code, .door = "D", .scan = refused});
        COMPARE_PROBLEM(still, 409, "already-used");
        QCOMPARE(still.body, no.body);
        COMPARE_STATUS(house_->scan({.ticket = code}), 201);
        COMPARE_PROBLEM(house_->scan({.ticket = code}), 409, "already-used");
    }

    void isReadAsPeopleTypeIt() {
        auto code = lower(house_->codeFor("3"));
        for (std::size_t at = 10; at < code.size(); at += 11) code.insert(at, " ");
        COMPARE_STATUS(house_->scan({.ticket = " " + code}), 201);
    }

    void whatIsNoTicketIsRefused() {
        auto damaged = house_->codeFor("4");
        damaged[50] = damaged[50] == '7' ? '8' : '7';
        for (const auto& code :
             {std::string(), std::string("4006381333931"), std::string("https://example.org/?t=1"),
              std::string("BEGIN:VCARD\nN:Doe\nEND:VCARD"), damaged, std::string(4000, '0')}) {
            const auto scan = house_->newScan();
            COMPARE_PROBLEM(house_->scan({.ticket = code, .scan = scan}), 404, "not-a-ticket");
            COMPARE_PROBLEM(house_->scan({.ticket = code, .scan = scan}), 404, "not-a-ticket");
        }
        COMPARE_PROBLEM(house_->scan({.ticket = std::string(9000, '0')}), 422, "invalid-body");
    }

    void aTicketOfAnotherEventIsToldFromIt() {
        const auto code = house_->codeFor("1", "plain-100");
        const auto reply = house_->scan({.ticket = code});
        COMPARE_PROBLEM(reply, 409, "other-event");
        const auto other = reply.json().value(str("other_event")).toObject();
        QCOMPARE(other.value(str("slug")).toString(), str("plain-100"));
        COMPARE_STATUS(house_->scan({.ticket = code, .event = "plain-100"}), 201);
        COMPARE_PROBLEM(house_->scan({.ticket = code, .event = "nothing"}), 404, "unknown-event");
    }

    void aScansIdIsOfOneTicket() {
        const auto scan = house_->newScan();
        const auto first = house_->codeFor("6");
        COMPARE_STATUS(house_->scan({.ticket = first, .scan = scan}), 201);
        COMPARE_PROBLEM(house_->scan({.ticket = house_->codeFor("7"), .scan = scan}), 422,
                        "idempotency-mismatch");
        COMPARE_PROBLEM(house_->scan({.ticket = first, .direction = "out", .scan = scan}), 422,
                        "idempotency-mismatch");
    }

    void oneOfManyDoorsWins() {
        for (int round = 0; round < 5; ++round) {
            const auto code = house_->codeFor(std::to_string(10 + round));
            std::vector<HttpClient> clients;
            for (int i = 0; i < 20; ++i) clients.emplace_back(engine_->port());
            auto headers = bearer(office_->boss());
            headers.emplace_back("Content-Type", "application/json");
            for (auto& client : clients) {
                client.begin("POST", "/v1/checkins", headers, house_->body({.ticket = code}));
            }
            int in = 0;
            for (auto& client : clients) {
                const auto reply = client.finish();
                if (reply.status == 201) {
                    ++in;
                } else {
                    COMPARE_PROBLEM(reply, 409, "already-used");
                }
            }
            QCOMPARE(in, 1);
        }
    }

    void theSameScanSentAtOnceIsOneScan() {
        const auto code = house_->codeFor("20");
        const auto body = house_->body({.ticket = code});
        std::vector<HttpClient> clients;
        for (int i = 0; i < 10; ++i) clients.emplace_back(engine_->port());
        auto headers = bearer(office_->boss());
        headers.emplace_back("Content-Type", "application/json");
        for (auto& client : clients) client.begin("POST", "/v1/checkins", headers, body);
        int fresh = 0;
        for (auto& client : clients) {
            const auto reply = client.finish();
            QVERIFY2(reply.status == 201 || reply.status == 200, reply.shown().c_str());
            fresh += reply.status == 201 ? 1 : 0;
        }
        QCOMPARE(fresh, 1);
    }

    void scansOfADoorOnItsOwnAreToldAfterwards() {
        const auto twice = house_->codeFor("30");
        const auto once = house_->codeFor("31");
        COMPARE_STATUS(house_->scan({.ticket = twice, .door = "A"}), 201);
        const auto body =
            R"({"scans":[)" +
            house_->body({.ticket = twice, .door = "E", .at = "2020-01-01T10:00:00Z"}) + "," +
            house_->body({.ticket = once, .door = "E", .at = "2020-01-01T10:00:01Z"}) + "," +
            house_->body({.ticket = "nonsense", .door = "E"}) + "]}";
        const auto reply = house_->post("/v1/checkins/batch", body);
        COMPARE_STATUS(reply, 200);
        const auto outcomes = reply.json().value(str("outcomes")).toArray();
        QCOMPARE(outcomes.size(), 3);
        QCOMPARE(outcomes[0].toObject().value(str("result")).toString(), str("already-used"));
        QCOMPARE(outcomes[0].toObject().value(str("let_in_twice")).toBool(), true);
        QCOMPARE(outcomes[0].toObject().value(str("door")).toString(), str("A"));
        QCOMPARE(outcomes[1].toObject().value(str("result")).toString(), str("valid"));
        QCOMPARE(outcomes[2].toObject().value(str("result")).toString(), str("not-a-ticket"));
        const auto again = house_->post("/v1/checkins/batch", body);
        const auto repeated = again.json().value(str("outcomes")).toArray();
        QCOMPARE(repeated[0].toObject().value(str("let_in_twice")).toBool(), true);
        QCOMPARE(repeated[1].toObject().value(str("result")).toString(), str("valid"));
        QCOMPARE(repeated[1].toObject().value(str("repeated")).toBool(), true);
        const auto used = house_->scan({.ticket = once});
        COMPARE_PROBLEM(used, 409, "already-used");
        QCOMPARE(used.text("at"), std::string("2020-01-01T10:00:01.000Z"));
        const auto doors = house_->get("/v1/staff/events/plain-200/doors");
        COMPARE_STATUS(doors, 200);
        const auto flagged = doors.json().value(str("let_in_twice")).toArray();
        QCOMPARE(flagged.size(), 1);
        QCOMPARE(flagged[0].toObject().value(str("seat")).toString(), str("30"));
        QCOMPARE(flagged[0].toObject().value(str("accepted")).toObject().value(str("door")),
                 QJsonValue(str("A")));
    }

    void aDoorsClockThatIsFastIsNotBelieved() {
        const auto code = house_->codeFor("32");
        const auto reply = house_->post(
            "/v1/checkins/batch",
            R"({"scans":[)" + house_->body({.ticket = code, .at = "2199-01-01T00:00:00Z"}) + "]}");
        COMPARE_STATUS(reply, 200);
        QVERIFY(house_->scan({.ticket = code}).text("at") < "2199");
    }

    /// A scan whose answer was lost with a connection is sent again, and is let in once.
    void aLostDatabaseConnectionLetsNobodyInTwice() {
        std::vector<std::string> bodies;
        for (int seat = 60; seat < 100; ++seat) {
            bodies.push_back(house_->body({.ticket = house_->codeFor(std::to_string(seat))}));
        }
        auto headers = bearer(office_->boss());
        headers.emplace_back("Content-Type", "application/json");
        std::vector<HttpClient> clients;
        for (std::size_t i = 0; i < bodies.size(); ++i) clients.emplace_back(engine_->port());
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            clients[i].begin("POST", "/v1/checkins", headers, bodies[i]);
            if (i % 8 == 0) {
                QVERIFY(
                    engine_->exec("select pg_terminate_backend(pid) from pg_stat_activity"
                                  " where application_name = 'seatlock'"));
            }
        }
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            auto reply = clients[i].finish();
            for (int tries = 0; reply.status == 503 && tries < 50; ++tries) {
                reply = house_->post("/v1/checkins", bodies[i]);
            }
            QVERIFY2(reply.status == 201 || reply.status == 200, reply.shown().c_str());
        }
    }

    void badBodiesAreRefused() {
        COMPARE_PROBLEM(house_->post("/v1/checkins", "{}"), 422, "invalid-body");
        COMPARE_PROBLEM(house_->post("/v1/checkins", "nonsense"), 400, "malformed-json");
        const auto code = house_->codeFor("33");
        COMPARE_PROBLEM(house_->scan({.ticket = code, .direction = "up"}), 422, "invalid-body");
        COMPARE_PROBLEM(house_->scan({.ticket = code, .scan = "1"}), 422, "invalid-body");
        COMPARE_PROBLEM(house_->scan({.ticket = code, .door = std::string(41, 'x')}), 422,
                        "invalid-body");
        COMPARE_PROBLEM(house_->post("/v1/checkins/batch", R"({"scans":[]})"), 422, "invalid-body");
        std::string many = R"({"scans":[)";
        for (int i = 0; i < 201; ++i) many += (i ? "," : "") + house_->body({.ticket = code});
        COMPARE_PROBLEM(house_->post("/v1/checkins/batch", many + "]}"), 422, "invalid-body");
        COMPARE_STATUS(house_->scan({.ticket = code}), 201);
    }

    void whoMayScanWhere() {
        COMPARE_STATUS(office_->addUser("gate", {"gate"}, {"plain-100"}), 201);
        COMPARE_STATUS(office_->addUser("viewer", {"viewer"}), 201);
        const auto gate = bearer(office_->signIn("gate"));
        const auto viewer = bearer(office_->signIn("viewer"));
        const auto here =
            house_->body({.ticket = house_->codeFor("2", "plain-100"), .event = "plain-100"});
        const auto there = house_->body({.ticket = house_->codeFor("40")});
        auto& client = office_->client();
        COMPARE_PROBLEM(client.post("/v1/checkins", here), 401, "unauthorized");
        COMPARE_PROBLEM(client.post("/v1/checkins", here, viewer), 403, "forbidden");
        COMPARE_PROBLEM(client.post("/v1/checkins", there, gate), 403, "forbidden");
        COMPARE_STATUS(client.post("/v1/checkins", here, gate), 201);
        const auto many = R"({"scans":[)" + there + "," + here + "]}";
        COMPARE_PROBLEM(client.post("/v1/checkins/batch", many), 401, "unauthorized");
        COMPARE_PROBLEM(client.post("/v1/checkins/batch", many, viewer), 403, "forbidden");
        const auto mixed = client.post("/v1/checkins/batch", many, gate);
        COMPARE_STATUS(mixed, 200);
        const auto outcomes = mixed.json().value(str("outcomes")).toArray();
        QCOMPARE(outcomes[0].toObject().value(str("error")).toString(), str("forbidden"));
        QCOMPARE(outcomes[1].toObject().value(str("result")).toString(), str("valid"));
    }

    void doorsAreCounted() {
        const auto reply = house_->get("/v1/staff/events/plain-100/doors");
        COMPARE_STATUS(reply, 200);
        QCOMPARE(reply.number("admitted"), 2);
        QCOMPARE(reply.number("inside"), 2);
        const auto doors = reply.json().value(str("doors")).toArray();
        QCOMPARE(doors.size(), 1);
        QCOMPARE(doors[0].toObject().value(str("in")).toInt(), 2);
        COMPARE_PROBLEM(house_->get("/v1/staff/events/nothing/doors"), 404, "unknown-event");
    }

private:
    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<GateHouse> house_;
};

QTEST_GUILESS_MAIN(ApiCheckIns)
#include "apicheckins.moc"
