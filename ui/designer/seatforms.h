// Forms about rows, tables and seats. The UI thread.
#pragma once

#include "engine/seating/blockbuilder.h"
#include "engine/seating/changes.h"
#include "ui/designer/fieldform.h"

namespace seatlock::ui::designer {

/// A row, table or box.
class RowForm : public FieldForm {
    Q_OBJECT

public:
    explicit RowForm(ChartDocument& document);
    bool applies(const Focus& focus) const override { return focus.row != nullptr; }

private:
    void set(const QString& kind, const std::function<void(seating::Row&)>& how);
};

/// A table or box selected whole: its seats and size.
class TableForm : public FieldForm {
    Q_OBJECT

public:
    explicit TableForm(ChartDocument& document);
    bool applies(const Focus& focus) const override {
        return focus.whole_row && focus.row->table.has_value();
    }
    /// What would make such a table.
    static seating::TableShape shapeOf(const seating::Row& row);

private:
    void set(const QString& kind, const std::function<void(seating::TableShape&)>& how);
    void length(const QString& label, const Range& range, double seating::TableShape::*member);
};

/// The one seat.
class SeatForm : public FieldForm {
    Q_OBJECT

public:
    explicit SeatForm(ChartDocument& document);
    bool applies(const Focus& focus) const override { return focus.seat != nullptr; }

private:
    void set(const QString& kind, const std::function<void(seating::Seat&)>& how);
};

/// All that is selected: price category and marks.
class MarksForm : public FieldForm {
    Q_OBJECT

public:
    explicit MarksForm(ChartDocument& document);
    bool applies(const Focus& focus) const override;

private:
    double common(bool seating::Seat::*member) const;
    double commonCategory() const;
    void mark(const QString& label, seating::SeatFlag flag, bool seating::Seat::*member);
};

}  // namespace seatlock::ui::designer
