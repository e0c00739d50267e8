// Part of a chart on the clipboard: goes into any chart, of this program or another. The UI thread.
#pragma once

#include "engine/seating/selection.h"

#include <optional>
#include <vector>

class QMimeData;

namespace seatlock::ui::designer {

struct ChartClip {
    seating::Chart chart;                    ///< nothing but what was selected
    std::vector<seating::ObjectId> partial;  ///< sections of which not all was
};

ChartClip clip(const seating::Chart& chart, const seating::Selection& selection);

/// The copies, moved by dx, dy, with ids, names and labels of their own. Parts of a section go
/// into that section, where the chart has it, as rows of their own; else, and for whole ones, into
/// new sections. Categories are found by their slugs, and those that are missing come along.
seating::Selection paste(seating::Chart& chart, const ChartClip& clip, double dx, double dy);

/// The caller owns it. With the chart as text, too.
QMimeData* toMimeData(const ChartClip& clip);
/// Nothing: there is none, or it cannot be read.
std::optional<ChartClip> fromMimeData(const QMimeData* data);

}  // namespace seatlock::ui::designer
