// Tickets of an order: issued once, signed, printed, issued anew, revoked with what they are for.
#include "engine/tickets/offlinegate.h"
#include "tests/support/gatehouse.h"
#include "tests/support/replychecks.h"
#include "tests/support/waituntil.h"

#include <set>

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

}  // namespace

class ApiTickets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{theatre, plain(200)},
                                               staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        house_ = std::make_unique<GateHouse>(*office_);
    }
    void cleanupTestCase() {
        house_.reset();
        office_.reset();
        engine_.reset();
    }

    void anOrderHasATicketForEachSeat() {
        const auto order = house_->buy({"A-12", "A-13"}, "demo-theatre");
        const auto reply = house_->listTickets(order);
        COMPARE_STATUS(reply, 200);
        const auto tickets = GateHouse::ticketsIn(reply);
        QCOMPARE(tickets.size(), std::size_t{2});
        QCOMPARE(tickets[0].seat, std::string("A-12"));
        QCOMPARE(tickets[1].seat, std::string("A-13"));
        QVERIFY(tickets[0].id != tickets[1].id);
        const auto first = reply.json().value(str("tickets")).toArray().at(0).toObject();
        QCOMPARE(first.value(str("buyer_name")).toString(), str("Ada Lovelace"));
        QVERIFY(!first.value(str("row")).toString().isEmpty());
        QCOMPARE(first.value(str("event")).toObject().value(str("slug")).toString(),
                 str("demo-theatre"));
        // Asked again, they are the same.
        QCOMPARE(house_->listTickets(order).body, reply.body);
        COMPARE_PROBLEM(house_->listTickets(order + "0"), 404, "unknown-order");
        COMPARE_PROBLEM(house_->listTickets("nonsense"), 404, "unknown-order");
        COMPARE_PROBLEM(house_->listTickets(std::string(300, 'x')), 404, "unknown-order");
    }

    void manyWhoAskAtOnceAreToldTheSame() {
        const auto order = house_->buy({"100", "101", "102"});
        std::vector<HttpClient> clients;
        for (int i = 0; i < 20; ++i) clients.emplace_back(engine_->port());
        for (auto& client : clients) client.begin("GET", "/v1/orders/" + order + "/tickets");
        std::set<std::string> answers;
        for (auto& client : clients) {
            const auto reply = client.finish();
            COMPARE_STATUS(reply, 200);
            QCOMPARE(GateHouse::ticketsIn(reply).size(), std::size_t{3});
            answers.insert(reply.body);
        }
        QCOMPARE(answers.size(), std::size_t{1});
    }

    void codesAreCheckedWithThePublicKeysAlone() {
        const auto tickets = house_->tickets(house_->buy({"1"}));
        QCOMPARE(tickets.size(), std::size_t{1});
        const auto reply = house_->get("/v1/ticket-keys");
        COMPARE_STATUS(reply, 200);
        const auto facts = tickets::verify(tickets[0].code, publicKeys());
        QVERIFY(facts.ok());
        QCOMPARE(std::to_string(facts->ticket.value), tickets[0].id);
        QCOMPARE(facts->seat, std::string("1"));
        QCOMPARE(std::to_string(facts->event.value),
                 engine_->value("select event_id from event where slug = 'plain-200'"));
    }

    void aNewKeySignsWhatIsIssuedAfterIt() {
        const auto before = house_->buy({"2"});
        const auto old_code = house_->tickets(before).at(0).code;
        const auto signs =
            static_cast<tickets::KeyNo>(house_->get("/v1/ticket-keys").number("signs"));
        const auto next = static_cast<tickets::KeyNo>(signs + 1);
        const auto ask = R"({"replaces":)" + std::to_string(signs) + "}";
        const auto replaced = house_->post("/v1/ticket-keys", ask);
        COMPARE_STATUS(replaced, 201);
        QCOMPARE(replaced.number("signs"), std::int64_t{next});
        // Asked twice, it is done once.
        const auto again = house_->post("/v1/ticket-keys", ask);
        COMPARE_STATUS(again, 200);
        QCOMPARE(again.body, replaced.body);
        const auto new_code = house_->codeFor("3");
        QCOMPARE(house_->tickets(before).at(0).code, old_code);
        auto keys = publicKeys();
        QCOMPARE(keys.size(), static_cast<std::size_t>(next));
        QVERIFY(!tickets::verify(old_code, {{next, keys[next]}}).ok());
        QVERIFY(tickets::verify(new_code, {{next, keys[next]}}).ok());
        // A door on its own takes both, as long as it has both keys.
        tickets::OfflineGate alone(tickets::verify(new_code, keys)->event, keys);
        for (const auto& code : {old_code, new_code}) {
            const auto judgement = alone.scan(code, tickets::Direction::in, "B", 1);
            QVERIFY(judgement.verdict == tickets::OfflineGate::Verdict::valid);
            COMPARE_STATUS(house_->scan({.ticket = code}), 201);
        }
    }

    void keysAreReplacedByNumber() {
        for (const auto* wrong : {"{}", R"({"replaces":0})", R"({"replaces":"1"})", "[]"}) {
            COMPARE_PROBLEM(house_->post("/v1/ticket-keys", wrong), 422, "invalid-body");
        }
        const auto before = house_->get("/v1/ticket-keys");
        const auto unknown = house_->post("/v1/ticket-keys", R"({"replaces":300})");
        COMPARE_STATUS(unknown, 200);
        QCOMPARE(unknown.body, before.body);
    }

    void anOrderIsFoundByItsTicket() {
        const auto order = house_->buy({"30"});
        house_->buy({"31"});
        const auto found = house_->get("/v1/orders?q=" + house_->tickets(order).at(0).id);
        COMPARE_STATUS(found, 200);
        const auto orders = found.json().value(str("orders")).toArray();
        QCOMPARE(orders.size(), 1);
        QCOMPARE(orders[0].toObject().value(str("code")).toString().toStdString(), order);
    }

    void printsAreCounted() {
        const auto order = house_->buy({"5", "6"});
        const auto path = "/v1/orders/" + order + "/tickets/prints";
        const auto ids = house_->tickets(order);
        const auto all = house_->post(path, "{}");
        COMPARE_STATUS(all, 200);
        const auto one = house_->post(path, R"({"tickets":[")" + ids[1].id + R"("]})");
        COMPARE_STATUS(one, 200);
        QCOMPARE(GateHouse::ticketsIn(one)[0].printed, 1);
        QCOMPARE(GateHouse::ticketsIn(one)[1].printed, 2);
        auto headers = bearer(office_->boss());
        headers.emplace_back("Idempotency-Key", "print-once");
        for (int time = 0; time < 2; ++time) {
            const auto counted = office_->client().post(path, "{}", headers);
            COMPARE_STATUS(counted, 200);
            QCOMPARE(GateHouse::ticketsIn(counted)[0].printed, 2);
        }
        COMPARE_PROBLEM(
            office_->client().post(path, R"({"tickets":[")" + ids[0].id + R"("]})", headers), 422,
            "idempotency-mismatch");
        COMPARE_PROBLEM(house_->post(path, R"({"tickets":["1"]})"), 404, "unknown-ticket");
        COMPARE_PROBLEM(house_->post(path, R"({"tickets":["x"]})"), 422, "invalid-body");
        COMPARE_PROBLEM(house_->post(path, R"({"tickets":[]})"), 422, "invalid-body");
        QCOMPARE(house_->tickets(order)[1].printed, 3);
    }

    void aTicketIssuedAnewReplacesTheOld() {
        const auto order = house_->buy({"7", "8"});
        const auto before = house_->tickets(order);
        const auto path = "/v1/orders/" + order + "/tickets/" + before[0].id + "/reissue";
        const auto reply = house_->post(path, "{}");
        COMPARE_STATUS(reply, 200);
        const auto after = GateHouse::ticketsIn(reply);
        QCOMPARE(after.size(), std::size_t{2});
        QCOMPARE(after[0].issue, 2);
        QVERIFY(after[0].code != before[0].code);
        QCOMPARE(after[1].code, before[1].code);
        COMPARE_PROBLEM(house_->post(path, "{}"), 404, "unknown-ticket");
        COMPARE_PROBLEM(house_->scan({.ticket = before[0].code}), 409, "cancelled");
        COMPARE_STATUS(house_->scan({.ticket = after[0].code}), 201);
        // Whoever is inside would hand the old one out.
        COMPARE_PROBLEM(
            house_->post("/v1/orders/" + order + "/tickets/" + after[0].id + "/reissue", "{}"), 409,
            "already-used");
    }

    void whatIsTakenFromAnOrderIsRevoked() {
        const auto order = house_->buy({"20", "21"});
        const auto tickets = house_->tickets(order);
        const auto version = house_->get(revocations_path).text("version");
        QVERIFY(
            engine_->exec("update order_item set state = 'c' from orders o where o.order_id ="
                          " order_item.order_id and o.code = '" +
                          order + "' and item_no = 1"));
        const auto revoked = house_->get(std::string(revocations_path) + "?since=" + version);
        COMPARE_STATUS(revoked, 200);
        QVERIFY(revoked.json()
                    .value(str("revoked"))
                    .toArray()
                    .contains(QString::fromStdString(tickets[0].id)));
        QVERIFY(!revoked.json()
                     .value(str("revoked"))
                     .toArray()
                     .contains(QString::fromStdString(tickets[1].id)));
        COMPARE_PROBLEM(house_->scan({.ticket = tickets[0].code}), 409, "cancelled");
        COMPARE_STATUS(house_->scan({.ticket = tickets[1].code}), 201);
        QCOMPARE(house_->tickets(order).size(), std::size_t{1});
        // Told once, it is not told again as soon as nothing older is under way.
        auto since = revoked.text("version");
        QVERIFY(waitUntil([&] {
            const auto later = house_->get(std::string(revocations_path) + "?since=" + since);
            since = later.text("version");
            return later.json().value(str("revoked")).toArray().isEmpty();
        }));
        COMPARE_PROBLEM(house_->get(std::string(revocations_path) + "?since=x"), 400,
                        "malformed-request");
        COMPARE_PROBLEM(house_->get(std::string(revocations_path) + "?since=-1"), 400,
                        "malformed-request");
    }

    void theTrailTellsOfPrintsAndReissues() {
        QCOMPARE(engine_->value("select count(distinct action) from audit_trail where action in"
                                " ('count-prints', 'reissue-ticket') and event_id is not null"),
                 std::string("2"));
    }

private:
    tickets::PublicKeys publicKeys() {
        tickets::PublicKeys keys;
        for (const auto& value :
             house_->get("/v1/ticket-keys").json().value(str("keys")).toArray()) {
            const auto key = value.toObject();
            keys[static_cast<tickets::KeyNo>(key.value(str("key")).toInt())] =
                *tickets::PublicKey::parse(key.value(str("public_key")).toString().toStdString());
        }
        return keys;
    }

    static constexpr const char* revocations_path = "/v1/staff/events/plain-200/revocations";

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<GateHouse> house_;
};

QTEST_GUILESS_MAIN(ApiTickets)
#include "apitickets.moc"
