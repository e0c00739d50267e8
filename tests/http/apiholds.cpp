// Holding named seats: one, several, all or none, and fifty buyers at once.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"

#include <algorithm>

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

std::vector<std::string> labelsOf(const Reply& reply) {
    std::vector<std::string> out;
    for (const auto& seat : reply.json().value(str("seats")).toArray()) {
        out.push_back(seat.toObject().value(str("label")).toString().toStdString());
    }
    return out;
}

}  // namespace

class ApiHolds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{theatre, plain(100)});
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
    }
    void cleanupTestCase() {
        client_.reset();
        engine_.reset();
    }

    void holdsOneSeat() {
        const auto reply = hold({"A-12"});
        COMPARE_STATUS(reply, 201);
        QCOMPARE(labelsOf(reply), std::vector<std::string>{"A-12"});
        QCOMPARE(reply.text("state"), std::string("active"));
        QCOMPARE(reply.number("total_minor"), 5500);
        QCOMPARE(reply.header("Location"), "/v1/holds/" + reply.text("hold"));
        const auto read = client_->get(reply.header("Location"));
        COMPARE_STATUS(read, 200);
        QCOMPARE(read.json(), reply.json());
        QCOMPARE(dbSeats("state = 'h' and hold_id is not null"), std::string("1"));
    }

    void holdsSeveralSeats() {
        const auto reply = hold({"B-3", "B-1", "STAND-7", "BOX1-2"});
        COMPARE_STATUS(reply, 201);
        auto labels = labelsOf(client_->get(reply.header("Location")));
        std::sort(labels.begin(), labels.end());
        QCOMPARE(labels, (std::vector<std::string>{"B-1", "B-3", "BOX1-2", "STAND-7"}));
        QCOMPARE(reply.number("total_minor"), 5500 + 5500 + 2000 + 8900);
    }

    void refusesATakenSeat() {
        COMPARE_STATUS(hold({"C-1"}), 201);
        const auto reply = hold({"C-1"});
        COMPARE_PROBLEM(reply, 409, "seat-unavailable");
        QCOMPARE(reply.seats(), std::vector<std::string>{"C-1"});
    }

    void holdsAllOrNone() {
        COMPARE_STATUS(hold({"D-2", "D-4"}), 201);
        const auto reply = hold({"D-1", "D-2", "D-3", "D-4"});
        COMPARE_PROBLEM(reply, 409, "seat-unavailable");
        QCOMPARE(reply.seats(), (std::vector<std::string>{"D-2", "D-4"}));
        // The others are free still.
        COMPARE_STATUS(hold({"D-1", "D-3"}), 201);
    }

    void namesEveryUnknownSeat() {
        const auto reply = hold({"E-1", "Z-99", "e-1", "E-01"});
        COMPARE_PROBLEM(reply, 404, "unknown-seat");
        QCOMPARE(reply.seats(), (std::vector<std::string>{"Z-99", "e-1", "E-01"}));
        COMPARE_STATUS(hold({"E-1"}), 201);
    }

    void holdsTwentySeatsAndNoMore() {
        std::vector<std::string> labels;
        for (int i = 1; i <= 20; ++i) labels.push_back(std::to_string(i));
        const auto twenty = client_->post("/v1/events/plain-100/holds", seatsBody(labels));
        COMPARE_STATUS(twenty, 201);
        QCOMPARE(labelsOf(twenty), labels);
        for (auto& label : labels) label = std::to_string(20 + std::stoi(label));
        labels.push_back("41");
        const auto more = client_->post("/v1/events/plain-100/holds", seatsBody(labels));
        COMPARE_PROBLEM(more, 422, "invalid-body");
    }

    void anonymousHoldsAreLimitedEach() {
        std::vector<std::string> labels;
        for (int i = 1; i <= 9; ++i) labels.push_back("STAND-" + std::to_string(50 + i));
        COMPARE_PROBLEM(hold(labels), 409, "limit-reached");
        labels.pop_back();
        COMPARE_STATUS(hold(labels), 201);
    }

    void knowsNoOtherHold() {
        const auto token = hold({"F-1"}).text("hold");
        auto other = token;
        other[20] = other[20] == 'A' ? 'B' : 'A';
        for (const std::string& text :
             {other, std::string("x"), token + "A", token.substr(1), std::string(32, 'A'),
              std::string(32, '_'), std::string(4000, 'a'), std::string("%22%27%3B--")}) {
            COMPARE_PROBLEM(client_->get("/v1/holds/" + text), 404, "unknown-hold");
            COMPARE_PROBLEM(client_->del("/v1/holds/" + text), 404, "unknown-hold");
            COMPARE_PROBLEM(client_->patch("/v1/holds/" + text, R"({"extend":true})"), 404,
                            "unknown-hold");
        }
        COMPARE_STATUS(client_->get("/v1/holds/" + token), 200);
    }

    void oneOfFiftyGetsTheSeat() {
        constexpr int buyers = 50;
        for (const char* seat : {"77", "78", "79"}) {
            std::vector<HttpClient> clients;
            for (int i = 0; i < buyers; ++i) clients.emplace_back(engine_->port());
            for (auto& client : clients) {
                client.begin("POST", "/v1/events/plain-100/holds",
                             {{"Content-Type", "application/json"}}, seatsBody({seat}));
            }
            int won = 0;
            int lost = 0;
            for (auto& client : clients) {
                const auto reply = client.finish();
                won += reply.status == 201;
                lost += reply.status == 409 && reply.problem() == "seat-unavailable";
            }
            QCOMPARE(won, 1);
            QCOMPARE(lost, buyers - 1);
        }
    }

    void overlappingWishesNeverShareASeat() {
        // Each wants three of six seats, in different orders: at most two can win.
        const std::vector<std::vector<std::string>> wishes{{"91", "92", "93"}, {"93", "94", "95"},
                                                           {"96", "95", "94"}, {"91", "96", "92"},
                                                           {"92", "94", "96"}, {"95", "93", "91"}};
        std::vector<HttpClient> clients;
        for (std::size_t i = 0; i < wishes.size(); ++i) clients.emplace_back(engine_->port());
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            clients[i].begin("POST", "/v1/events/plain-100/holds",
                             {{"Content-Type", "application/json"}}, seatsBody(wishes[i]));
        }
        std::vector<std::string> held;
        for (auto& client : clients) {
            const auto reply = client.finish();
            if (reply.status != 201) {
                COMPARE_PROBLEM(reply, 409, "seat-unavailable");
                continue;
            }
            for (const auto& label : labelsOf(reply)) held.push_back(label);
        }
        QVERIFY(!held.empty());
        std::sort(held.begin(), held.end());
        QVERIFY(std::adjacent_find(held.begin(), held.end()) == held.end());
        QCOMPARE(engine_->value("select count(*) from event_seat s join event e using (event_id) "
                                "where e.slug = 'plain-100' and s.state = 'h' "
                                "and s.seat_no between 90 and 95"),
                 std::to_string(held.size()));
    }

private:
    Reply hold(const std::vector<std::string>& labels) {
        return client_->post("/v1/events/demo-theatre/holds", seatsBody(labels));
    }
    std::string dbSeats(const std::string& condition) {
        return engine_->value("select count(*) from event_seat where " + condition);
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
};

QTEST_GUILESS_MAIN(ApiHolds)
#include "apiholds.moc"
