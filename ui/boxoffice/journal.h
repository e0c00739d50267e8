// A small file that survives a power cut: written on a thread of its own, so that the window never
// waits for the disk. The UI thread.
#pragma once

#include <functional>

#include <QByteArray>
#include <QByteArrayList>
#include <QObject>
#include <QString>
#include <QThread>

namespace seatlock::ui::boxoffice {

class Journal : public QObject {
    Q_OBJECT

public:
    /// Told once what was written is on the disk (true), or why not (false: error() says).
    using Done = std::function<void(bool written)>;

    /// Its folder is made when it is not there.
    explicit Journal(const QString& path, QObject* parent = nullptr);
    /// Waits until everything is written.
    ~Journal() override;

    /// What is in the file now, line by line; a last line that was cut off is left out. Waits for
    /// the disk: when the program starts.
    QByteArrayList read() const;

    /// In place of all that is there. `done` is called unless `context` died before.
    void replace(const QByteArrayList& lines, QObject* context = nullptr, Done done = {});
    /// Behind what is there.
    void append(const QByteArray& line, QObject* context = nullptr, Done done = {});

    const QString& path() const { return path_; }
    /// Of the latest write that failed.
    const QString& error() const { return error_; }

private:
    void write(std::function<QString()> work, QObject* context, Done done);

    const QString path_;
    QThread thread_;
    QObject* worker_;  ///< lives on thread_
    QString error_;
};

}  // namespace seatlock::ui::boxoffice
