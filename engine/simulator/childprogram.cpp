#include "engine/simulator/childprogram.h"

#include <QElapsedTimer>
#include <QFile>

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace seatlock::simulator {

namespace {
constexpr qint64 last_words_max = 2'000;
constexpr int start_ms_max = 10'000;

/// In the child. A session of its own: Linux shares the processors among sessions first
/// (CONFIG_SCHED_AUTOGROUP), and a window must not wait behind thousands of buyers for its share.
/// It ends with the thread that started it, should that be killed.
void beItself() {
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
}
}  // namespace

ChildProgram::ChildProgram(std::string program, QStringList arguments, const std::string& errors)
    : program_(std::move(program)),
      arguments_(std::move(arguments)),
      errors_(QString::fromStdString(errors)) {
    process_.setStandardErrorFile(errors_);
}

ChildProgram::~ChildProgram() {
    if (!running()) return;
    process_.kill();
    process_.waitForFinished(-1);
}

core::Result<core::Done> ChildProgram::start(const std::optional<std::string>& input) {
    process_.setChildProcessModifier(&beItself);
    process_.start(QString::fromStdString(program_), arguments_);
    if (!process_.waitForStarted(start_ms_max)) {
        return {core::ErrorCode::configuration,
                program_ + " cannot be run: " + process_.errorString().toStdString()};
    }
    if (input) {
        process_.write(input->data(), static_cast<qint64>(input->size()));
        process_.closeWriteChannel();
    }
    return core::Done{};
}

std::optional<std::string> ChildProgram::readLine(std::int64_t ms) {
    QElapsedTimer timer;
    timer.start();
    while (!process_.canReadLine()) {
        const std::int64_t left = ms - timer.elapsed();
        if (left <= 0 || !process_.waitForReadyRead(static_cast<int>(left))) {
            if (!process_.canReadLine()) return std::nullopt;
        }
    }
    QByteArray line = process_.readLine();
    while (line.endsWith('\n') || line.endsWith('\r')) line.chop(1);
    return line.toStdString();
}

void ChildProgram::stop(std::int64_t ms) {
    if (!running()) return;
    process_.terminate();
    process_.closeWriteChannel();
    if (process_.waitForFinished(static_cast<int>(ms))) return;
    process_.kill();
    process_.waitForFinished(-1);
}

std::string ChildProgram::lastWords() const {
    QFile file(errors_);
    if (!file.open(QIODevice::ReadOnly)) return {};
    if (file.size() > last_words_max) file.seek(file.size() - last_words_max);
    return QString::fromUtf8(file.readAll()).trimmed().toStdString();
}

}  // namespace seatlock::simulator
