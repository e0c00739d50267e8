#include "engine/board/changelog.h"

#include <algorithm>
#include <charconv>

namespace seatlock::board {

ChangeLog::ChangeLog(std::string epoch, std::size_t capacity)
    : epoch_(std::move(epoch)), capacity_(capacity) {}

void ChangeLog::add(const core::SeatNo* seats, std::size_t count) {
    core::MutexLock lock(mutex_);
    for (std::size_t i = 0; i < count; ++i) {
        if (ring_.size() < capacity_) {
            ring_.push_back(seats[i]);  // grows with use: most events never fill it
        } else {
            ring_[number_ % capacity_] = seats[i];
        }
        ++number_;
    }
}

std::uint64_t ChangeLog::number() const {
    core::MutexLock lock(mutex_);
    return number_;
}

std::string ChangeLog::version() const {
    return versionOf(number());
}

std::string ChangeLog::versionOf(std::uint64_t number) const {
    return epoch_ + "-" + std::to_string(number);
}

std::optional<std::uint64_t> ChangeLog::parse(std::string_view version) const {
    if (version.size() <= epoch_.size() + 1 || !version.starts_with(epoch_) ||
        version[epoch_.size()] != '-') {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    const char* from = version.data() + epoch_.size() + 1;
    const char* to = version.data() + version.size();
    const auto [end, failure] = std::from_chars(from, to, number);
    if (failure != std::errc{} || end != to) return std::nullopt;
    return number;
}

std::optional<ChangeLog::Since> ChangeLog::since(std::uint64_t number) const {
    Since out;
    {
        core::MutexLock lock(mutex_);
        if (number > number_ || number_ - number > ring_.size()) return std::nullopt;
        out.number = number_;
        out.seats.reserve(number_ - number);
        for (std::uint64_t n = number; n < number_; ++n) out.seats.push_back(ring_[n % capacity_]);
    }
    std::sort(out.seats.begin(), out.seats.end());
    out.seats.erase(std::unique(out.seats.begin(), out.seats.end()), out.seats.end());
    return out;
}

}  // namespace seatlock::board
