#include "ui/designer/sectionforms.h"

#include "engine/seating/naming.h"

#include <QStringList>

namespace seatlock::ui::designer {

namespace {

constexpr double length_max_cm = 100'000;
constexpr double first_max = 100'000;

}  // namespace

std::string aislesText(const std::vector<seating::Aisle>& aisles) {
    QStringList out;
    for (const auto& aisle : aisles) {
        const QString after = QString::number(aisle.after);
        out << (aisle.width == seating::Aisle().width
                    ? after
                    : QStringLiteral("%1:%2").arg(after).arg(aisle.width));
    }
    return out.join(QStringLiteral(", ")).toStdString();
}

std::optional<std::vector<seating::Aisle>> aislesOf(const std::string& text) {
    std::vector<seating::Aisle> out;
    const auto parts = QString::fromStdString(text).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        seating::Aisle aisle;
        bool ok = false;
        aisle.after = part.section(QLatin1Char(':'), 0, 0).trimmed().toInt(&ok);
        if (!ok || aisle.after < 1) return std::nullopt;
        if (part.contains(QLatin1Char(':'))) {
            aisle.width = part.section(QLatin1Char(':'), 1).trimmed().toDouble(&ok);
            if (!ok || !(aisle.width >= 0 && aisle.width <= length_max_cm)) return std::nullopt;
        }
        out.push_back(aisle);
    }
    return out;
}

SectionForm::SectionForm(ChartDocument& document) : FieldForm(document, tr("Section")) {
    text(
        tr("Name"), [](const Focus& focus) { return focus.section->name; },
        [this](const std::string& name) {
            for (const auto& each : this->document().chart().sections) {
                if (each.name == name && &each != focus().section) {
                    return say(tr("Another section has this name.").toStdString());
                }
            }
            set(QStringLiteral("name"), [&](seating::Section& section) { section.name = name; });
        });
    text(
        tr("Before labels"), [](const Focus& focus) { return focus.section->prefix; },
        [this](const std::string& prefix) {
            set(QStringLiteral("prefix"),
                [&](seating::Section& section) { section.prefix = prefix; });
        });
}

void SectionForm::set(const QString& kind, const std::function<void(seating::Section&)>& how) {
    const Focus now = focus();
    if (now.section == nullptr) return;
    const auto id = now.section->id;
    edit(tr("Change section %1").arg(QString::fromStdString(now.section->name)),
         QStringLiteral("section %1 ").arg(id) + kind,
         [&](seating::Chart& chart, const seating::Selection&) {
             how(*seating::findSection(chart, id));
         });
}

BlockForm::BlockForm(ChartDocument& document) : FieldForm(document, tr("Rows")) {
    addCounts();
    addShape();
    addAisles();
}

void BlockForm::set(const QString& kind, const std::function<void(seating::BlockShape&)>& how) {
    const Focus now = focus();
    if (!applies(now)) return;
    const auto id = now.section->id;
    seating::BlockShape shape = *now.section->block;
    how(shape);
    const std::string problem = seating::problemOf(shape);
    if (!problem.empty()) return say(problem);
    edit(tr("Change the rows of %1").arg(QString::fromStdString(now.section->name)),
         QStringLiteral("block %1 ").arg(id) + kind,
         [&](seating::Chart& chart, seating::Selection& selection) {
             auto& section = *seating::findSection(chart, id);
             seating::rebuildBlock(section, shape);
             seating::settlePrefix(chart, section);
             selection = seating::selectSection(chart, id);
         });
}

void BlockForm::length(const QString& label, const Range& range, Member member) {
    number(
        label, range, [member](const Focus& focus) { return (*focus.section->block).*member; },
        [this, label, member](double value) {
            set(label, [&](seating::BlockShape& shape) { shape.*member = value; });
        });
}

void BlockForm::addCounts() {
    number(
        tr("Rows"), {1, seating::block_rows_max, 1, 0, {}, 1},
        [](const Focus& focus) { return focus.section->block->rows; },
        [this](double rows) {
            set(QStringLiteral("rows"),
                [&](seating::BlockShape& shape) { shape.rows = static_cast<int>(rows); });
        });
    number(
        tr("Seats in front"), {1, seating::block_seats_max, 1, 0, {}, 1},
        [](const Focus& focus) { return focus.section->block->seats; },
        [this](double seats) {
            set(QStringLiteral("seats"),
                [&](seating::BlockShape& shape) { shape.seats = static_cast<int>(seats); });
        });
    length(tr("More each row"), {-100, 100, 1, 1, {}, 1}, &seating::BlockShape::growth);
}

