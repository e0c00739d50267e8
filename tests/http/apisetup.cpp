// The first administrator: once, and only by who sits at the machine.
#include "engine/core/jsonwriter.h"
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {
constexpr const char* first = R"({"login":"Ada","display_name":"Ada L.","password":"long enough"})";

std::string credentials(const std::string& login) {
    std::string out;
    core::JsonWriter(out)
        .beginObject()
        .field("login", login)
        .field("password", "long enough")
        .endObject();
    return out;
}
}

class ApiSetup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesTheFirstAdministrator() {
        TestEngine engine({}, staffLimits());
        QVERIFY2(engine.ok(), engine.error().c_str());
        auto client = engine.client();
        QVERIFY(client.get("/v1/setup").json().value(QLatin1String("needed")).toBool());
        const auto made = client.post("/v1/setup", first);
        COMPARE_STATUS(made, 201);
        QCOMPARE(made.text("login"), std::string("ada"));
        QCOMPARE(made.header("Location"), std::string("/v1/users/ada"));
        QCOMPARE(made.json().value(QLatin1String("roles")).toArray(),
                 QJsonArray{QStringLiteral("administrator")});
        QVERIFY(!client.get("/v1/setup").json().value(QLatin1String("needed")).toBool(true));
        COMPARE_PROBLEM(client.post("/v1/setup", first), 409, "setup-done");
        QCOMPARE(engine.value("SELECT count(*) FROM staff_user"), std::string("1"));
        QVERIFY(engine.value("SELECT password_hash FROM staff_user").starts_with("$argon2id$"));
        QCOMPARE(engine.value("SELECT via || ' ' || action || ' ' || login FROM audit_trail"),
                 std::string("setup set-up ada"));
    }

    void onlyOnceHoweverManyTry() {
        TestEngine engine({}, staffLimits());
        QVERIFY2(engine.ok(), engine.error().c_str());
        constexpr int tries = 20;
        std::vector<HttpClient> clients;
        for (int i = 0; i < tries; ++i) clients.push_back(engine.client());
        for (int i = 0; i < tries; ++i) {
            const std::string login = "ada" + std::to_string(i);
            clients[i].begin("POST", "/v1/setup", {{"Content-Type", "application/json"}},
                             credentials(login));
        }
        int made = 0;
        for (auto& client : clients) {
            const auto reply = client.finish();
            made += reply.status == 201 ? 1 : 0;
            if (reply.status != 201) COMPARE_PROBLEM(reply, 409, "setup-done");
        }
        QCOMPARE(made, 1);
        QCOMPARE(engine.value("SELECT count(*) FROM staff_user"), std::string("1"));
    }

    /// Two engines on one database are two sign-in threads: only the database can decide.
    void onlyOnceOverTwoEngines() {
        TestEngine engine({}, staffLimits());
        QVERIFY2(engine.ok(), engine.error().c_str());
        config::Options options;
        options.database = engine.engine().databaseUrl();
        options.listen_port = 0;
        options.limits = staffLimits();
        Engine other(options);
        QVERIFY(other.start().ok());
        std::vector<HttpClient> clients;
        for (int i = 0; i < 10; ++i) {
            clients.push_back(engine.client());
            clients.emplace_back(other.port());
        }
        for (auto& client : clients) {
            client.begin("POST", "/v1/setup", {{"Content-Type", "application/json"}}, first);
        }
        int made = 0;
        for (auto& client : clients) made += client.finish().status == 201 ? 1 : 0;
        QCOMPARE(made, 1);
        QCOMPARE(engine.value("SELECT count(*) FROM staff_user"), std::string("1"));
    }

    void notThroughAProxy() {
        TestEngine engine({}, staffLimits());
        QVERIFY2(engine.ok(), engine.error().c_str());
        auto client = engine.client();
        const HeaderList proxied{{"X-Forwarded-For", "192.0.2.7"}};
        COMPARE_PROBLEM(client.post("/v1/setup", first, proxied), 403, "forbidden");
        COMPARE_PROBLEM(client.get("/v1/setup", {{"Forwarded", "for=192.0.2.7"}}), 403,
                        "forbidden");
        QCOMPARE(engine.value("SELECT count(*) FROM staff_user"), std::string("0"));
    }

    void refusesWhatIsNoUser_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("no password") << QByteArray(R"({"login":"ada"})");
        QTest::newRow("short") << QByteArray(R"({"login":"ada","password":"short"})");
        QTest::newRow("easy") << QByteArray(R"({"login":"ada","password":"aaaaaaaaaaaa"})");
        QTest::newRow("login") << QByteArray(R"({"login":"a da","password":"long enough"})");
        QTest::newRow("roles") << QByteArray(
            R"({"login":"ada","password":"long enough","roles":["viewer"]})");
    }
    void refusesWhatIsNoUser() {
        QFETCH(QByteArray, body);
        if (!engine_) {
            engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>(), staffLimits());
        }
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        COMPARE_PROBLEM(engine_->client().post("/v1/setup", body.toStdString()), 422,
                        "invalid-body");
    }
    void cleanupTestCase() { engine_.reset(); }

private:
    std::unique_ptr<TestEngine> engine_;
};

QTEST_GUILESS_MAIN(ApiSetup)
#include "apisetup.moc"
