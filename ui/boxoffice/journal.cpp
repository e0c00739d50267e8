#include "ui/boxoffice/journal.h"

#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>

#include <unistd.h>

namespace seatlock::ui::boxoffice {

namespace {

QByteArray joined(const QByteArrayList& lines) {
    QByteArray out;
    for (const QByteArray& line : lines) out += line + '\n';
    return out;
}

/// Empty, or why not.
QString replaceFile(const QString& path, const QByteArray& text) {
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);  // commits with fsync, then renames
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return file.errorString();
    }
    return {};
}

QString appendToFile(const QString& path, const QByteArray& text) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite)) return file.errorString();
    // A line that the last power cut left unfinished stays behind.
    QByteArray whole = text;
    if (file.size() > 0 && file.seek(file.size() - 1) && file.read(1) != "\n") {
        whole.prepend('\n');
    }
    if (!file.seek(file.size()) || file.write(whole) != whole.size() || !file.flush()) {
        return file.errorString();
    }
    if (::fsync(file.handle()) != 0) return qt_error_string();
    return {};
}

}  // namespace

Journal::Journal(const QString& path, QObject* parent)
    : QObject(parent), path_(path), worker_(new QObject) {
    thread_.setObjectName(QStringLiteral("journal"));
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    thread_.start();
}

Journal::~Journal() {
    // What was asked for before is done before: events of a thread come in their order.
    QMetaObject::invokeMethod(
        worker_, [] {}, Qt::BlockingQueuedConnection);
    thread_.quit();
    thread_.wait();
}

QByteArrayList Journal::read() const {
    QFile file(path_);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray text = file.readAll();
    QByteArrayList out = text.left(text.lastIndexOf('\n') + 1).split('\n');
    out.removeAll(QByteArray());
    return out;
}

void Journal::replace(const QByteArrayList& lines, QObject* context, Done done) {
    write([path = path_, text = joined(lines)] { return replaceFile(path, text); }, context,
          std::move(done));
}

void Journal::append(const QByteArray& line, QObject* context, Done done) {
    write([path = path_, text = joined({line})] { return appendToFile(path, text); }, context,
          std::move(done));
}

void Journal::write(std::function<QString()> work, QObject* context, Done done) {
    const QPointer<QObject> alive(context != nullptr ? context : this);
    QMetaObject::invokeMethod(
        worker_,
        [this, work = std::move(work), alive, done = std::move(done)] {
            const QString error = work();
            QMetaObject::invokeMethod(
                this,
                [this, error, alive, done] {
                    if (!error.isEmpty()) error_ = error;
                    if (done && alive) done(error.isEmpty());
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

}  // namespace seatlock::ui::boxoffice
