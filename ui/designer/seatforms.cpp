#include "ui/designer/seatforms.h"

#include "ui/designer/selectiontext.h"

#include <cmath>
#include <limits>

#include <QComboBox>

namespace seatlock::ui::designer {

namespace {

constexpr double several = std::numeric_limits<double>::quiet_NaN();
constexpr double table_max_cm = 2'000;
constexpr double table_seats_max = 200;

}  // namespace

RowForm::RowForm(ChartDocument& document) : FieldForm(document, tr("Row or table")) {
    text(
        tr("Name"), [](const Focus& focus) { return focus.row->label; },
        [this](const std::string& label) {
            const Focus now = focus();
            for (const auto& row : now.section->rows) {
                if (row.label == label && &row != now.row) {
                    return say(tr("Another row of the section has this name.").toStdString());
                }
            }
            set(QStringLiteral("label"), [&](seating::Row& row) { row.label = label; });
        });
}

void RowForm::set(const QString& kind, const std::function<void(seating::Row&)>& how) {
    const Focus now = focus();
    if (now.row == nullptr) return;
    edit(tr("Change row %1").arg(QString::fromStdString(now.row->label)),
         QStringLiteral("row %1 %2 ").arg(now.section_at).arg(now.row_at) + kind,
         [&](seating::Chart& chart, const seating::Selection&) {
             auto& section = chart.sections[static_cast<std::size_t>(now.section_at)];
             section.block.reset();
             how(section.rows[static_cast<std::size_t>(now.row_at)]);
         });
}

seating::TableShape TableForm::shapeOf(const seating::Row& row) {
    seating::TableShape out;
    const seating::Table& table = *row.table;
    out.form = table.is_box ? seating::TableForm::box
               : table.outline.kind == seating::OutlineKind::rectangle
                   ? seating::TableForm::rectangular
                   : seating::TableForm::round;
    out.seats = static_cast<int>(row.seats.size());
    out.centre = table.outline.centre;
    out.width = table.outline.width;
    out.height = table.outline.height;
    out.rotation = table.outline.rotation;
    out.sold_whole = table.sold_whole;
    if (!row.seats.empty()) out.category = row.seats.front().category;
    if (out.form != seating::TableForm::rectangular || out.seats < 3) return out;
    // Whether two of its seats are at its ends is seen where they stand.
    out.at_ends = true;
    const auto ends = seating::problemOf(out).empty() ? seating::buildTable(out, {}).seats
                                                      : std::vector<seating::Seat>();
    for (std::size_t i = 0; i < row.seats.size() && out.at_ends; ++i) {
        out.at_ends = i < ends.size() &&
                      std::hypot(ends[i].x - row.seats[i].x, ends[i].y - row.seats[i].y) < 1;
    }
    return out;
}

TableForm::TableForm(ChartDocument& document) : FieldForm(document, tr("Table or box")) {
    prepare([this](const Focus& focus) {
        const auto form = shapeOf(*focus.row).form;
        showField(tr("Depth"), form != seating::TableForm::round);
        showField(tr("Seats at the ends"), form == seating::TableForm::rectangular);
    });
    number(
        tr("Seats"), {1, table_seats_max, 1, 0, {}, 1},
        [](const Focus& focus) { return static_cast<double>(focus.row->seats.size()); },
        [this](double seats) {
            set(QStringLiteral("seats"),
                [&](seating::TableShape& shape) { shape.seats = static_cast<int>(seats); });
        });
    length(tr("Width"), centimetres(30, table_max_cm), &seating::TableShape::width);
    length(tr("Depth"), centimetres(30, table_max_cm), &seating::TableShape::height);
    length(tr("Rotation"), degrees(), &seating::TableShape::rotation);
    check(
        tr("Seats at the ends"),
        [](const Focus& focus) { return shapeOf(*focus.row).at_ends ? 1.0 : 0.0; },
        [this](double on) {
            set({}, [&](seating::TableShape& shape) { shape.at_ends = on > 0; });
        });
    choice(
        tr("Sold"), {tr("seat by seat"), tr("as a whole")},
        [](const Focus& focus) { return focus.row->table->sold_whole ? 1.0 : 0.0; },
        [this](double whole) {
            set({}, [&](seating::TableShape& shape) { shape.sold_whole = whole > 0; });
        });
}

void TableForm::length(const QString& label, const Range& range,
                       double seating::TableShape::*member) {
    number(
        label, range, [member](const Focus& focus) { return shapeOf(*focus.row).*member; },
        [this, label, member](double value) {
            set(label, [&](seating::TableShape& shape) {
                shape.*member = value;
                if (shape.form == seating::TableForm::round) shape.height = shape.width;
            });
        });
}

void TableForm::set(const QString& kind, const std::function<void(seating::TableShape&)>& how) {
    const Focus now = focus();
    if (!applies(now)) return;
    seating::TableShape shape = shapeOf(*now.row);
    how(shape);
    const std::string problem = seating::problemOf(shape);
    if (!problem.empty()) return say(problem);
    edit(tr("Change %1").arg(QString::fromStdString(now.row->label)),
         kind.isEmpty() ? kind
                        : QStringLiteral("table %1 %2 ").arg(now.section_at).arg(now.row_at) + kind,
         [&](seating::Chart& chart, seating::Selection& selection) {
             auto& row = chart.sections[static_cast<std::size_t>(now.section_at)]
                             .rows[static_cast<std::size_t>(now.row_at)];
             seating::Row made = seating::buildTable(shape, row.label);
             for (std::size_t i = 0; i < std::min(made.seats.size(), row.seats.size()); ++i) {
                 const seating::Seat place = made.seats[i];
                 made.seats[i] = row.seats[i];
                 made.seats[i].x = place.x;
                 made.seats[i].y = place.y;
                 made.seats[i].adjacency = place.adjacency;
             }
             row = std::move(made);
             selection = seating::selectRow(chart, {now.section_at, now.row_at, 0});
         });
}

SeatForm::SeatForm(ChartDocument& document) : FieldForm(document, tr("Seat")) {
    text(
        tr("Number"), [](const Focus& focus) { return focus.seat->number; },
        [this](const std::string& number) {
            set(QStringLiteral("number"), [&](seating::Seat& seat) { seat.number = number; });
        });
    text(
        tr("Own label"), [](const Focus& focus) { return focus.seat->label; },
        [this](const std::string& label) {
            set(QStringLiteral("label"), [&](seating::Seat& seat) { seat.label = label; });
        });
}

void SeatForm::set(const QString& kind, const std::function<void(seating::Seat&)>& how) {
    const auto selection = document().selection();
    if (selection.seats.size() != 1) return;
    const seating::SeatRef ref = selection.seats.front();
    edit(tr("Change %1").arg(describe(document().chart(), selection)),
         QStringLiteral("seat ") + kind, [&](seating::Chart& chart, const seating::Selection&) {
             chart.sections[static_cast<std::size_t>(ref.section)].block.reset();
             how(seating::seatAt(chart, ref));
         });
}

MarksForm::MarksForm(ChartDocument& document) : FieldForm(document, tr("Price and marks")) {
    QComboBox* categories = choice(
        tr("Category"), {}, [this](const Focus&) { return commonCategory(); },
        [this](double category) {
            edit(tr("Price %1")
                     .arg(describe(this->document().chart(), this->document().selection())),
                 {}, [&](seating::Chart& chart, const seating::Selection& selection) {
                     seating::setCategory(chart, selection,
                                          static_cast<seating::CategoryNo>(category));
                 });
        });
    categories->setPlaceholderText(tr("several, or none"));
    // Before the value is shown, the categories are.
    prepare([this, categories](const Focus& focus) {
        QStringList names;
        for (const auto& each : this->document().chart().categories) {
            names << QString::fromStdString(each.name);
        }
        categories->clear();
        categories->addItems(names);
        for (const QString& label :
             {tr("Wheelchair place"), tr("Companion seat"), tr("Obstructed view")}) {
            showField(label, focus.area == nullptr);
        }
    });
    mark(tr("Wheelchair place"), seating::SeatFlag::accessible, &seating::Seat::accessible);
    mark(tr("Companion seat"), seating::SeatFlag::companion, &seating::Seat::companion);
    mark(tr("Obstructed view"), seating::SeatFlag::obstructed, &seating::Seat::obstructed);
}

bool MarksForm::applies(const Focus& focus) const {
    return focus.area != nullptr || !document().selection().seats.empty();
}

void MarksForm::mark(const QString& label, seating::SeatFlag flag, bool seating::Seat::*member) {
    check(
        label, [this, member](const Focus&) { return common(member); },
        [this, flag](double on) {
            edit(tr("Mark %1").arg(describe(document().chart(), document().selection())), {},
                 [&](seating::Chart& chart, const seating::Selection& selection) {
                     seating::setFlag(chart, selection, flag, on > 0);
                 });
        });
}

double MarksForm::common(bool seating::Seat::*member) const {
    const seating::Chart& chart = document().chart();
    const auto& seats = document().selection().seats;
    if (seats.empty()) return 0;
    const bool first = seating::seatAt(chart, seats.front()).*member;
    for (const seating::SeatRef ref : seats) {
        if (seating::seatAt(chart, ref).*member != first) return several;
    }
    return first ? 1 : 0;
}

double MarksForm::commonCategory() const {
    const seating::Chart& chart = document().chart();
    std::optional<seating::CategoryNo> common;
    const auto add = [&](seating::CategoryNo category) {
        const bool same = !common || *common == category;
        common = category;
        return same;
    };
    for (const seating::SeatRef ref : document().selection().seats) {
        if (!add(seating::seatAt(chart, ref).category)) return several;
    }
    for (const auto id : document().selection().objects) {
        const auto* area = seating::findArea(chart, id);
        if (area != nullptr && !add(area->category)) return several;
    }
    return common && chart.isCategory(*common) ? *common : several;
}

}  // namespace seatlock::ui::designer
