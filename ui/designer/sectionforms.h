// Forms about a section: its name, the shape of its block of rows, and its numbering. The UI
// thread.
#pragma once

#include "engine/seating/blockbuilder.h"
#include "ui/designer/fieldform.h"

namespace seatlock::ui::designer {

class SectionForm : public FieldForm {
    Q_OBJECT

public:
    explicit SectionForm(ChartDocument& document);
    bool applies(const Focus& focus) const override { return focus.section != nullptr; }

private:
    void set(const QString& kind, const std::function<void(seating::Section&)>& how);
};

/// Of a section whose rows are still as they were made.
class BlockForm : public FieldForm {
    Q_OBJECT

public:
    explicit BlockForm(ChartDocument& document);
    bool applies(const Focus& focus) const override {
        return focus.whole_section && focus.section->block.has_value();
    }

private:
    using Member = double seating::BlockShape::*;

    void addCounts();
    void addShape();
    void addAisles();
    void length(const QString& label, const Range& range, Member member);
    void set(const QString& kind, const std::function<void(seating::BlockShape&)>& how);
};

class NumberingForm : public FieldForm {
    Q_OBJECT

public:
    explicit NumberingForm(ChartDocument& document);
    bool applies(const Focus& focus) const override { return focus.whole_section; }

private:
    struct Scheme {
        seating::RowNumbering rows;
        seating::SeatNumbering seats;
    };

    void addRows();
    void addSeats();
    Scheme scheme() const;
    void set(const QString& kind, const std::function<void(Scheme&)>& how);

    Scheme kept_;  ///< of sections that keep none themselves
};

/// "10, 28": after which seats or rows there are aisles; one of another width as "10:150".
std::string aislesText(const std::vector<seating::Aisle>& aisles);
/// Nothing: it is not such a list.
std::optional<std::vector<seating::Aisle>> aislesOf(const std::string& text);

}  // namespace seatlock::ui::designer
