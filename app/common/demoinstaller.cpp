#include "app/common/demoinstaller.h"

#include <QCoreApplication>
#include <QProcess>

namespace seatlock::app {

core::Result<core::Done> installDemo(const config::Options& options,
                                     const std::string& database_url) {
    QStringList plain;
    for (const auto seats : options.demo_plain) plain << QString::number(seats);
    QList<QStringList> runs;
    if (options.demo) runs << QStringList();
    if (!plain.isEmpty()) {
        runs << QStringList{QStringLiteral("--plain"), plain.join(QLatin1Char(','))};
    }
    for (const QStringList& run : runs) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/seatlockd"),
                      QStringList{QStringLiteral("demo"), QStringLiteral("--database"),
                                  QString::fromStdString(database_url)} +
                          run);
        if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit ||
            process.exitCode() != 0) {
            return {core::ErrorCode::configuration, "the demo events could not be put on sale"};
        }
    }
    return core::Done{};
}

}  // namespace seatlock::app
