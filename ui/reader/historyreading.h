// Reads an event's history chunk by chunk, newest first, as it was when the reading began. The
// reader's thread.
#pragma once

#include "engine/config/limits.h"
#include "ui/reader/requestbox.h"
#include "ui/reader/session.h"

namespace seatlock::ui::reader {

class HistoryReading {
public:
    static constexpr std::int64_t chunk_changes = 20'000;

    explicit HistoryReading(const config::Limits& limits) : limits_(limits) {}

    std::uint64_t reading() const { return request_.reading; }
    /// The next chunk; of another reading than before, its first. Nothing when it failed:
    /// session.error(), and the same chunk may be asked for again.
    std::optional<HistoryChunk> read(Session& session, const HistoryRequest& request);

private:
    bool readChunk(Session& session, HistoryChunk& out);

    const config::Limits limits_;
    HistoryRequest request_;
    QString snapshot_;  ///< empty: not begun
    QString xid_;       ///< where the last chunk ended, with the next two
    core::SeatNo seat_ = 0;
    std::int32_t version_ = 0;
    std::int64_t left_ = 0;  ///< changes that may still be read
};

}  // namespace seatlock::ui::reader
