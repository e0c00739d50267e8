// Staff accounts: made, changed with If-Match, and never without an administrator.
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

class ApiUsers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        const std::vector<demo::Choice> events{plain(10), plain(20)};
        engine_ = std::make_unique<TestEngine>(events, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
    }
    void cleanup() {
        office_.reset();
        engine_.reset();
    }

    void createsAndLists() {
        const auto made = office_->addUser("ada", {"organizer", "gate"}, {"plain-10"});
        COMPARE_STATUS(made, 201);
        QCOMPARE(made.header("Location"), std::string("/v1/users/ada"));
        QCOMPARE(made.header("ETag"), std::string("\"1\""));
        QCOMPARE(made.json().value(QLatin1String("events")).toArray(),
                 QJsonArray{QStringLiteral("plain-10")});
        for (const char* login : {"bea", "cleo"}) {
            COMPARE_STATUS(office_->addUser(login, {"viewer"}), 201);
        }
        std::string cursor;
        std::vector<std::string> seen;
        do {
            const auto page = client().get("/v1/users?limit=2&cursor=" + cursor, boss());
            COMPARE_STATUS(page, 200);
            for (const auto& user : page.json().value(QLatin1String("users")).toArray()) {
                seen.push_back(
                    user.toObject().value(QLatin1String("login")).toString().toStdString());
            }
            cursor = page.text("next_cursor");
        } while (!cursor.empty());
        QCOMPARE(seen, (std::vector<std::string>{"ada", "bea", "boss", "cleo"}));
        COMPARE_PROBLEM(client().get("/v1/users?limit=0", boss()), 400, "malformed-request");
        COMPARE_PROBLEM(client().get("/v1/users/nobody", boss()), 404, "unknown-user");
    }

    void refusesWhatCannotBe() {
        COMPARE_STATUS(office_->addUser("ada", {"viewer"}), 201);
        COMPARE_PROBLEM(office_->addUser("Ada", {"viewer"}), 409, "already-exists");
        COMPARE_PROBLEM(office_->addUser("bea", {"king"}), 422, "invalid-body");
        COMPARE_PROBLEM(office_->addUser("bea", {"viewer"}, {"nowhere"}), 404, "unknown-event");
        COMPARE_PROBLEM(client().get("/v1/users/bea", boss()), 404, "unknown-user");
        COMPARE_PROBLEM(
            client().post("/v1/users", R"({"login":"b","password":"long enough","roles":[]})",
                          boss()),
            422, "invalid-body");
    }

    void changesWithIfMatch() {
        COMPARE_STATUS(office_->addUser("ada", {"viewer"}), 201);
        const std::string path = "/v1/users/ada";
        const std::string wish = R"({"display_name":"Ada Lovelace","roles":["organizer"]})";
        COMPARE_PROBLEM(client().patch(path, wish, boss()), 428, "precondition-required");
        COMPARE_PROBLEM(client().patch(path, wish, boss("\"9\"")), 412, "precondition-failed");
        COMPARE_PROBLEM(client().patch(path, wish, boss("7")), 400, "malformed-request");
        const auto changed = client().patch(path, wish, boss("\"1\""));
        COMPARE_STATUS(changed, 200);
        QCOMPARE(changed.header("ETag"), std::string("\"2\""));
        // The loser of two edits is shown what is there.
        const auto stale = client().patch(path, R"({"display_name":"A."})", boss("\"1\""));
        COMPARE_PROBLEM(stale, 412, "precondition-failed");
        const auto current = stale.json().value(QLatin1String("current")).toObject();
        QCOMPARE(current.value(QLatin1String("display_name")).toString(),
                 QStringLiteral("Ada Lovelace"));
        QCOMPARE(current.value(QLatin1String("revision")).toInt(), 2);
        COMPARE_PROBLEM(client().patch(path, R"({"king":true})", boss("*")), 422, "invalid-body");
        COMPARE_PROBLEM(client().patch("/v1/users/nobody", wish, boss("*")), 404, "unknown-user");
    }

    void grantsAndRevokesEvents() {
        COMPARE_STATUS(office_->addUser("ada", {"organizer"}), 201);
        const auto events = [&] {
            return client().get("/v1/users/ada", boss()).json().value(QLatin1String("events"));
        };
        QVERIFY(events().isNull());
        COMPARE_STATUS(office_->changeUser("ada", R"({"events":["plain-20","plain-10"]})"), 200);
        QCOMPARE(events().toArray().size(), 2);
        COMPARE_PROBLEM(office_->changeUser("ada", R"({"events":["plain-20","gone"]})"), 404,
                        "unknown-event");
        QCOMPARE(events().toArray().size(), 2);
        COMPARE_STATUS(office_->changeUser("ada", R"({"display_name":"Ada"})"), 200);
        QCOMPARE(events().toArray().size(), 2);
        COMPARE_STATUS(office_->changeUser("ada", R"({"events":null})"), 200);
        QVERIFY(events().isNull());
        QCOMPARE(engine_->value("SELECT count(*) FROM staff_grant"), std::string("0"));
    }

    void oneAdministratorIsLeft() {
        for (const char* wish :
             {R"({"disabled":true})", R"({"roles":["viewer"]})", R"({"events":["plain-10"]})"}) {
            COMPARE_PROBLEM(office_->changeUser("boss", wish), 409, "last-administrator");
        }
        COMPARE_STATUS(client().get("/v1/sessions/current", boss()), 200);
        COMPARE_STATUS(office_->addUser("second", {"administrator"}), 201);
        const auto second = office_->signIn("second");
        COMPARE_STATUS(office_->changeUser("boss", R"({"roles":["viewer"]})"), 200);
        auto headers = bearer(second);
        headers.emplace_back("If-Match", "*");
        COMPARE_PROBLEM(client().patch("/v1/users/second", R"({"disabled":true})", headers), 409,
                        "last-administrator");
    }

    /// Two administrators who disable each other at the same moment: one of them stays.
    void twoCannotUnseatEachOther() {
        COMPARE_STATUS(office_->addUser("second", {"administrator"}), 201);
        config::Options options;
        options.database = engine_->engine().databaseUrl();
        options.listen_port = 0;
        options.limits = staffLimits();
        Engine other(options);
        QVERIFY(other.start().ok());
        HttpClient there(other.port());
        for (int i = 0; i < 10; ++i) {
            const HeaderList fields{{"Content-Type", "application/json"},
                                    {"If-Match", "*"},
                                    {"Authorization", "Bearer " + office_->boss()}};
            client().begin("PATCH", "/v1/users/boss", fields, R"({"disabled":true})");
            there.begin("PATCH", "/v1/users/second", fields, R"({"disabled":true})");
            client().finish();
            there.finish();
            QCOMPARE(engine_->value("SELECT count(*) FROM staff_user WHERE NOT disabled"),
                     std::string("1"));
            QVERIFY(engine_->exec("UPDATE staff_user SET disabled = false"));
            QVERIFY(engine_->exec("DELETE FROM staff_session"));
            const auto session = office_->signIn("boss");
            QVERIFY(!session.empty());
            office_->useBoss(session);
        }
    }

private:
    HttpClient& client() { return office_->client(); }
    HeaderList boss(const std::string& tag = {}) {
        auto headers = bearer(office_->boss());
        if (!tag.empty()) headers.emplace_back("If-Match", tag);
        return headers;
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
};

QTEST_GUILESS_MAIN(ApiUsers)
#include "apiusers.moc"
