// The console's requests with a person's session, over a real engine: signing in and out, a session
// that ends in the middle of work, and an engine that is away.
#include "ui/host/staffclient.h"

#include "tests/support/staffoffice.h"

#include <QSignalSpy>
#include <QtTest>

namespace seatlock::tests {

using ui::host::Answer;
using ui::host::StaffClient;

namespace {

const QString boss = QStringLiteral("boss");
const QString password = QString::fromStdString(staff_password);

/// Waits for one answer.
class Asked : public QObject {
public:
    StaffClient::Done here() {
        return [this](const Answer& answer) {
            answer_ = answer;
            ++count_;
        };
    }
    bool answered() {
        return QTest::qWaitFor([this] { return count_ > 0; }, 20'000);
    }
    const Answer& answer() const { return answer_; }
    int count() const { return count_; }

private:
    Answer answer_;
    int count_ = 0;
};

}  // namespace

class StaffClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{}, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        client_ = std::make_unique<StaffClient>([this](auto&&... request) {
            return engine_->engine().call(std::forward<decltype(request)>(request)...);
        });
    }
    void cleanup() {
        client_.reset();
        office_.reset();
        engine_.reset();
    }
    void signsInAndOut();
    void refusesInWords();
    void goesOnAfterTheSessionEnded();
    void leavesAnothersWorkAlone();
    void givesUp();
    void tellsLostUpdates();
    void engineAway();
    void whoAskedIsGone();
    void resumes();

private:
    bool signIn(const QString& login) {
        Asked asked;
        client_->signIn(login, password, &asked, asked.here());
        return asked.answered() && asked.answer().ok();
    }
    void endSessions() { QVERIFY(engine_->exec("DELETE FROM staff_session")); }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<StaffClient> client_;
};

void StaffClientTest::signsInAndOut() {
    QSignalSpy changed(client_.get(), &StaffClient::signedInChanged);
    QVERIFY(!client_->signedIn());
    QVERIFY(signIn(boss));
    QVERIFY(client_->signedIn());
    QCOMPARE(client_->login(), boss);
    QCOMPARE(client_->roles(), QStringList{QStringLiteral("administrator")});
    QVERIFY(client_->may(staff::Permission::users_manage));
    QVERIFY(!client_->demo());
    QCOMPARE(changed.count(), 1);
    Asked users;
    client_->get(QStringLiteral("/v1/users"), &users, users.here());
    QCOMPARE(users.count(), 0);
    QVERIFY(users.answered());
    QCOMPARE(users.answer().status, 200);
    QCOMPARE(users.answer().body.value(QLatin1String("users")).toArray().size(), 1);
    client_->signOut();
    QVERIFY(!client_->signedIn());
    QVERIFY(!client_->may(staff::Permission::users_manage));
    QTRY_COMPARE(engine_->value("SELECT count(*) FROM staff_session s JOIN staff_user u USING "
                                "(user_id) WHERE u.login = 'boss'"),
                 std::string("1"));  // that of the office
}

void StaffClientTest::refusesInWords() {
    Asked asked;
    client_->signIn(boss, QStringLiteral("not it at all"), &asked, asked.here());
    QVERIFY(asked.answered());
    QCOMPARE(asked.answer().status, 401);
    QCOMPARE(asked.answer().problemType(), QStringLiteral("sign-in-failed"));
    QCOMPARE(asked.answer().message(),
             QStringLiteral("Login and password do not belong together."));
    QVERIFY(!client_->waiting());
    QCOMPARE(office_->addUser("vera", {"viewer"}).status, 201);
    QVERIFY(signIn(QStringLiteral("vera")));
    Asked users;
    client_->get(QStringLiteral("/v1/users"), &users, users.here());
    QVERIFY(users.answered());
    QCOMPARE(users.answer().status, 403);
    QVERIFY(users.answer().message().startsWith(QStringLiteral("Your role does not allow this")));
}

