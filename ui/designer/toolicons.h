// The signs of the designer's tools and commands. Pure.
#pragma once

#include "ui/style/drawing.h"

namespace seatlock::ui::designer {

enum class ToolIcon {
    select_section,
    select_row,
    select_seat,
    block_straight,
    block_curved,
    block_angled,
    block_fanned,
    table_round,
    table_rectangular,
    box,
    area,
    area_ellipse,
    area_polygon,
    stage,
    rectangle,
    ellipse,
    polygon,
    line,
    text,
    paint,
    accessible,
    companion,
    obstructed,
    focal_point,
    align_left,
    align_middle,
    align_right,
    align_top,
    align_centre,
    align_bottom,
    distribute_across,
    distribute_down,
    turn_left,
    turn_right,
    mirror_across,
    mirror_down,
    cut,
    paste,
    duplicate,
    remove,
    redo,
    save,
    snap,
    grid,
};

inline constexpr ToolIcon last_tool_icon = ToolIcon::grid;

style::Drawing drawingOf(ToolIcon icon);

}  // namespace seatlock::ui::designer
