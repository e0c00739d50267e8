// A venue's chart as an organizer draws it: what the designer edits and what is kept, published
// and exchanged. Centimetres, y away from the stage, all positions in the chart's plane (none is
// relative to a parent). Plain values; any thread.
#pragma once

#include "engine/seating/blockshape.h"
#include "engine/seating/geometry.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::seating {

/// Of a section, an area or a decoration: unique in its chart, never used again, kept by every
/// change and by Seatlock's own file format. 0: none yet.
using ObjectId = std::int32_t;

/// An index into Chart::categories.
using CategoryNo = std::int16_t;
inline constexpr CategoryNo no_category = -1;

struct Category {
    std::string slug;   ///< unique in the chart: "premium"
    std::string name;   ///< "Premium"
    std::string color;  ///< "#rrggbb", lower case
    bool operator==(const Category&) const = default;
};

struct Seat {
    std::string number;  ///< unique in its row: "12"
    std::string label;   ///< empty: derived, see labelOf(); else what a ticket shows instead
    double x = 0;
    double y = 0;
    std::int32_t adjacency = 0;  ///< neighbours differ by one; an aisle leaves a number out
    CategoryNo category = no_category;
    bool accessible = false;
    bool companion = false;
    bool obstructed = false;
    Point at() const { return {x, y}; }
    bool operator==(const Seat&) const = default;
};

/// Makes a row of seats a table or a box.
struct Table {
    Outline outline;          ///< of the table top, or of the box
    bool sold_whole = false;  ///< else seat by seat
    bool is_box = false;      ///< drawn and called a box
    bool operator==(const Table&) const = default;
};

struct Row {
    std::string label;        ///< unique in its section: "A", "Table 4"
    std::vector<Seat> seats;  ///< in order of adjacency, which grows
    std::optional<Table> table;
    bool operator==(const Row&) const = default;
};

struct Section {
    ObjectId id = 0;
    std::string name;    ///< unique among sections and areas
    std::string prefix;  ///< before the labels of its seats; "Balcony" makes "Balcony A-12"
    std::vector<Row> rows;
    std::optional<BlockShape> block;  ///< what made it, until rows or seats are changed singly
    bool operator==(const Section&) const = default;
};

/// General admission: sold by number, without seats.
struct Area {
    ObjectId id = 0;
    std::string name;  ///< unique among sections and areas; its places are "name-1", "name-2", …
    Outline outline;
    std::int32_t capacity = 0;
    CategoryNo category = no_category;
    bool operator==(const Area&) const = default;
};

enum class DecorationKind { shape, stage, text };

struct Decoration {
    ObjectId id = 0;
    DecorationKind kind = DecorationKind::shape;
    Outline outline;          ///< of a text its box: centre, height of the letters, rotation
    std::string text;         ///< in the middle of it
    std::string fill;         ///< "#rrggbb"; empty: none
    std::string stroke;       ///< "#rrggbb"; empty: none
    double stroke_width = 5;  ///< cm
    double text_height = 60;  ///< cm
    std::string text_color;   ///< "#rrggbb"; empty: by what it stands on
    bool operator==(const Decoration&) const = default;
};

/// A picture to trace. Not part of what buyers see.
struct Background {
    std::shared_ptr<const std::string> image;  ///< PNG or JPEG bytes, shared between copies
    Point position;                            ///< of its upper left corner
    double scale = 1;                          ///< centimetres a pixel
    double opacity = 0.5;                      ///< 0 to 1
    bool visible = true;
    bool operator==(const Background& other) const;
};

struct Chart {
    std::string name;
    double width = 4'000;
    double height = 3'000;
    std::optional<Point> focal_point;  ///< where everybody looks; best seats are near it
    std::vector<Category> categories;
    std::vector<Section> sections;
    std::vector<Area> areas;
    std::vector<Decoration> decorations;  ///< the first is drawn first, all below the seats
    std::optional<Background> background;
    ObjectId next_id = 1;
    ObjectId takeId() { return next_id++; }
    bool isCategory(CategoryNo number) const {
        return number >= 0 && static_cast<std::size_t>(number) < categories.size();
    }
    bool operator==(const Chart&) const = default;
};

/// Where a seat stands in its chart: indices, which a change of rows or sections moves.
struct SeatRef {
    std::int32_t section = 0;
    std::int32_t row = 0;
    std::int32_t seat = 0;
    auto operator<=>(const SeatRef&) const = default;
};

/// What a ticket shows and a request names, unique in the whole chart: the seat's own label, or
/// "A-12" (row and number), after the section's prefix and a space if it has one. It depends on
/// nothing outside the section, so a change elsewhere never renames a seat.
std::string labelOf(const Section& section, const Row& row, const Seat& seat);
std::string labelOf(const Chart& chart, SeatRef ref);
/// Of place `number` (from 1) of a general-admission area: "Standing-17".
std::string placeLabel(const Area& area, int number);

/// Seats, and seats with the places of all areas.
std::int64_t seatCount(const Chart& chart);
std::int64_t placeCount(const Chart& chart);

bool isValid(const Chart& chart, SeatRef ref);
/// Only when isValid().
Seat& seatAt(Chart& chart, SeatRef ref);
const Seat& seatAt(const Chart& chart, SeatRef ref);

/// nullptr: there is none.
Section* findSection(Chart& chart, ObjectId id);
const Section* findSection(const Chart& chart, ObjectId id);
Area* findArea(Chart& chart, ObjectId id);
const Area* findArea(const Chart& chart, ObjectId id);
Decoration* findDecoration(Chart& chart, ObjectId id);
const Decoration* findDecoration(const Chart& chart, ObjectId id);

/// Around all seats, tables, areas and decorations, seats as squares of a usual pitch. Nothing:
/// the chart is empty.
std::optional<Rect> contentBounds(const Chart& chart);

/// A chart to start with: a hall of that size in cm with a stage, a focal point and a category.
Chart blankChart(std::string name, double width = 4'000, double height = 3'000);

}  // namespace seatlock::seating
