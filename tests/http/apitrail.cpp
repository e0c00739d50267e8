// The audit trail: every change has an entry, without secrets, and none can be taken back.
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

class ApiTrail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>(), staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
    }
    void cleanup() {
        office_.reset();
        engine_.reset();
    }

    void tellsWhoDidWhat() {
        COMPARE_STATUS(office_->addUser("ada", {"organizer"}), 201);
        COMPARE_STATUS(
            office_->changeUser("ada", R"({"roles":["viewer"],"password":"hush hush!"})"), 200);
        const auto token = office_->makeToken(office_->boss(), {"users_manage"});
        COMPARE_STATUS(client().patch("/v1/users/ada", R"({"display_name":"Ada"})", any(token)),
                       200);
        // Neither what is refused nor what only reads.
        COMPARE_STATUS(office_->addUser("ada", {"organizer"}), 409);
        COMPARE_STATUS(client().get("/v1/users", bearer(office_->boss())), 200);
        const auto reply = trail("");
        COMPARE_STATUS(reply, 200);
        QStringList told;
        for (const auto& value : entries(reply)) {
            const auto entry = value.toObject();
            told << entry.value(QLatin1String("login")).toString() + QLatin1Char(' ') +
                        entry.value(QLatin1String("via")).toString() + QLatin1Char(' ') +
                        entry.value(QLatin1String("action")).toString() + QLatin1Char(' ') +
                        entry.value(QLatin1String("resource")).toString().left(11);
        }
        const QStringList wanted{QStringLiteral("boss token change-user /v1/users/a"),
                                 QStringLiteral("boss session create-token /v1/tokens/"),
                                 QStringLiteral("boss session change-user /v1/users/a"),
                                 QStringLiteral("boss session create-user /v1/users/a"),
                                 QStringLiteral("boss password sign-in /v1/session"),
                                 QStringLiteral("boss setup set-up /v1/setup")};
        QCOMPARE(told, wanted);
        QVERIFY(reply.body.find("hush") == std::string::npos);
        QVERIFY(reply.body.find(staff_password) == std::string::npos);
        QVERIFY(reply.body.find(token) == std::string::npos);
        const auto change = entries(reply).at(2).toObject().value(QLatin1String("details"));
        QCOMPARE(change.toObject().value(QLatin1String("roles")).toArray(),
                 QJsonArray{QStringLiteral("viewer")});
    }

    void isSearchedAndPaged() {
        for (const char* login : {"ada", "bea", "cleo"}) {
            COMPARE_STATUS(office_->addUser(login, {"viewer"}), 201);
        }
        office_->signIn("ada");
        QCOMPARE(entries(trail("?action=create-user")).size(), 3);
        QCOMPARE(entries(trail("?login=ada")).size(), 1);
        QCOMPARE(entries(trail("?login=nobody")).size(), 0);
        QCOMPARE(entries(trail("?resource=/v1/users/bea")).size(), 1);
        QCOMPARE(entries(trail("?resource=/v1/users")).size(), 3);
        QCOMPARE(entries(trail("?from=2000-01-01T00:00:00Z")).size(), 6);
        QCOMPARE(entries(trail("?to=2000-01-01T00:00:00Z")).size(), 0);
        QStringList ids;
        std::string cursor;
        do {
            const auto page = trail("?limit=4" + (cursor.empty() ? "" : "&cursor=" + cursor));
            COMPARE_STATUS(page, 200);
            for (const auto& entry : entries(page)) {
                ids << entry.toObject().value(QLatin1String("id")).toString();
            }
            cursor = page.text("next_cursor");
        } while (!cursor.empty());
        QCOMPARE(ids.size(), 6);
        QCOMPARE(ids.removeDuplicates(), 0);
        for (const char* query :
             {"?limit=101", "?cursor=x", "?from=yesterday", "?to=2026-01-01T00:00:00"}) {
            COMPARE_PROBLEM(trail(query), 400, "malformed-request");
        }
    }

    void isOnlyAppendedTo() {
        QVERIFY(!engine_->exec("UPDATE audit_trail SET login = 'nobody'"));
        QVERIFY(!engine_->exec("DELETE FROM audit_trail"));
        QVERIFY(!engine_->exec("TRUNCATE audit_trail"));
        QCOMPARE(engine_->value("SELECT count(*) FROM audit_trail WHERE login = 'boss'"),
                 std::string("2"));
    }

private:
    HttpClient& client() { return office_->client(); }
    HeaderList any(const std::string& secret) {
        auto headers = bearer(secret);
        headers.emplace_back("If-Match", "*");
        return headers;
    }
    Reply trail(const std::string& query) {
        return client().get("/v1/audit-trail" + query, bearer(office_->boss()));
    }
    static QJsonArray entries(const Reply& reply) {
        return reply.json().value(QLatin1String("entries")).toArray();
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
};

QTEST_GUILESS_MAIN(ApiTrail)
#include "apitrail.moc"
