// Which seats changed, in order, for readers that ask "since". Any thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/mutex.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::board {

/// A bounded ring of changed seats, numbered from 1. Readers that fall behind must start anew.
/// Versions are told as "EPOCH-NUMBER": the epoch is this ring's own, so that a version given
/// by another engine, or before a restart, is never mistaken for one of ours.
class ChangeLog {
public:
    ChangeLog(std::string epoch, std::size_t capacity);

    void add(const core::SeatNo* seats, std::size_t count) EXCLUDES(mutex_);
    std::string version() const EXCLUDES(mutex_);
    std::uint64_t number() const EXCLUDES(mutex_);
    std::string versionOf(std::uint64_t number) const;

    /// The number in a version of this epoch; nothing for any other text.
    std::optional<std::uint64_t> parse(std::string_view version) const;

    /// Distinct seats changed after `number`, and the number they bring the reader to.
    /// Nothing when the ring no longer reaches back that far.
    struct Since {
        std::uint64_t number = 0;
        std::vector<core::SeatNo> seats;
    };
    std::optional<Since> since(std::uint64_t number) const EXCLUDES(mutex_);

private:
    const std::string epoch_;
    const std::size_t capacity_;

    mutable core::Mutex mutex_;
    std::vector<core::SeatNo> ring_ GUARDED_BY(mutex_);
    std::uint64_t number_ GUARDED_BY(mutex_) = 0;
};

}  // namespace seatlock::board
