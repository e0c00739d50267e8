// Buying what is held.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

std::string compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

QJsonObject buyer(const char* name = "Ada Lovelace", const char* email = "ada@example.org") {
    return {{str("name"), str(name)}, {str("email"), str(email)}};
}

}  // namespace

class ApiOrders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{theatre, plain(200)});
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
    }
    void cleanupTestCase() {
        client_.reset();
        engine_.reset();
    }

    void buysAHold() {
        const auto hold = holdSeats({"1", "2"});
        const auto order = buy(hold);
        COMPARE_STATUS(order, 201);
        QCOMPARE(order.number("total_minor"), 4000);
        QCOMPARE(order.text("hold"), hold);
        QCOMPARE(order.header("Location"), "/v1/orders/" + order.text("code"));
        const auto read = client_->get(order.header("Location"));
        COMPARE_STATUS(read, 200);
        QCOMPARE(read.body, order.body);
        QCOMPARE(client_->get("/v1/holds/" + hold).text("state"), std::string("confirmed"));
        QCOMPARE(client_->get("/v1/events/plain-200/availability").text("states").substr(0, 3),
                 std::string("ssa"));
        // Sold is sold: nothing can be done to the hold any more.
        COMPARE_PROBLEM(client_->post("/v1/events/plain-200/holds", seatsBody({"1"})), 409,
                        "seat-unavailable");
        COMPARE_PROBLEM(client_->del("/v1/holds/" + hold), 409, "hold-closed");
        COMPARE_PROBLEM(client_->patch("/v1/holds/" + hold, "{\"extend\":true}"), 409,
                        "hold-closed");
        COMPARE_PROBLEM(client_->patch("/v1/holds/" + hold, "{\"drop\":[\"1\"]}"), 409,
                        "hold-closed");
    }

    void buysOnce() {
        const auto hold = holdSeats({"5"});
        const auto order = buy(hold);
        COMPARE_STATUS(order, 201);
        const auto again = buy(hold);
        COMPARE_PROBLEM(again, 409, "hold-closed");
        QVERIFY(again.text("detail").find(order.text("code")) != std::string::npos);
        QCOMPARE(ordersOf(hold), std::string("1"));
    }

    void oneOfTwentyBuysTheHold() {
        const auto hold = holdSeats({"6"});
        std::vector<HttpClient> clients;
        for (int i = 0; i < 20; ++i) clients.emplace_back(engine_->port());
        for (auto& client : clients) {
            client.begin("POST", "/v1/orders", {{"Content-Type", "application/json"}}, wish(hold));
        }
        int bought = 0;
        for (auto& client : clients) {
            const auto reply = client.finish();
            bought += reply.status == 201;
            if (reply.status != 201) COMPARE_PROBLEM(reply, 409, "hold-closed");
        }
        QCOMPARE(bought, 1);
        QCOMPARE(ordersOf(hold), std::string("1"));
    }

    void chargesTicketTypes() {
        const auto hold = holdSeats({"11", "12", "13"});
        const auto order = buy(hold, {{str("12"), str("child")}, {str("13"), str("concession")}});
        COMPARE_STATUS(order, 201);
        QCOMPARE(order.number("total_minor"), 2000 + 1000 + 1600);
        const auto items = order.json().value(str("items")).toArray();
        QCOMPARE(items[1].toObject().value(str("ticket_type")).toString(), str("child"));
        QCOMPARE(items[1].toObject().value(str("price_minor")).toInt(), 1000);
    }

    void refusesWrongTicketTypes() {
        const auto hold = holdSeats({"21", "22"});
        const auto unsold = buy(hold, {{str("21"), str("royal")}});
        COMPARE_PROBLEM(unsold, 422, "invalid-body");
        QCOMPARE(unsold.seats(), std::vector<std::string>{"21"});
        COMPARE_PROBLEM(buy(hold, {{str("23"), str("child")}}), 422, "invalid-body");
        COMPARE_PROBLEM(buy(hold, {{str("999"), str("child")}}), 404, "unknown-seat");
        COMPARE_PROBLEM(buy(hold, {{str("21"), 5}}), 422, "invalid-body");
        COMPARE_PROBLEM(buy(hold, {{str("21"), str("")}}), 422, "invalid-body");
        COMPARE_STATUS(buy(hold), 201);  // none of it did any harm
    }

    void refusesBadBuyers() {
        const auto hold = holdSeats({"31"});
        const std::string long_name(201, 'n');
        const std::string long_email = std::string(250, 'e') + "@x.yz";
        for (const auto& someone :
             {buyer("", "a@b"), buyer("   ", "a@b"), buyer("A", ""), buyer("A", "ab"),
              buyer("A", "@b"), buyer("A", "a@"), buyer("A", "a@b@c"), buyer("A", "a b@c"),
              buyer("A", "a\t@c"), buyer(long_name.c_str(), "a@b"), buyer("A", long_email.c_str()),
              buyer("A\nB", "a@b")}) {
            COMPARE_PROBLEM(post(compact({{str("hold"), text(hold)}, {str("buyer"), someone}})),
                            422, "invalid-body");
        }
        QJsonObject more = buyer();
        more.insert(str("phone"), str("1"));
        QJsonObject less = buyer();
        less.remove(str("name"));
        for (const auto& someone : {QJsonValue(more), QJsonValue(less), QJsonValue(str("Ada")),
                                    QJsonValue(), QJsonValue(QJsonArray())}) {
            COMPARE_PROBLEM(post(compact({{str("hold"), text(hold)}, {str("buyer"), someone}})),
                            422, "invalid-body");
        }
        // NUL, and half of a surrogate pair: neither can be stored, neither is an error of ours.
        for (const char* name : {"a\\u0000b", "a\\ud800b"}) {
            COMPARE_PROBLEM(post("{\"hold\":\"" + hold + "\",\"buyer\":{\"name\":\"" + name +
                                 "\",\"email\":\"a@b\"}}"),
                            422, "invalid-body");
        }
        QCOMPARE(ordersOf(hold), std::string("0"));
    }

    void keepsNamesAsTheyAre() {
        const auto hold = holdSeats({"32"});
        const QString name = str("Zoë \"Ω\" O'Brien-小林 \\ 🎭");
        const auto order =
            post(compact({{str("hold"), text(hold)},
                          {str("buyer"), QJsonObject{{str("name"), name},
                                                     {str("email"), str("zoë@exämple.org")}}}}));
        COMPARE_STATUS(order, 201);
        const auto read = client_->get("/v1/orders/" + order.text("code")).json();
        QCOMPARE(read.value(str("buyer")).toObject().value(str("name")).toString(), name);
    }

    void refusesIncompleteWishes() {
        const auto hold = holdSeats({"33"});
        for (const auto& object :
             {QJsonObject{}, QJsonObject{{str("buyer"), buyer()}},
              QJsonObject{{str("hold"), text(hold)}},
              QJsonObject{{str("hold"), 7}, {str("buyer"), buyer()}},
              QJsonObject{{str("hold"), str("")}, {str("buyer"), buyer()}},
              QJsonObject{{str("hold"), text(hold)}, {str("buyer"), buyer()}, {str("pay"), 1}},
              QJsonObject{{str("hold"), text(hold)},
                          {str("buyer"), buyer()},
                          {str("ticket_types"), QJsonArray()}}}) {
            COMPARE_PROBLEM(post(compact(object)), 422, "invalid-body");
        }
    }

    void knowsNoOtherHoldOrOrder() {
        COMPARE_PROBLEM(buy("x"), 404, "unknown-hold");
        COMPARE_PROBLEM(buy(std::string(32, 'A')), 404, "unknown-hold");
        const auto hold = holdSeats({"34"});
        COMPARE_STATUS(client_->del("/v1/holds/" + hold), 204);
        COMPARE_PROBLEM(buy(hold), 409, "hold-closed");
        const auto event = engine_->value("select code from event where slug = 'plain-200'");
        for (const std::string& code : {std::string("x"), event, event + "-",
                                        event + "-00000-00000", std::string("00000-00000-00000"),
                                        std::string(4000, '0'), std::string("%27%20or%201%3D1")}) {
            COMPARE_PROBLEM(client_->get("/v1/orders/" + code), 404, "unknown-order");
        }
    }

    void countsTheBuyersOtherSeats() {
        // Eight a buyer in the theatre.
        const auto first = holdTheatre({"C-1", "C-2", "C-3", "C-4", "C-5"});
        COMPARE_STATUS(buy(first), 201);
        const auto second = holdTheatre({"D-1", "D-2", "D-3", "D-4"});
        COMPARE_PROBLEM(buy(second), 409, "limit-reached");
        COMPARE_STATUS(client_->patch("/v1/holds/" + second, "{\"drop\":[\"D-4\"]}"), 200);
        COMPARE_STATUS(buy(second), 201);
        const auto third = holdTheatre({"D-5"});
        COMPARE_PROBLEM(buy(third), 409, "limit-reached");
        QCOMPARE(client_->get("/v1/holds/" + third).text("state"), std::string("active"));
        const auto other = compact({{str("hold"), text(third)}, {str("buyer"), buyer("B", "b@c")}});
        COMPARE_STATUS(post(other), 201);
    }

