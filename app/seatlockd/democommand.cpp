#include "app/seatlockd/democommand.h"

#include "app/common/optionparser.h"
#include "app/seatlockd/databaseaccess.h"
#include "engine/core/random.h"
#include "engine/demo/install.h"
#include "engine/demo/installstaff.h"
#include "engine/staff/demoaccounts.h"
#include "engine/store/migrator.h"

#include <cstdio>

namespace seatlock::app {

namespace {

int fail(const core::Error& error) {
    std::fprintf(stderr, "seatlockd: %s\n", error.detail.c_str());
    return 1;
}

/// So that the pages of staff can be tried, too.
int addAccounts(pool::Connection& connection, const config::Limits& limits) {
    const auto logins = demo::installStaff(connection, core::SystemClock::instance(),
                                           core::SecureRandom::instance(), limits);
    if (!logins) return fail(logins.error());
    for (const auto& login : *logins) {
        std::printf("account %s, password %s, on this computer only\n", login.c_str(),
                    staff::demo_password);
    }
    return 0;
}

}  // namespace

int demoCommand(const QStringList& arguments) {
    OptionParser parser(
        QStringLiteral(
            "Puts demo events on sale: without options the theatre and the arena, with --plain an "
            "event plain-N with N seats labelled 1 to N. A running engine finds them by itself."),
        QStringLiteral("demo"));
    parser.addDatabaseOptions();
    parser.add(QStringLiteral("plain"),
               QStringLiteral("Number of seats, 1 to 1000000; several with commas."),
               QStringLiteral("N"));
    if (!parser.parse(arguments)) return parser.exitCode();
    std::vector<demo::Choice> wanted;
    for (const QString& text :
         parser.value(QStringLiteral("plain")).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool number = false;
        const auto seats = text.trimmed().toLongLong(&number);
        if (!number || seats < 1 || seats > parser.options().limits.seats_per_event_max) {
            std::fprintf(stderr, "seatlockd: --plain takes a number of seats from 1 to %lld\n",
                         static_cast<long long>(parser.options().limits.seats_per_event_max));
            return 2;
        }
        wanted.push_back({demo::Choice::Kind::plain, seats});
    }
    const bool houses = wanted.empty();
    if (houses) {
        wanted = {{demo::Choice::Kind::theatre, 0}, {demo::Choice::Kind::arena, 0}};
    }
    auto access = DatabaseAccess::open(parser.options());
    if (!access) return fail(access.error());
    auto& connection = access->connection();
    if (auto migrated = store::migrate(connection); !migrated) return fail(migrated.error());
    for (const auto& choice : wanted) {
        const auto event = demo::install(connection, choice, core::SystemClock::instance(),
                                         core::SecureRandom::instance(), parser.options().limits);
        if (!event) return fail(event.error());
        std::printf("%s: %lld seats, %s\n", demo::slugOf(choice).c_str(),
                    static_cast<long long>(event->seats),
                    event->created ? "on sale" : "was there already and is left as it is");
    }
    return houses ? addAccounts(connection, parser.options().limits) : 0;
}

}  // namespace seatlock::app
