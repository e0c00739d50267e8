#include "engine/demo/rowbuilder.h"

#include <cassert>
#include <string_view>

namespace seatlock::demo {

namespace {

constexpr std::string_view row_letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

double widthOf(Place place) {
    return place == Place::wheelchair ? wheelchair_cm : seat_pitch_cm;
}

}  // namespace

std::string rowLetter(std::size_t index) {
    assert(index < row_letters.size());
    return std::string(1, row_letters[index]);
}

Places seats(int count, Pairs pairs, Place usual) {
    Places out;
    for (int i = 0; i < pairs.at_start; ++i) {
        out.push_back(Place::wheelchair);
        out.push_back(Place::companion);
    }
    const int plain = count - 2 * (pairs.at_start + pairs.at_end);
    out.insert(out.end(), static_cast<std::size_t>(plain), usual);
    for (int i = 0; i < pairs.at_end; ++i) {
        out.push_back(Place::companion);
        out.push_back(Place::wheelchair);
    }
    return out;
}

double widthOf(const Places& places) {
    double width = 0;
    for (const auto place : places) width += widthOf(place);
    return width;
}

RowBuilder& RowBuilder::block(double from, const Places& places, std::int16_t category_no) {
    // An aisle leaves one adjacency number out.
    std::int32_t adjacency = row_.seats.empty() ? 0 : row_.seats.back().adjacency + 2;
    for (const auto place : places) {
        const double width = widthOf(place);
        const auto point = curve_.at(from + width / 2);
        store::SeatDraft seat;
        seat.row_seat = std::to_string(row_.seats.size() + 1);
        seat.label = prefix_ + "-" + seat.row_seat;
        seat.adjacency = adjacency++;
        seat.x = static_cast<float>(point.x);
        seat.y = static_cast<float>(point.y);
        seat.accessible = place == Place::wheelchair;
        seat.companion = place == Place::companion;
        seat.obstructed = place == Place::obstructed;
        seat.category_no = category_no;
        row_.seats.push_back(std::move(seat));
        from += width;
    }
    return *this;
}

}  // namespace seatlock::demo
