// The seats that are chosen on a map. The UI thread.
#pragma once

#include "engine/core/ids.h"

#include <cstddef>
#include <span>
#include <vector>

#include <QObject>

namespace seatlock::ui::seatmap {

using core::SeatNo;

class SeatSelection : public QObject {
    Q_OBJECT

public:
    explicit SeatSelection(QObject* parent = nullptr) : QObject(parent) {}

    /// Forgets everything; seats from now on are 0 to `seats` - 1.
    void reset(SeatNo seats);
    bool contains(SeatNo seat) const {
        return static_cast<std::size_t>(seat) < chosen_.size() &&
               chosen_[static_cast<std::size_t>(seat)];
    }
    std::size_t count() const { return count_; }
    bool empty() const { return count_ == 0; }
    /// Ascending.
    std::vector<SeatNo> seats() const;

    /// These and no others.
    void set(std::span<const SeatNo> seats);
    void add(std::span<const SeatNo> seats);
    void toggle(SeatNo seat);
    void clear() { set({}); }

Q_SIGNALS:
    /// `seats` were chosen or are no longer.
    void changed(const std::vector<seatlock::core::SeatNo>& seats);

private:
    void put(SeatNo seat, bool chosen, std::vector<SeatNo>& news);

    std::vector<bool> chosen_;
    std::size_t count_ = 0;
};

}  // namespace seatlock::ui::seatmap
