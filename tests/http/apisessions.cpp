// Signing in and out: throttled, ended by time, by the administrator and by a new password.
#include "engine/core/jsonwriter.h"
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

std::string body(const std::string& login, const std::string& password) {
    std::string out;
    core::JsonWriter(out)
        .beginObject()
        .field("login", login)
        .field("password", password)
        .endObject();
    return out;
}

}  // namespace

class ApiSessions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        auto limits = staffLimits();
        limits.sign_in_free_tries = 3;
        limits.sign_in_delay_s_max = 60;
        limits.sessions_per_user_max = 3;
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>(), limits);
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
    }
    void cleanup() {
        office_.reset();
        engine_.reset();
    }

    void tellsWhoOneIs() {
        const auto reply = client().get("/v1/sessions/current", bearer(office_->boss()));
        COMPARE_STATUS(reply, 200);
        QCOMPARE(reply.text("via"), std::string("session"));
        const auto user = reply.json().value(QLatin1String("user")).toObject();
        QCOMPARE(user.value(QLatin1String("login")).toString(), QStringLiteral("boss"));
        QCOMPARE(reply.json().value(QLatin1String("permissions")).toArray().size(), 16);
    }

    void keepsOnlyHashes() {
        QCOMPARE(engine_->value("SELECT count(*) FROM staff_session WHERE position('" +
                                office_->boss() + "'::bytea in token_hash) > 0"),
                 std::string("0"));
        QCOMPARE(engine_->value("SELECT octet_length(token_hash) FROM staff_session"),
                 std::string("32"));
    }

    void signsOut() {
        COMPARE_STATUS(client().del("/v1/sessions/current", bearer(office_->boss())), 204);
        COMPARE_PROBLEM(current(office_->boss()), 401, "unauthorized");
        QCOMPARE(engine_->value("SELECT count(*) FROM staff_session"), std::string("0"));
    }

    void endsWhenIdle() {
        age("last_used_at = last_used_at - interval '29 minutes'");
        COMPARE_STATUS(current(office_->boss()), 200);  // and is used afresh
        age("last_used_at = last_used_at - interval '29 minutes'");
        COMPARE_STATUS(current(office_->boss()), 200);
        age("last_used_at = last_used_at - interval '31 minutes'");
        COMPARE_PROBLEM(current(office_->boss()), 401, "unauthorized");
    }

    void endsAbsolutely() {
        age("expires_at = expires_at - interval '11 hours 59 minutes'");
        COMPARE_STATUS(current(office_->boss()), 200);
        age("expires_at = expires_at - interval '1 minute 1 second'");
        COMPARE_PROBLEM(current(office_->boss()), 401, "unauthorized");
    }

    void oneTooManyEndsTheOldest() {
        std::vector<std::string> all{office_->boss()};
        for (int i = 0; i < 3; ++i) {
            age("last_used_at = last_used_at - interval '1 minute'");
            all.push_back(office_->signIn("boss"));
        }
        COMPARE_PROBLEM(current(all[0]), 401, "unauthorized");
        for (int i = 1; i < 4; ++i) COMPARE_STATUS(current(all[i]), 200);
    }

    void saysTheSameToWrongPasswordsAndUnknownUsers() {
        const auto wrong = signIn("boss", "wrong password");
        const auto unknown = signIn("nobody", "wrong password");
        COMPARE_PROBLEM(wrong, 401, "sign-in-failed");
        COMPARE_PROBLEM(unknown, 401, "sign-in-failed");
        QCOMPARE(wrong.body, unknown.body);
        QCOMPARE(engine_->value("SELECT string_agg(failures::text, ',') FROM sign_in_failure"),
                 std::string("1,1"));
    }

    /// Both hash: with a costly hash, neither answer comes back at once.
    void worksAsHardForUnknownUsers() {
        auto limits = staffLimits();
        limits.password_memory_kib = 32 * 1024;
        limits.password_passes = 3;
        TestEngine engine({}, limits);
        QVERIFY2(engine.ok(), engine.error().c_str());
        StaffOffice office(engine);
        QVERIFY(office.ok());
        const auto fastest = [&](const std::string& login) {
            qint64 best = INT64_MAX;
            for (int i = 0; i < 3; ++i) {
                QElapsedTimer timer;
                timer.start();
                office.client().post("/v1/sessions", body(login, "wrong password"));
                best = std::min(best, timer.elapsed());
            }
            return best;
        };
        const auto known = fastest("boss");
        const auto unknown = fastest("nobody");
        QVERIFY2(known < unknown * 3 && unknown < known * 3,
                 qPrintable(QStringLiteral("%1 ms and %2 ms").arg(known).arg(unknown)));
    }

    void throttlesALogin_data() {
        QTest::addColumn<QString>("login");
        QTest::newRow("known") << QStringLiteral("boss");
        QTest::newRow("unknown") << QStringLiteral("nobody");
    }
    void throttlesALogin() {
        QFETCH(QString, login);
        const auto name = login.toStdString();
        for (int i = 0; i < 3; ++i) {
            COMPARE_PROBLEM(signIn(name, "wrong password"), 401, "sign-in-failed");
        }
        // Now the right one is not even looked at.
        const auto refused = signIn(name, staff_password);
        COMPARE_PROBLEM(refused, 429, "sign-in-throttled");
        QCOMPARE(refused.header("Retry-After"), std::string("1"));
        std::string last = "1";
        for (const char* wait : {"2", "4", "8", "16", "32", "60", "60"}) {
            QVERIFY(engine_->exec("UPDATE sign_in_failure SET wait_until = now()"));
            COMPARE_PROBLEM(signIn(name, "wrong password"), 401, "sign-in-failed");
            QCOMPARE(signIn(name, "wrong password").header("Retry-After"), std::string(wait));
        }
        QVERIFY(engine_->exec("UPDATE sign_in_failure SET wait_until = now()"));
        COMPARE_STATUS(signIn(name, staff_password), name == "boss" ? 201 : 401);
        const auto left = engine_->value("SELECT count(*) FROM sign_in_failure");
        QCOMPARE(left, std::string(name == "boss" ? "0" : "1"));
    }

    void aNewDayIsForgiven() {
        for (int i = 0; i < 3; ++i) signIn("boss", "wrong password");
        QVERIFY(
            engine_->exec("UPDATE sign_in_failure SET last_at = now() - interval '25 hours', "
                          "wait_until = now() - interval '1 hour'"));
        COMPARE_PROBLEM(signIn("boss", "wrong password"), 401, "sign-in-failed");
        COMPARE_STATUS(signIn("boss", staff_password), 201);
    }

    void disablingEndsSessionsAtOnce() {
        COMPARE_STATUS(office_->addUser("ada", {"organizer"}), 201);
        const auto session = office_->signIn("ada");
        const auto token = office_->makeToken(session, {"events_read"});
        COMPARE_STATUS(current(session), 200);
        COMPARE_STATUS(current(token), 200);
        COMPARE_STATUS(office_->changeUser("ada", R"({"disabled":true})"), 200);
        COMPARE_PROBLEM(current(session), 401, "unauthorized");
        COMPARE_PROBLEM(current(token), 401, "unauthorized");
        COMPARE_PROBLEM(signIn("ada", staff_password), 401, "sign-in-failed");
        COMPARE_STATUS(office_->changeUser("ada", R"({"disabled":false})"), 200);
        COMPARE_PROBLEM(current(session), 401, "unauthorized");  // they stay ended
        COMPARE_PROBLEM(current(token), 401, "unauthorized");
        COMPARE_STATUS(signIn("ada", staff_password), 201);
    }

    void aNewPasswordEndsOtherSessions() {
        COMPARE_STATUS(office_->addUser("ada", {"viewer"}), 201);
        const auto mine = office_->signIn("ada");
        const auto other = office_->signIn("ada");
        const auto wish = [](const std::string& old_one, const std::string& new_one) {
            std::string out;
            core::JsonWriter(out)
                .beginObject()
                .field("old_password", old_one)
                .field("new_password", new_one)
                .endObject();
            return out;
        };
        const std::string path = "/v1/users/ada/password";
        COMPARE_PROBLEM(client().post(path, wish("wrong", "another password"), bearer(mine)), 401,
                        "sign-in-failed");
        COMPARE_PROBLEM(client().post(path, wish(staff_password, "short"), bearer(mine)), 422,
                        "invalid-body");
        COMPARE_PROBLEM(
            client().post(path, wish(staff_password, "another password"), bearer(office_->boss())),
            403, "forbidden");
        COMPARE_STATUS(client().post(path, wish(staff_password, "another password"), bearer(mine)),
                       204);
        COMPARE_STATUS(current(mine), 200);
        COMPARE_PROBLEM(current(other), 401, "unauthorized");
        COMPARE_PROBLEM(signIn("ada", staff_password), 401, "sign-in-failed");
        COMPARE_STATUS(signIn("ada", "another password"), 201);
        // The administrator's reset ends all of them.
        COMPARE_STATUS(office_->changeUser("ada", R"({"password":"a third password"})"), 200);
        COMPARE_PROBLEM(current(mine), 401, "unauthorized");
        COMPARE_STATUS(signIn("ada", "a third password"), 201);
    }

    void malformedAuthorization_data() {
        QTest::addColumn<QByteArray>("value");
        for (const char* value : {"Bearer", "Bearer ", "Basic Ym9zczpib3Nz", "Bearer sls_short",
                                  "Bearer\tsls_x", "sls_x", "Bearer ' OR 1=1 --", "\xff\xfe"}) {
            QTest::newRow(value) << QByteArray(value);
        }
        QTest::newRow("long") << "Bearer sls_" + QByteArray(8000, 'x');
        QTest::newRow("doubled") << "Bearer sls_" + QByteArray(43, 'x') + " sls_" +
                                        QByteArray(43, 'x');
    }
    void malformedAuthorization() {
        QFETCH(QByteArray, value);
        COMPARE_PROBLEM(
            client().get("/v1/sessions/current", {{"Authorization", value.toStdString()}}), 401,
            "unauthorized");
    }

    void severalAuthorizations() {
        auto headers = bearer(office_->boss());
        headers.push_back(headers[0]);
        COMPARE_PROBLEM(client().get("/v1/sessions/current", headers), 400, "malformed-request");
    }

    void wantsJson() {
        COMPARE_STATUS(client().send("POST", "/v1/sessions", {}, body("boss", staff_password)),
                       415);
        COMPARE_PROBLEM(client().post("/v1/sessions", R"({"login":"boss"})"), 422, "invalid-body");
        COMPARE_PROBLEM(client().post("/v1/sessions", "{"), 400, "malformed-json");
    }

private:
    HttpClient& client() { return office_->client(); }
    Reply signIn(const std::string& login, const std::string& password) {
        return client().post("/v1/sessions", body(login, password));
    }
    Reply current(const std::string& secret) {
        return client().get("/v1/sessions/current", bearer(secret));
    }
    void age(const std::string& assignment) {
        QVERIFY(engine_->exec("UPDATE staff_session SET " + assignment));
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
};

QTEST_GUILESS_MAIN(ApiSessions)
#include "apisessions.moc"
