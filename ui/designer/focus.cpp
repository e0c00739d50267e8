#include "ui/designer/focus.h"

#include "ui/designer/chartdocument.h"

namespace seatlock::ui::designer {

Focus focusOf(const ChartDocument& document) {
    Focus out;
    const seating::Chart& chart = document.chart();
    const seating::Selection& selection = document.selection();
    if (selection.seats.empty() && selection.objects.size() == 1) {
        out.area = seating::findArea(chart, selection.objects.front());
        out.decoration = seating::findDecoration(chart, selection.objects.front());
        return out;
    }
    if (selection.seats.empty() || !selection.objects.empty()) return out;
    const seating::SeatRef first = selection.seats.front();
    const seating::SeatRef last = selection.seats.back();
    if (first.section != last.section) return out;
    out.section_at = first.section;
    out.section = &chart.sections[static_cast<std::size_t>(first.section)];
    out.whole_section = seating::hasWholeSection(chart, selection, first.section);
    if (first.row != last.row) return out;
    out.row_at = first.row;
    out.row = &out.section->rows[static_cast<std::size_t>(first.row)];
    out.whole_row = seating::hasWholeRow(chart, selection, first);
    if (selection.seats.size() == 1) {
        out.seat = &out.row->seats[static_cast<std::size_t>(first.seat)];
    }
    return out;
}

}  // namespace seatlock::ui::designer
