// Who may do what: every route, as every role, with and without limits to events; and what has no
// entry here fails. Deny by default.
#include "engine/staff/rights.h"
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"

#include <map>
#include <set>

#include <QRegularExpression>

using namespace seatlock;
using namespace seatlock::tests;
using staff::Permission;
using staff::Role;

namespace {

/// No value: open to everybody.
using Access = std::optional<Permission>;
constexpr Access open_to_all = std::nullopt;

/// What each route needs, said once more by hand: a route that asks for less, or is not here,
/// fails.
const std::map<std::string, Access> table = {
    {"list-events", open_to_all},
    {"read-event", open_to_all},
    {"read-chart", open_to_all},
    {"read-availability", open_to_all},
    {"stream-event", open_to_all},
    {"create-hold", open_to_all},
    {"read-hold", open_to_all},
    {"change-hold", open_to_all},
    {"release-hold", open_to_all},
    {"create-order", open_to_all},
    {"read-order", open_to_all},
    {"read-openapi", open_to_all},
    {"livez", open_to_all},
    {"readyz", open_to_all},
    {"metrics", open_to_all},
    {"read-setup", open_to_all},
    {"set-up", open_to_all},
    {"sign-in", open_to_all},
    {"read-current-session", Permission::account},
    {"sign-out", Permission::account},
    {"list-users", Permission::users_manage},
    {"create-user", Permission::users_manage},
    {"read-user", Permission::users_manage},
    {"change-user", Permission::users_manage},
    {"change-password", Permission::account},
    {"list-tokens", Permission::tokens_manage},
    {"create-token", Permission::tokens_manage},
    {"revoke-token", Permission::tokens_manage},
    {"read-audit-trail", Permission::audit_read},
    {"list-venues", Permission::venues_read},
    {"create-venue", Permission::venues_write},
    {"read-venue", Permission::venues_read},
    {"change-venue", Permission::venues_write},
    {"delete-venue", Permission::venues_write},
    {"list-venue-charts", Permission::charts_read},
    {"create-venue-chart", Permission::charts_write},
    {"read-venue-chart", Permission::charts_read},
    {"save-venue-chart", Permission::charts_write},
    {"delete-venue-chart", Permission::charts_write},
    {"check-venue-chart", Permission::charts_read},
    {"read-chart-sales", Permission::charts_read},
    {"publish-venue-chart", Permission::charts_write},
    {"draft-venue-chart", Permission::charts_write},
    {"list-staff-events", Permission::events_read},
    {"create-event", Permission::events_write},
    {"read-staff-event", Permission::events_read},
    {"set-event-status", Permission::events_write},
    {"change-event", Permission::events_write},
    {"move-event-to-chart", Permission::events_write},
    {"delete-event", Permission::events_write},
    {"clone-event", Permission::events_write},
    {"create-event-series", Permission::events_write},
    {"import-venue-chart", Permission::charts_write},
    {"export-venue-chart", Permission::charts_read},
    {"change-seats", Permission::inventory_write},
    {"list-blocks", Permission::events_read},
    {"read-report", Permission::reports_read},
    {"cancel-event", Permission::events_write},
    {"move-event", Permission::events_write},
    {"list-refunds-due", Permission::orders_read},
    {"refund-marked-orders", Permission::orders_write},
    {"propose-reseating", Permission::orders_write},
    {"reseat-orders", Permission::orders_write},
    {"list-areas", Permission::events_read},
    {"change-capacity", Permission::inventory_write},
    {"list-seats", Permission::orders_read},
    {"read-seat-log", Permission::orders_read},
    {"read-person-log", Permission::orders_read},
    {"list-shifts", Permission::shifts_write},
    {"open-shift", Permission::shifts_write},
    {"read-shift", Permission::shifts_write},
    {"close-shift", Permission::shifts_write},
    {"list-tickets", open_to_all},
    {"count-prints", Permission::orders_write},
    {"reissue-ticket", Permission::orders_write},
    {"list-ticket-keys", Permission::events_read},
    {"replace-ticket-key", Permission::users_manage},
    {"check-in", Permission::checkins_write},
    {"check-in-batch", Permission::checkins_write},
    {"read-doors", Permission::checkins_write},
    {"list-revocations", Permission::checkins_write},
    {"list-orders", Permission::orders_read},
    {"read-order-history", Permission::orders_read},
    {"list-buyers", Permission::orders_read},
    {"add-payment", Permission::orders_write},
    {"cancel-order", Permission::orders_write},
    {"refund-order", Permission::orders_write},
    {"reseat-item", Permission::orders_write},
    {"change-order-buyer", Permission::orders_write},
    {"exchange-order", Permission::orders_write},
    {"list-messages", Permission::orders_read},
    {"settle-message", Permission::orders_write},
    {"resend-order", Permission::orders_write},
    {"conclude-payment", Permission::orders_write},
};

const std::map<std::string, Access>& expected() {
    return table;
}

/// Lists that show to whoever is limited to some events what is theirs.
bool isFiltered(const std::string& route) {
    return route == "list-orders" || route == "list-buyers" || route == "list-messages";
}

/// The rights of a role, written out once more.
std::set<Permission> rightsOf(Role role) {
    using P = Permission;
    switch (role) {
        case Role::administrator:
            return {P::account,      P::venues_read,   P::venues_write, P::charts_read,
                    P::charts_write, P::events_read,   P::events_write, P::inventory_write,
                    P::reports_read, P::orders_read,   P::orders_write, P::checkins_write,
                    P::users_manage, P::tokens_manage, P::audit_read,   P::shifts_write};
        case Role::organizer:
            return {P::account,       P::venues_read, P::venues_write, P::charts_read,
                    P::charts_write,  P::events_read, P::events_write, P::inventory_write,
                    P::reports_read,  P::orders_read, P::orders_write, P::checkins_write,
                    P::tokens_manage, P::shifts_write};
        case Role::box_office:
            return {P::account,      P::venues_read,     P::charts_read,
                    P::events_read,  P::inventory_write, P::orders_read,
                    P::orders_write, P::checkins_write,  P::shifts_write};
        case Role::gate:
            return {P::account,     P::venues_read, P::charts_read,
                    P::events_read, P::orders_read, P::checkins_write};
        case Role::viewer:
            return {P::account, P::venues_read, P::charts_read, P::events_read, P::reports_read};
    }
    return {};
}

/// Who asks: a role, and the only event it has rights at (empty: all).
struct Asker {
    Role role;
    std::string event;
    std::string login() const {
        std::string name(staff::roleName(role));
        std::ranges::replace(name, '_', '-');
        return name + (event.empty() ? "" : ".limited");
    }
};

}  // namespace

