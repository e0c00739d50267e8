#include "app/seatlockd/migratecommand.h"

#include "app/common/optionparser.h"
#include "app/seatlockd/databaseaccess.h"
#include "engine/store/migrator.h"

#include <cstdio>

namespace seatlock::app {

int migrateCommand(const QStringList& arguments) {
    OptionParser parser(QStringLiteral("Brings the database's schema up to date."),
                        QStringLiteral("migrate"));
    parser.addDatabaseOptions();
    if (!parser.parse(arguments)) return parser.exitCode();
    auto access = DatabaseAccess::open(parser.options());
    if (!access) {
        std::fprintf(stderr, "seatlockd: %s\n", access.error().detail.c_str());
        return 1;
    }
    const auto report = store::migrate(access->connection());
    if (!report) {
        std::fprintf(stderr, "seatlockd: %s\n", report.error().detail.c_str());
        return 1;
    }
    std::printf("schema version %d, %zu migrations applied\n", report->version,
                report->applied.size());
    return 0;
}

}  // namespace seatlock::app