void StaffClientTest::goesOnAfterTheSessionEnded() {
    QVERIFY(signIn(boss));
    endSessions();
    QSignalSpy needed(client_.get(), &StaffClient::signInNeeded);
    Asked made;
    client_->post(QStringLiteral("/v1/tokens"),
                  {{QStringLiteral("name"), QStringLiteral("till")},
                   {QStringLiteral("scopes"), QJsonArray{QStringLiteral("events_read")}}},
                  &made, made.here());
    Asked read;
    client_->get(QStringLiteral("/v1/users/boss"), &read, read.here());
    QTRY_COMPARE(needed.count(), 2);
    QVERIFY(client_->waiting());
    QVERIFY(!client_->signedIn());
    QCOMPARE(client_->login(), boss);
    QCOMPARE(made.count(), 0);
    QVERIFY(signIn(boss));
    QVERIFY(made.answered());
    QCOMPARE(made.answer().status, 201);
    QVERIFY(read.answered());
    QCOMPARE(read.answer().status, 200);
    QVERIFY(!read.answer().etag.isEmpty());
    QVERIFY(!client_->waiting());
}

void StaffClientTest::leavesAnothersWorkAlone() {
    QCOMPARE(office_->addUser("otto", {"administrator"}).status, 201);
    QVERIFY(signIn(boss));
    endSessions();
    QSignalSpy needed(client_.get(), &StaffClient::signInNeeded);
    Asked asked;
    client_->get(QStringLiteral("/v1/users"), &asked, asked.here());
    QVERIFY(needed.wait());
    QVERIFY(signIn(QStringLiteral("otto")));
    QVERIFY(asked.answered());
    QCOMPARE(asked.answer().status, 401);
    QCOMPARE(client_->login(), QStringLiteral("otto"));
}

void StaffClientTest::givesUp() {
    QSignalSpy needed(client_.get(), &StaffClient::signInNeeded);
    Asked asked;
    client_->get(QStringLiteral("/v1/users"), &asked, asked.here());
    QVERIFY(needed.wait());
    client_->giveUpSignIn();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.answer().status, 401);
    QVERIFY(asked.answer().message().contains(QStringLiteral("not signed in")));
}

void StaffClientTest::tellsLostUpdates() {
    QVERIFY(signIn(boss));
    Asked read;
    client_->get(QStringLiteral("/v1/users/boss"), &read, read.here());
    QVERIFY(read.answered());
    const auto change = [&](const char* name, Asked& asked) {
        client_->patch(QStringLiteral("/v1/users/boss"),
                       {{QStringLiteral("display_name"), QString::fromLatin1(name)}},
                       read.answer().etag, &asked, asked.here());
        return asked.answered();
    };
    Asked first;
    QVERIFY(change("First", first));
    QCOMPARE(first.answer().status, 200);
    Asked second;
    QVERIFY(change("Second", second));
    QCOMPARE(second.answer().status, 412);
    QCOMPARE(second.answer()
                 .body.value(QLatin1String("current"))
                 .toObject()
                 .value(QLatin1String("display_name"))
                 .toString(),
             QStringLiteral("First"));
}

void StaffClientTest::engineAway() {
    QVERIFY(signIn(boss));
    engine_->engine().stop();
    Asked asked;
    client_->get(QStringLiteral("/v1/users"), &asked, asked.here());
    QCOMPARE(asked.count(), 0);
    QVERIFY(asked.answered());
    QCOMPARE(asked.answer().status, 0);
    QVERIFY(asked.answer().message().contains(QStringLiteral("No engine answers")));
    QVERIFY(client_->signedIn());
}

void StaffClientTest::whoAskedIsGone() {
    QVERIFY(signIn(boss));
    Asked later;
    {
        Asked asked;
        client_->get(QStringLiteral("/v1/users"), &asked, later.here());
    }
    Asked asked;
    client_->get(QStringLiteral("/v1/users"), &asked, asked.here());
    QVERIFY(asked.answered());
    QCOMPARE(later.count(), 0);
    client_->get(QStringLiteral("/v1/users"), nullptr, later.here());
    client_.reset();  // with an answer on its way
}

void StaffClientTest::resumes() {
    QVERIFY(signIn(boss));
    QSignalSpy changed(client_.get(), &StaffClient::signedInChanged);
    QSignalSpy needed(client_.get(), &StaffClient::signInNeeded);
    client_->resume();
    Asked asked;
    client_->get(QStringLiteral("/v1/users"), &asked, asked.here());
    QVERIFY(asked.answered());
    QVERIFY(client_->signedIn());
    endSessions();
    client_->resume();
    QVERIFY(changed.wait());
    QVERIFY(client_->login().isEmpty());
    QCOMPARE(needed.count(), 0);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::StaffClientTest)
#include "staffclient.moc"
