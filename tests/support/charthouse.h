// A small chart that has one of everything.
#pragma once

#include "engine/seating/blockbuilder.h"
#include "engine/seating/chart.h"

namespace seatlock::tests {

/// Two sections of 3 rows of 5, a section of two tables of 8, an area of 10; a stage, and one
/// category that all have.
inline seating::Chart chartHouse() {
    using namespace seating;
    Chart chart = blankChart("Hall");
    BlockShape shape;
    shape.rows = 3;
    shape.seats = 5;
    shape.front = {1'000, 800};
    shape.category = 0;
    addBlock(chart, shape, "Left");
    shape.front = {2'000, 900};
    addBlock(chart, shape, "Right");
    Section tables;
    tables.id = chart.takeId();
    tables.name = "Tables";
    TableShape table;
    table.category = 0;
    table.centre = {1'000, 2'000};
    tables.rows.push_back(buildTable(table, "Table 1"));
    table.centre = {1'500, 2'000};
    table.sold_whole = true;
    tables.rows.push_back(buildTable(table, "Table 2"));
    chart.sections.push_back(tables);
    Area area;
    area.id = chart.takeId();
    area.name = "Standing";
    area.outline = {OutlineKind::polygon, {}, 0, 0, 0, {{0, 0}, {300, 0}, {0, 300}}};
    area.capacity = 10;
    area.category = 0;
    chart.areas.push_back(area);
    return chart;
}

/// Blocks of 20 rows of 50 seats, 100 of them: 100,000 seats, none on another, all labels
/// different.
inline seating::Chart largeChart() {
    using namespace seating;
    Chart chart = blankChart("Arena", 30'000, 24'000);
    for (int i = 0; i < 100; ++i) {
        BlockShape shape;
        shape.rows = 20;
        shape.seats = 50;
        shape.front = {1'500.0 + i % 10 * 2'800, 1'000.0 + i / 10 * 2'200};
        shape.category = 0;
        Section section;
        section.id = chart.takeId();
        section.name = section.prefix = "Block " + std::to_string(i + 1);
        section.rows = buildRows(shape);
        section.block = shape;
        chart.sections.push_back(std::move(section));
    }
    return chart;
}

}  // namespace seatlock::tests
