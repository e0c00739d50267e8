#include "ui/designer/selectiontext.h"

#include <QCoreApplication>
#include <QLocale>

namespace seatlock::ui::designer {

namespace {

QString tr(const char* text, int count = -1) {
    return QCoreApplication::translate("Designer", text, nullptr, count);
}

QString nameOf(const seating::Chart& chart, seating::ObjectId id) {
    if (const auto* area = seating::findArea(chart, id)) return QString::fromStdString(area->name);
    const auto* decoration = seating::findDecoration(chart, id);
    if (decoration == nullptr) return {};
    if (!decoration->text.empty()) return QString::fromStdString(decoration->text);
    return decoration->kind == seating::DecorationKind::stage ? tr("stage") : tr("shape");
}

QString describeSeats(const seating::Chart& chart, const seating::Selection& selection) {
    const seating::SeatRef first = selection.seats.front();
    const seating::SeatRef last = selection.seats.back();
    const auto& section = chart.sections[static_cast<std::size_t>(first.section)];
    const auto& row = section.rows[static_cast<std::size_t>(first.row)];
    if (selection.seats.size() == 1) {
        return tr("seat %1").arg(QString::fromStdString(seating::labelOf(chart, first)));
    }
    const bool one_section = first.section == last.section;
    if (one_section && seating::hasWholeSection(chart, selection, first.section)) {
        return QString::fromStdString(section.name);
    }
    const bool one_row = one_section && first.row == last.row;
    if (one_row && seating::hasWholeRow(chart, selection, first)) {
        const QString label = QString::fromStdString(row.label);
        return row.table ? label
                         : tr("row %1 of %2").arg(label, QString::fromStdString(section.name));
    }
    return tr("%1 seats").arg(selection.seats.size());
}

}  // namespace

QString describe(const seating::Chart& chart, const seating::Selection& selection) {
    if (selection.empty()) return tr("nothing");
    if (selection.objects.empty()) return describeSeats(chart, selection);
    if (selection.seats.empty() && selection.objects.size() == 1) {
        return nameOf(chart, selection.objects.front());
    }
    const auto objects = selection.objects.size();
    if (selection.seats.empty()) return tr("%1 objects").arg(objects);
    return tr("%1 seats and %2 objects").arg(selection.seats.size()).arg(objects);
}

QString inMetres(double cm) {
    return QLocale().toString(cm / 100, 'f', 2) + QStringLiteral(" m");
}

}  // namespace seatlock::ui::designer
