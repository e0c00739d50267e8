// Roles, permissions, credentials and secrets, without a database.
#include "engine/core/random.h"
#include "engine/staff/credentials.h"
#include "engine/staff/principal.h"
#include "engine/staff/rights.h"
#include "engine/staff/secret.h"

#include <set>

#include <QtTest>

using namespace seatlock;
using namespace seatlock::staff;

class StaffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesLeadBack() {
        for (const Role role : all_roles) QVERIFY(parseRole(roleName(role)) == role);
        QVERIFY(!parseRole("root"));
        std::set<std::string_view> names;
        for (int i = 0; i < permission_count; ++i) {
            const auto one = static_cast<Permission>(i);
            QVERIFY(parsePermission(permissionName(one)) == one);
            names.insert(permissionName(one));
        }
        QCOMPARE(names.size(), std::size_t{permission_count});
        QVERIFY(!parsePermission(""));
    }

    void setsOfPermissions() {
        const Permissions two{Permission::events_read, Permission::events_write};
        QVERIFY(two.has(Permission::events_read));
        QVERIFY(!two.has(Permission::audit_read));
        QVERIFY(Permissions::all().hasAll(two));
        QVERIFY(!two.hasAll(Permissions::all()));
        QVERIFY(two.common({Permission::events_read}) == Permissions{Permission::events_read});
        QVERIFY(Permissions().empty());
    }

    void everybodyHasAnAccountAndOnlyAdministratorsAll() {
        for (const Role role : all_roles) {
            QVERIFY(permissionsOf(role).has(Permission::account));
            const bool all = permissionsOf(role) == Permissions::all();
            QCOMPARE(all, role == Role::administrator);
        }
    }

    void rightsEndAtTheGrantedEvents() {
        Principal who;
        who.permissions = permissionsOf(std::vector<Role>{Role::organizer});
        QVERIFY(who.may(Permission::events_write, {7}));
        QVERIFY(who.may(Permission::events_write));
        who.events = {core::EventId{7}};
        QVERIFY(who.may(Permission::events_write, {7}));
        QVERIFY(!who.may(Permission::events_write, {8}));
        QVERIFY(!who.may(Permission::users_manage, {7}));
        QVERIFY(!who.may(Permission::events_write));
        QVERIFY(!who.may(Permission::venues_write));
        QVERIFY(who.may(Permission::events_read));
        QVERIFY(who.reaches({7}));
        QVERIFY(!who.reaches({8}));
        who.events.emplace();
        QVERIFY(!who.may(Permission::events_write, {7}));
    }

    void secrets() {
        core::SeededRandom random(7);
        std::set<std::string> seen;
        for (int i = 0; i < 100; ++i) {
            const auto session = makeSecret(SecretKind::session, random);
            const auto token = makeSecret(SecretKind::token, random);
            QVERIFY(secretKind(session) == SecretKind::session);
            QVERIFY(secretKind(token) == SecretKind::token);
            QCOMPARE(secretHash(session).size(), std::size_t{32});
            seen.insert(secretHash(session));
            seen.insert(secretHash(token));
        }
        QCOMPARE(seen.size(), std::size_t{200});
        QVERIFY(!secretKind(""));
        QVERIFY(!secretKind("sls_"));
        QVERIFY(!secretKind("slx_" + std::string(43, 'A')));
        QVERIFY(!secretKind("sls_" + std::string(42, 'A')));
        QVERIFY(!secretKind("sls_" + std::string(44, 'A')));
        QVERIFY(!secretKind("sls_" + std::string(42, 'A') + "="));
    }

    void passwords() {
        const HashCost cheap{8, 1};
        const auto hash = hashPassword("correct horse", cheap);
        QVERIFY(hash.ok());
        QVERIFY(hash->starts_with("$argon2id$"));
        QVERIFY(*hashPassword("correct horse", cheap) != *hash);  // its own salt
        QVERIFY(verifyPassword("correct horse", *hash));
        QVERIFY(!verifyPassword("correct horsf", *hash));
        QVERIFY(!verifyPassword("", *hash));
        QVERIFY(!verifyPassword("correct horse", "no hash"));
        core::SeededRandom random(7);
        const auto decoy = decoyHash(cheap, random);
        QVERIFY(decoy.ok() && decoy->substr(0, 27) == hash->substr(0, 27));  // the same cost
    }

    void bearer_data() {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<bool>("good");
        const QByteArray secret = "slt_" + QByteArray(43, 'x');
        QTest::newRow("plain") << "Bearer " + secret << true;
        QTest::newRow("any case") << "bEARER " + secret << true;
        QTest::newRow("blanks") << "Bearer   " + secret << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("scheme alone") << QByteArray("Bearer") << false;
        QTest::newRow("no secret") << QByteArray("Bearer ") << false;
        QTest::newRow("no scheme") << secret << false;
        QTest::newRow("basic") << QByteArray("Basic YTpi") << false;
        QTest::newRow("two secrets") << "Bearer " + secret + " " + secret << false;
        QTest::newRow("comma") << "Bearer " + secret + "," << false;
        QTest::newRow("other prefix") << "Bearer slx_" + QByteArray(43, 'x') << false;
        QTest::newRow("long") << "Bearer " + QByteArray(5000, 'x') << false;
        QTest::newRow("quote") << "Bearer slt_" + QByteArray(42, 'x') + "'" << false;
    }
    void bearer() {
        QFETCH(QByteArray, field);
        QFETCH(bool, good);
        const auto secret = bearerSecret(std::string_view(field.data(), field.size()));
        QCOMPARE(secret.ok(), good);
        if (!good) QVERIFY(secret.error().code == core::ErrorCode::unauthorized);
    }

    void logins() {
        for (const char* good : {"ada", "a1", "ada.lovelace", "ada@example.org", "a-b_c+d"}) {
            QVERIFY2(checkLogin(good).ok(), good);
        }
        for (const char* bad :
             {"", "a", "Ada", ".ada", "ada.", "a..b", "a b", "ada/", "a\xc3\xa4"}) {
            QVERIFY2(!checkLogin(bad).ok(), bad);
        }
        QVERIFY(!checkLogin(std::string(65, 'a')).ok());
        QCOMPARE(foldedLogin("  Ada "), std::string("ada"));
        QVERIFY(checkPassword("correct horse", "ada", 10).ok());
        QVERIFY(!checkPassword("short", "ada", 10).ok());
        QVERIFY(!checkPassword("aaaaaaaaaaaa", "ada", 10).ok());
        QVERIFY(!checkPassword("Ada.Lovelace", "ada.lovelace", 10).ok());
        QVERIFY(!checkPassword(std::string(1025, 'a') + "b", "ada", 10).ok());
    }
};

QTEST_GUILESS_MAIN(StaffTest)
#include "staff.moc"
