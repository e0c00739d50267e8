// The reader's half that may wait for the database. Lives on the reader's thread; its slots are
// called there, by queued calls.
#pragma once

#include "engine/config/connectioncut.h"
#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "ui/reader/historyreading.h"
#include "ui/reader/overviewreading.h"
#include "ui/reader/requestbox.h"
#include "ui/reader/session.h"

#include <memory>
#include <string>

#include <QObject>
#include <QTimer>

namespace seatlock::ui::reader {

class ReaderWorker : public QObject {
    Q_OBJECT

public:
    /// The references must outlive it.
    ReaderWorker(RequestBox& box, config::ConnectionCut& cut, const core::Clock& clock,
                 core::Random& random);
    ~ReaderWorker() override;

    /// Takes what is put for `round` of the box.
    void open(const std::string& database_url, const config::Limits& limits, std::uint64_t round);
    void close();
    /// Answers everything in the box.
    void serve();

Q_SIGNALS:
    void closed();
    void connected();
    /// The connection is not there; it is tried again by itself.
    void away(const QString& why);
    void overviewRead(const seatlock::ui::reader::Overview& overview);
    void seatRead(const seatlock::ui::reader::SeatDetails& details);
    void historyRead(const seatlock::ui::reader::HistoryChunk& chunk);
    void failed(seatlock::ui::reader::Topic topic, const QString& why);

private:
    void forget();
    void tryToConnect();
    void lose(const QString& why);
    void answer(const SeatQuestion& question);
    void answer(const OverviewQuestion& question);
    void answer(const HistoryRequest& request);
    /// After a reading that failed.
    void fail(Topic topic);

    RequestBox& box_;
    config::ConnectionCut& cut_;
    const core::Clock& clock_;
    core::Random& random_;

    std::string url_;  ///< empty: closed
    config::Limits limits_;
    std::uint64_t round_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<OverviewReading> overview_;
    std::unique_ptr<HistoryReading> history_;
    std::int64_t backoff_ms_ = 0;
    QString why_away_;
    QTimer retry_;
};

}  // namespace seatlock::ui::reader
