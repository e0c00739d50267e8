// API tokens: shown once, limited by scopes and by their owner's rights, revoked at once.
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

class ApiTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        auto limits = staffLimits();
        limits.tokens_per_user_max = 3;
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>(), limits);
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
    }
    void cleanup() {
        office_.reset();
        engine_.reset();
    }

    void isShownOnce() {
        const auto made =
            post(R"({"name":"report","scopes":["reports_read"],"valid_days":30})", boss());
        COMPARE_STATUS(made, 201);
        const auto secret = made.text("token");
        QVERIFY(secret.starts_with("slt_"));
        const auto list = client().get("/v1/tokens", boss());
        COMPARE_STATUS(list, 200);
        QVERIFY(list.body.find(secret) == std::string::npos);
        const auto token = list.json().value(QLatin1String("tokens")).toArray().at(0).toObject();
        QCOMPARE(token.value(QLatin1String("name")).toString(), QStringLiteral("report"));
        QVERIFY(token.value(QLatin1String("expires_at")).isString());
        QVERIFY(token.value(QLatin1String("last_used_at")).isNull());
        QCOMPARE(engine_->value("SELECT octet_length(token_hash) FROM api_token"),
                 std::string("32"));
        COMPARE_STATUS(client().get("/v1/sessions/current", bearer(secret)), 200);
        QCOMPARE(engine_->value("SELECT last_used_at IS NOT NULL FROM api_token"),
                 std::string("t"));
    }

    void doesOnlyWhatItsScopesSay() {
        const auto secret = office_->makeToken(office_->boss(), {"users_manage"});
        COMPARE_STATUS(client().get("/v1/users", bearer(secret)), 200);
        COMPARE_PROBLEM(client().get("/v1/audit-trail", bearer(secret)), 403, "forbidden");
        const auto current = client().get("/v1/sessions/current", bearer(secret));
        QCOMPARE(current.text("via"), std::string("token"));
        QCOMPARE(current.json().value(QLatin1String("permissions")).toArray(),
                 (QJsonArray{QStringLiteral("account"), QStringLiteral("users_manage")}));
    }

    void cannotDoWhatNeedsASession() {
        const auto secret = office_->makeToken(office_->boss(), {"users_manage", "tokens_manage"});
        COMPARE_PROBLEM(post(R"({"name":"child","scopes":["account"]})", bearer(secret)), 403,
                        "session-required");
        COMPARE_PROBLEM(client().del("/v1/sessions/current", bearer(secret)), 403,
                        "session-required");
        COMPARE_PROBLEM(client().post("/v1/users/boss/password", "{}", bearer(secret)), 403,
                        "session-required");
    }

    void losesWhatItsOwnerLoses() {
        COMPARE_STATUS(office_->addUser("ada", {"administrator"}), 201);
        const auto secret = office_->makeToken(office_->signIn("ada"), {"users_manage"});
        COMPARE_STATUS(client().get("/v1/users", bearer(secret)), 200);
        COMPARE_STATUS(office_->changeUser("ada", R"({"roles":["organizer"]})"), 200);
        COMPARE_PROBLEM(client().get("/v1/users", bearer(secret)), 403, "forbidden");
    }

    void cannotHaveWhatItsOwnerHasNot() {
        COMPARE_STATUS(office_->addUser("ada", {"organizer"}), 201);
        const auto session = office_->signIn("ada");
        COMPARE_PROBLEM(post(R"({"name":"x","scopes":["users_manage"]})", bearer(session)), 403,
                        "forbidden");
        COMPARE_PROBLEM(post(R"({"name":"x","scopes":["everything"]})", bearer(session)), 422,
                        "invalid-body");
        COMPARE_PROBLEM(post(R"({"name":"x","scopes":[]})", bearer(session)), 422, "invalid-body");
        COMPARE_STATUS(post(R"({"name":"x","scopes":["events_write"]})", bearer(session)), 201);
    }

    void isRevokedAtOnce() {
        const auto made = post(R"({"name":"x","scopes":["users_manage"]})", boss());
        const auto secret = made.text("token");
        COMPARE_STATUS(client().get("/v1/users", bearer(secret)), 200);
        COMPARE_STATUS(client().del(made.header("Location"), boss()), 204);
        COMPARE_PROBLEM(client().get("/v1/users", bearer(secret)), 401, "unauthorized");
        COMPARE_PROBLEM(client().del(made.header("Location"), boss()), 404, "unknown-token");
        COMPARE_PROBLEM(client().del("/v1/tokens/x", boss()), 404, "unknown-token");
    }

    void expires() {
        const auto secret = office_->makeToken(office_->boss(), {"users_manage"});
        QVERIFY(engine_->exec("UPDATE api_token SET expires_at = now() + interval '1 minute'"));
        COMPARE_STATUS(client().get("/v1/users", bearer(secret)), 200);
        QVERIFY(engine_->exec("UPDATE api_token SET expires_at = now()"));
        COMPARE_PROBLEM(client().get("/v1/users", bearer(secret)), 401, "unauthorized");
    }

    void othersTokensAreTheirs() {
        COMPARE_STATUS(office_->addUser("ada", {"organizer"}), 201);
        const auto ada = office_->signIn("ada");
        const auto made = post(R"({"name":"of boss","scopes":["users_manage"]})", boss());
        COMPARE_STATUS(post(R"({"name":"of ada","scopes":["events_read"]})", bearer(ada)), 201);
        COMPARE_PROBLEM(client().del(made.header("Location"), bearer(ada)), 404, "unknown-token");
        const auto count = [&](const HeaderList& headers) {
            const auto list = client().get("/v1/tokens", headers);
            return list.json().value(QLatin1String("tokens")).toArray().size();
        };
        QCOMPARE(count(bearer(ada)), 1);
        QCOMPARE(count(boss()), 2);
    }

    void areFew() {
        for (int i = 0; i < 3; ++i) {
            COMPARE_STATUS(post(R"({"name":"x","scopes":["account"]})", boss()), 201);
        }
        COMPARE_PROBLEM(post(R"({"name":"x","scopes":["account"]})", boss()), 409, "limit-reached");
        const auto first = client().get("/v1/tokens?limit=2", boss());
        const auto cursor = first.text("next_cursor");
        const auto rest = client().get("/v1/tokens?cursor=" + cursor, boss());
        QCOMPARE(rest.json().value(QLatin1String("tokens")).toArray().size(), 1);
        COMPARE_PROBLEM(client().get("/v1/tokens?cursor=x", boss()), 400, "malformed-request");
    }

private:
    HttpClient& client() { return office_->client(); }
    HeaderList boss() { return bearer(office_->boss()); }
    Reply post(const std::string& body, const HeaderList& headers) {
        return client().post("/v1/tokens", body, headers);
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
};

QTEST_GUILESS_MAIN(ApiTokens)
#include "apitokens.moc"
