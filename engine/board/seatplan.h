// The seats of an event as they lie in the house: who sits beside whom, how far from the stage.
// Built once, then read-only from any thread.
#pragma once

#include "engine/core/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::board {

using core::SeatNo;

struct PlanSection {
    std::string name;
    bool general_admission = false;
};

/// A row's seats are consecutive: [first, first + count).
struct PlanRow {
    std::int32_t section = 0;
    SeatNo first = 0;
    SeatNo count = 0;
    float nearest = 0;             ///< distance of its nearest seat to the focal point, cm
    std::uint64_t categories = 0;  ///< bit n: it has seats of category n (all bits: n > 63)
    std::string label;
};

/// Compact: 18 bytes a seat and its label's bytes, and 4 to 8 for the label look-up.
class SeatPlan {
public:
    struct Seat {
        std::string_view label;
        std::int32_t row = 0;
        std::int32_t adjacency = 0;
        float x = 0;
        float y = 0;
        bool accessible = false;
        bool companion = false;
        bool obstructed = false;
        std::int16_t category = 0;
    };

    SeatPlan(float width, float height, float focal_x, float focal_y);

    // Building: sections, then rows in order, then the seats of each row in order of adjacency.
    void addSection(std::string name, bool general_admission);
    void addRow(std::int32_t section, std::string label);
    void addSeat(const Seat& seat);
    void finish();

    SeatNo size() const { return static_cast<SeatNo>(row_of_.size()); }
    const std::vector<PlanSection>& sections() const { return sections_; }
    const std::vector<PlanRow>& rows() const { return rows_; }
    /// Row numbers by distance from the focal point, nearest first.
    const std::vector<std::int32_t>& rowsByDistance() const { return by_distance_; }

    std::string_view label(SeatNo seat) const;
    std::optional<SeatNo> find(std::string_view label) const;
    /// The middle of the first row: it sells better in an example than a corner. Nothing when
    /// there is no row.
    std::optional<SeatNo> example() const;
    std::int32_t row(SeatNo seat) const { return row_of_[seat]; }
    std::int16_t category(SeatNo seat) const { return category_[seat]; }
    bool accessible(SeatNo seat) const { return flags_[seat] & flag_accessible; }
    bool companion(SeatNo seat) const { return flags_[seat] & flag_companion; }
    bool obstructed(SeatNo seat) const { return flags_[seat] & flag_obstructed; }
    /// Whether `seat` and `seat + 1` sit side by side.
    bool besideNext(SeatNo seat) const { return flags_[seat] & flag_beside_next; }
    float x(SeatNo seat) const { return x_[seat]; }
    float y(SeatNo seat) const { return y_[seat]; }
    /// Distance to the focal point, cm.
    float distance(SeatNo seat) const;

    float width() const { return width_; }
    float height() const { return height_; }
    float focalX() const { return focal_x_; }
    float focalY() const { return focal_y_; }

private:
    static constexpr std::uint8_t flag_accessible = 1;
    static constexpr std::uint8_t flag_companion = 2;
    static constexpr std::uint8_t flag_obstructed = 4;
    static constexpr std::uint8_t flag_beside_next = 8;

    void buildLabelIndex();

    float width_;
    float height_;
    float focal_x_;
    float focal_y_;
    std::int32_t last_adjacency_ = 0;  ///< of the seat added last; building only
    std::vector<PlanSection> sections_;
    std::vector<PlanRow> rows_;
    std::vector<std::int32_t> by_distance_;
    std::vector<std::int32_t> row_of_;
    std::vector<std::int16_t> category_;
    std::vector<std::uint8_t> flags_;
    std::vector<float> x_;
    std::vector<float> y_;
    std::string label_bytes_;
    std::vector<std::uint32_t> label_end_;
    std::vector<SeatNo> label_slots_;  ///< open addressing, -1 empty: a map of strings is 10 × this
};

}  // namespace seatlock::board