void BlockForm::addShape() {
    prepare([this](const Focus& focus) {
        const auto form = focus.section->block->form;
        showField(tr("Radius"), form == seating::BlockForm::curved);
        showField(tr("Bend"), form == seating::BlockForm::angled);
    });
    choice(
        tr("Form"), {tr("Straight"), tr("Curved"), tr("Angled")},
        [](const Focus& focus) { return static_cast<double>(focus.section->block->form); },
        [this](double form) {
            set(QStringLiteral("form"), [&](seating::BlockShape& shape) {
                shape.form = static_cast<seating::BlockForm>(static_cast<int>(form));
            });
        });
    length(tr("Radius"), metres(10, length_max_cm), &seating::BlockShape::radius);
    length(tr("Bend"), degrees(-80, 80), &seating::BlockShape::angle);
    length(tr("Rotation"), degrees(), &seating::BlockShape::rotation);
    length(tr("Seat distance"), centimetres(10, 500), &seating::BlockShape::seat_pitch);
    length(tr("Row distance"), centimetres(10, 1'000), &seating::BlockShape::row_pitch);
    length(tr("Slant a row"), centimetres(-1'000, 1'000), &seating::BlockShape::shear);
    length(tr("Every 2nd row"), centimetres(-500, 500), &seating::BlockShape::stagger);
}

void BlockForm::addAisles() {
    const auto aisles = [this](const QString& label,
                               std::vector<seating::Aisle> seating::BlockShape::*member) {
        text(
            label,
            [member](const Focus& focus) { return aislesText((*focus.section->block).*member); },
            [this, member, label](const std::string& entered) {
                const auto read = aislesOf(entered);
                if (!read) {
                    return say(tr("Write after which there are aisles: 10, 28. Another width "
                                  "than 110 cm: 10:150.")
                                   .toStdString());
                }
                set(label, [&](seating::BlockShape& shape) { shape.*member = *read; });
            });
    };
    aisles(tr("Aisles after seat"), &seating::BlockShape::aisles);
    aisles(tr("Aisles after row"), &seating::BlockShape::row_aisles);
}

NumberingForm::NumberingForm(ChartDocument& document) : FieldForm(document, tr("Numbering")) {
    addRows();
    addSeats();
}

NumberingForm::Scheme NumberingForm::scheme() const {
    const Focus now = focus();
    if (now.section == nullptr || !now.section->block) return kept_;
    return {now.section->block->row_numbering, now.section->block->seat_numbering};
}

void NumberingForm::set(const QString& kind, const std::function<void(Scheme&)>& how) {
    const Focus now = focus();
    if (!applies(now)) return;
    const auto id = now.section->id;
    Scheme wanted = scheme();
    how(wanted);
    const std::string problem = seating::problemOf(wanted.rows, wanted.seats);
    if (!problem.empty()) return say(problem);
    kept_ = wanted;
    edit(tr("Number %1").arg(QString::fromStdString(now.section->name)),
         QStringLiteral("number %1 ").arg(id) + kind,
         [&](seating::Chart& chart, const seating::Selection&) {
             auto& section = *seating::findSection(chart, id);
             seating::renumber(section, wanted.rows, wanted.seats);
             seating::settlePrefix(chart, section);
         });
}

void NumberingForm::addRows() {
    choice(
        tr("Rows are"), {tr("A, B, C, …"), tr("1, 2, 3, …")},
        [this](const Focus&) { return static_cast<double>(scheme().rows.style); },
        [this](double style) {
            set(QStringLiteral("style"), [&](Scheme& each) {
                each.rows.style = static_cast<seating::RowStyle>(static_cast<int>(style));
            });
        });
    text(
        tr("First row"),
        [this](const Focus&) {
            const auto rows = scheme().rows;
            return rows.style == seating::RowStyle::letters
                       ? seating::letters(rows.first, rows.skip_io)
                       : std::to_string(rows.first);
        },
        [this](const std::string& entered) {
            const auto rows = scheme().rows;
            const QString first = QString::fromStdString(entered);
            const int number =
                rows.style == seating::RowStyle::letters
                    ? seating::lettersNumber(first.toUpper().toStdString(), rows.skip_io)
                    : first.toInt();
            set(QStringLiteral("first"), [&](Scheme& each) { each.rows.first = number; });
        });
    check(
        tr("Skip I and O"), [this](const Focus&) { return scheme().rows.skip_io ? 1.0 : 0.0; },
        [this](double on) { set({}, [&](Scheme& each) { each.rows.skip_io = on > 0; }); });
    check(
        tr("The last row is the first"),
        [this](const Focus&) { return scheme().rows.from_back ? 1.0 : 0.0; },
        [this](double on) { set({}, [&](Scheme& each) { each.rows.from_back = on > 0; }); });
    text(
        tr("Before rows"), [this](const Focus&) { return scheme().rows.prefix; },
        [this](const std::string& prefix) {
            set(QStringLiteral("prefix"), [&](Scheme& each) { each.rows.prefix = prefix; });
        });
}

void NumberingForm::addSeats() {
    choice(
        tr("Seats run"),
        {tr("Left to right"), tr("Right to left"), tr("From the centre"),
         tr("Odd left, even right"), tr("Odd right, even left")},
        [this](const Focus&) { return static_cast<double>(scheme().seats.order); },
        [this](double order) {
            set(QStringLiteral("order"), [&](Scheme& each) {
                each.seats.order = static_cast<seating::SeatOrder>(static_cast<int>(order));
            });
        });
    number(
        tr("First seat"), {0, first_max, 1, 0, {}, 1},
        [this](const Focus&) { return scheme().seats.first; },
        [this](double first) {
            set(QStringLiteral("first seat"),
                [&](Scheme& each) { each.seats.first = static_cast<int>(first); });
        });
    number(
        tr("Step"), {1, 100, 1, 0, {}, 1}, [this](const Focus&) { return scheme().seats.step; },
        [this](double step) {
            set(QStringLiteral("step"),
                [&](Scheme& each) { each.seats.step = static_cast<int>(step); });
        });
}

}  // namespace seatlock::ui::designer
