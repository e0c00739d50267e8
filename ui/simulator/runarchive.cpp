#include "ui/simulator/runarchive.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace seatlock::ui::simulator {

namespace {

const QString file_name = QStringLiteral("result.json");
constexpr qint64 file_bytes_max = 256 << 20;

RunEntry entryOf(const QFileInfo& folder) {
    RunEntry out;
    out.id = folder.fileName();
    out.folder = folder.absoluteFilePath();
    const auto result = readRun(out.folder);
    if (!result) {
        out.started = out.id;
        out.verdict = {style::Tone::warning, QString::fromStdString(result.error().detail)};
        return out;
    }
    out.readable = true;
    out.started = startedText(**result);
    out.scenario = titleOf((*result)->scenario.kind);
    QStringList names;
    for (const auto& strategy : (*result)->strategies) names << titleOfStrategy(strategy.name);
    out.strategies = names.join(QStringLiteral(", "));
    out.verdict = verdictOf(**result);
    return out;
}

}  // namespace

std::vector<RunEntry> listRuns(const QString& archive) {
    std::vector<RunEntry> out;
    if (archive.isEmpty()) return out;
    const auto folders = QDir(archive).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (auto at = folders.rbegin(); at != folders.rend(); ++at) {
        // A run that goes on has no result yet.
        if (!QFileInfo::exists(QDir(at->absoluteFilePath()).filePath(file_name))) continue;
        out.push_back(entryOf(*at));
        if (out.size() >= static_cast<std::size_t>(archive_runs_max)) break;
    }
    return out;
}

core::Result<std::shared_ptr<const RunResult>> readRun(const QString& folder) {
    const auto fail = [](const QString& text) {
        return core::Result<std::shared_ptr<const RunResult>>(core::ErrorCode::configuration,
                                                              text.toStdString());
    };
    QFile file(QDir(folder).filePath(file_name));
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    }
    if (file.size() > file_bytes_max) {
        return fail(QStringLiteral("%1 is too large").arg(file.fileName()));
    }
    const QByteArray text = file.readAll();
    auto result =
        seatlock::simulator::runResultOf({text.constData(), static_cast<std::size_t>(text.size())});
    if (!result) return result.error();
    return std::make_shared<const RunResult>(std::move(*result));
}

bool removeRun(const QString& archive, const QString& folder) {
    const QFileInfo run(folder);
    const bool inside = !archive.isEmpty() && run.dir() == QDir(archive) && !run.isSymLink() &&
                        QFileInfo::exists(QDir(folder).filePath(file_name));
    return inside && QDir(folder).removeRecursively();
}

}  // namespace seatlock::ui::simulator
