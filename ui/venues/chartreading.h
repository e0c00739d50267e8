// Reads a chart from a file on a thread of its own: tells how far it is, can be cancelled, and
// gives a chart or everything that is wrong with the file. UI thread.
#pragma once

#include "engine/seating/importing.h"

#include <atomic>
#include <memory>

#include <QByteArray>
#include <QObject>
#include <QThread>

namespace seatlock::ui::venues {

class ChartReading : public QObject {
    Q_OBJECT

public:
    explicit ChartReading(QObject* parent = nullptr) : QObject(parent) {}
    /// Cancels and waits.
    ~ChartReading() override;

    /// Once.
    void start(const QByteArray& file);
    /// It ends soon, without a chart.
    void cancel() { cancelled_ = true; }
    bool running() const { return thread_ != nullptr && thread_->isRunning(); }

Q_SIGNALS:
    /// In per cent.
    void progressed(int percent);
    /// `document`: the chart in Seatlock's own JSON; empty when there is none.
    void finished(const seatlock::seating::Imported& imported, const QByteArray& document);

private:
    std::atomic<bool> cancelled_{false};
    std::unique_ptr<QThread> thread_;
};

}  // namespace seatlock::ui::venues