class ApiRights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const std::vector<demo::Choice> events{plain(10), plain(20)};
        engine_ = std::make_unique<TestEngine>(events, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        for (const Role role : staff::all_roles) {
            for (const char* event : {"", "plain-10"}) {
                const Asker asker{role, event};
                std::vector<std::string> only;
                if (*event != 0) only.emplace_back(event);
                const auto made =
                    office_->addUser(asker.login(), {std::string(staff::roleName(role))}, only);
                COMPARE_STATUS(made, 201);
                askers_.push_back(asker);
            }
        }
    }
    void cleanupTestCase() {
        office_.reset();
        engine_.reset();
    }

    void everyRouteHasAnEntry() {
        std::set<std::string> routes;
        for (const auto& route : engine_->engine().routes()) {
            routes.insert(route.name);
            QVERIFY2(expected().contains(route.name),
                     (route.name + " has no entry in the table of this test").c_str());
        }
        for (const auto& [name, access] : expected()) {
            QVERIFY2(routes.contains(name), (name + " is no route").c_str());
        }
    }

    void theMatrixIsAsWritten() {
        for (const Role role : staff::all_roles) {
            const auto granted = staff::permissionsOf(role);
            const auto wanted = rightsOf(role);
            for (int i = 0; i < staff::permission_count; ++i) {
                const auto one = static_cast<Permission>(i);
                const std::string cell = std::string(staff::roleName(role)) + " × " +
                                         std::string(staff::permissionName(one));
                QVERIFY2(granted.has(one) == wanted.contains(one), cell.c_str());
            }
        }
    }

    void nobodyWithoutCredentials() {
        for (const auto& route : staffRoutes()) {
            COMPARE_PROBLEM(ask(route, "plain-10", {}), 401, "unauthorized");
            const HeaderList bad = bearer("sls_" + std::string(43, 'A'));
            COMPARE_PROBLEM(ask(route, "plain-10", bad), 401, "unauthorized");
        }
    }

    void headIsLikeGetWithoutTheBody() {
        int tried = 0;
        for (const auto& route : staffRoutes()) {
            if (route.method != http::Method::get) continue;
            auto as_head = route;
            as_head.method = http::Method::head;
            for (const auto& headers : {HeaderList(), bearer(office_->boss())}) {
                const auto get = ask(route, "plain-10", headers);
                const auto head = ask(as_head, "plain-10", headers);
                COMPARE_STATUS(head, get.status);
                QVERIFY(head.body.empty());
                QCOMPARE(head.header("Content-Type"), get.header("Content-Type"));
                QCOMPARE(head.header("Content-Length"), get.header("Content-Length"));
            }
            ++tried;
        }
        QVERIFY(tried >= 4);
    }

    void everyCell() {
        int cells = 0;
        for (const auto& route : staffRoutes()) {
            const auto permission = *expected().at(route.name);
            const bool of_event = route.pattern.find("{event}") != std::string::npos;
            for (const auto& asker : askers_) {
                for (const std::string event : {"plain-10", "plain-20"}) {
                    if (!of_event && event != "plain-10") continue;
                    const bool reaches =
                        asker.event.empty() || isFiltered(route.name) ||
                        (of_event ? event == asker.event : staff::reachesBeyondEvents(permission));
                    const bool allowed = rightsOf(asker.role).contains(permission) && reaches;
                    const auto reply = ask(route, event, bearer(sessionOf(asker)));
                    const std::string cell =
                        route.name + " as " + asker.login() + " at " + event + ": " + reply.shown();
                    // The own password of another is nobody's, so what is denied shows elsewhere.
                    if (route.name == "change-password") {
                        QVERIFY2(reply.status == 403, cell.c_str());
                    } else if (allowed) {
                        QVERIFY2(reply.status != 401 && reply.status != 403, cell.c_str());
                    } else {
                        QVERIFY2(reply.status == 403 && reply.problem() == "forbidden",
                                 cell.c_str());
                    }
                    if (route.name == "sign-out") sessions_.erase(asker.login());
                    ++cells;
                }
            }
        }
        QVERIFY(cells >= 100);
    }

    /// A token with all scopes but the one needed is refused, one with just that is not.
    void everyScope() {
        std::set<Permission> tried;
        for (const auto& route : staffRoutes()) {
            const auto permission = *expected().at(route.name);
            if (permission == Permission::account || !tried.insert(permission).second) continue;
            if (route.name == "create-token") continue;
            std::vector<std::string> others;
            for (int i = 0; i < staff::permission_count; ++i) {
                const auto one = static_cast<Permission>(i);
                if (one != permission) others.emplace_back(staff::permissionName(one));
            }
            const auto without = office_->makeToken(office_->boss(), others);
            const auto with = office_->makeToken(office_->boss(),
                                                 {std::string(staff::permissionName(permission))});
            COMPARE_PROBLEM(ask(route, "plain-10", bearer(without)), 403, "forbidden");
            const auto reply = ask(route, "plain-10", bearer(with));
            QVERIFY2(reply.status != 401 && reply.status != 403, reply.shown().c_str());
        }
        QVERIFY(tried.size() >= 3);
    }

