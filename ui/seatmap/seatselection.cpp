#include "ui/seatmap/seatselection.h"

namespace seatlock::ui::seatmap {

void SeatSelection::reset(SeatNo seats) {
    const std::vector<SeatNo> before = this->seats();
    chosen_.assign(static_cast<std::size_t>(seats), false);
    count_ = 0;
    if (!before.empty()) Q_EMIT changed(before);
}

std::vector<SeatNo> SeatSelection::seats() const {
    std::vector<SeatNo> out;
    out.reserve(count_);
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
        if (chosen_[i]) out.push_back(static_cast<SeatNo>(i));
    }
    return out;
}

void SeatSelection::set(std::span<const SeatNo> seats) {
    std::vector<SeatNo> news;
    std::vector<bool> wanted(chosen_.size(), false);
    for (const SeatNo seat : seats) {
        if (static_cast<std::size_t>(seat) < wanted.size()) {
            wanted[static_cast<std::size_t>(seat)] = true;
        }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) put(static_cast<SeatNo>(i), wanted[i], news);
    if (!news.empty()) Q_EMIT changed(news);
}

void SeatSelection::add(std::span<const SeatNo> seats) {
    std::vector<SeatNo> news;
    for (const SeatNo seat : seats) put(seat, true, news);
    if (!news.empty()) Q_EMIT changed(news);
}

void SeatSelection::toggle(SeatNo seat) {
    std::vector<SeatNo> news;
    put(seat, !contains(seat), news);
    if (!news.empty()) Q_EMIT changed(news);
}

void SeatSelection::put(SeatNo seat, bool chosen, std::vector<SeatNo>& news) {
    if (static_cast<std::size_t>(seat) >= chosen_.size() || contains(seat) == chosen) return;
    chosen_[static_cast<std::size_t>(seat)] = chosen;
    count_ += chosen ? 1 : std::size_t(-1);
    news.push_back(seat);
}

}  // namespace seatlock::ui::seatmap
