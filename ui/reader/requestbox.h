// Where questions lie until the reader's thread takes them: one place for each topic, so a newer
// question replaces one that was not begun, and no more than three ever wait. Any thread.
#pragma once

#include "engine/core/mutex.h"
#include "ui/reader/answers.h"

#include <optional>
#include <variant>

namespace seatlock::ui::reader {

/// Wants the next chunk of a reading; its first, when the reading is not known yet.
struct HistoryRequest {
    HistoryQuestion question;
    std::uint64_t reading = 0;
};

class RequestBox {
public:
    using Request = std::variant<SeatQuestion, OverviewQuestion, HistoryRequest>;

    /// Forgets what lies there; what is put from now on is for the taker of the returned round.
    std::uint64_t begin() EXCLUDES(mutex_);
    void put(const Request& request) EXCLUDES(mutex_);
    /// The topic that a person waits for most comes first: a seat, then the overview.
    std::optional<Request> take(std::uint64_t round) EXCLUDES(mutex_);

    static Topic topicOf(const Request& request);

private:
    core::Mutex mutex_;
    std::uint64_t round_ GUARDED_BY(mutex_) = 0;
    std::optional<SeatQuestion> seat_ GUARDED_BY(mutex_);
    std::optional<OverviewQuestion> overview_ GUARDED_BY(mutex_);
    std::optional<HistoryRequest> history_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::ui::reader