private:
    std::vector<http::Route> staffRoutes() const {
        std::vector<http::Route> out;
        for (const auto& route : engine_->engine().routes()) {
            if (expected().contains(route.name) && expected().at(route.name)) out.push_back(route);
        }
        return out;
    }

    /// A request that would be understood, as far as one body fits all.
    Reply ask(const http::Route& route, const std::string& event, HeaderList headers) {
        auto target = QString::fromStdString(route.pattern);
        target.replace(QStringLiteral("{event}"), QString::fromStdString(event));
        target.replace(QStringLiteral("{user}"), QStringLiteral("nobody"));
        static const QRegularExpression other(QStringLiteral("\\{[a-z_]+\\}"));
        target.replace(other, QStringLiteral("00000000-0000-7000-8000-000000000000"));
        const std::string method(http::methodName(route.method));
        const bool body = method == "POST" || method == "PUT" || method == "PATCH";
        if (body) headers.emplace_back("Content-Type", "application/json");
        headers.emplace_back("If-Match", "*");
        return office_->client().send(method, target.toStdString(), headers, body ? "{}" : "");
    }

    const std::string& sessionOf(const Asker& asker) {
        auto& session = sessions_[asker.login()];
        if (session.empty()) session = office_->signIn(asker.login());
        return session;
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::vector<Asker> askers_;
    std::map<std::string, std::string> sessions_;
};

QTEST_GUILESS_MAIN(ApiRights)
#include "apirights.moc"