private:
    static QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

    std::string holdSeats(const std::vector<std::string>& labels) {
        return client_->post("/v1/events/plain-200/holds", seatsBody(labels)).text("hold");
    }
    std::string holdTheatre(const std::vector<std::string>& labels) {
        return client_->post("/v1/events/demo-theatre/holds", seatsBody(labels)).text("hold");
    }
    static std::string wish(const std::string& hold, const QJsonObject& ticket_types = {}) {
        QJsonObject object{{str("hold"), text(hold)}, {str("buyer"), buyer()}};
        if (!ticket_types.isEmpty()) object.insert(str("ticket_types"), ticket_types);
        return compact(object);
    }
    Reply post(const std::string& body) { return client_->post("/v1/orders", body); }
    Reply buy(const std::string& hold, const QJsonObject& ticket_types = {}) {
        return post(wish(hold, ticket_types));
    }
    std::string ordersOf(const std::string& hold) {
        const auto code = client_->get("/v1/holds/" + hold).text("state");
        if (code != "confirmed") return "0";
        const auto token = core::HoldToken::parse(hold);
        return engine_->value("select count(*) from orders where hold_id = '" +
                              core::uuidText(token->hold.bytes) + "'");
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
};

QTEST_GUILESS_MAIN(ApiOrders)
#include "apiorders.moc"
