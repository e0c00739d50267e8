#include "ui/designer/objectforms.h"

#include "ui/designer/selectiontext.h"

#include <algorithm>

#include <QPushButton>

namespace seatlock::ui::designer {

namespace {

constexpr double capacity_max = 100'000;
constexpr double size_max_cm = 100'000;

}  // namespace

AreaForm::AreaForm(ChartDocument& document) : FieldForm(document, tr("Standing area")) {
    text(
        tr("Name"), [](const Focus& focus) { return focus.area->name; },
        [this](const std::string& name) {
            set(QStringLiteral("name"), [&](seating::Area& area) { area.name = name; });
        });
    number(
        tr("People"), {0, capacity_max, 10, 0, {}, 1},
        [](const Focus& focus) { return focus.area->capacity; },
        [this](double capacity) {
            set(QStringLiteral("capacity"),
                [&](seating::Area& area) { area.capacity = static_cast<int>(capacity); });
        });
}

void AreaForm::set(const QString& kind, const std::function<void(seating::Area&)>& how) {
    const Focus now = focus();
    if (now.area == nullptr) return;
    const auto id = now.area->id;
    edit(tr("Change %1").arg(QString::fromStdString(now.area->name)),
         QStringLiteral("area %1 ").arg(id) + kind,
         [&](seating::Chart& chart, const seating::Selection&) {
             how(*seating::findArea(chart, id));
         });
}

DecorationForm::DecorationForm(ChartDocument& document) : FieldForm(document, tr("Decoration")) {
    text(
        tr("Text"), [](const Focus& focus) { return focus.decoration->text; },
        [this](const std::string& words) {
            set(QStringLiteral("text"), [&](seating::Decoration& each) { each.text = words; });
        });
    number(
        tr("Letters"), centimetres(5, 2'000),
        [](const Focus& focus) { return focus.decoration->text_height; },
        [this](double height) {
            set(QStringLiteral("letters"),
                [&](seating::Decoration& each) { each.text_height = height; });
        });
    color(tr("Text colour"), &seating::Decoration::text_color);
    color(tr("Fill"), &seating::Decoration::fill);
    color(tr("Line"), &seating::Decoration::stroke);
    number(
        tr("Line width"), centimetres(0, 200),
        [](const Focus& focus) { return focus.decoration->stroke_width; },
        [this](double width) {
            set(QStringLiteral("line width"),
                [&](seating::Decoration& each) { each.stroke_width = width; });
        });
    button(tr("Bring to the front"), [this] { restack(true); });
    button(tr("Send to the back"), [this] { restack(false); });
}

void DecorationForm::color(const QString& label, Words member) {
    FieldForm::color(
        label, [member](const Focus& focus) { return focus.decoration->*member; },
        [this, label, member](const std::string& chosen) {
            set(label, [&](seating::Decoration& each) { each.*member = chosen; });
        });
}

void DecorationForm::set(const QString& kind,
                         const std::function<void(seating::Decoration&)>& how) {
    const Focus now = focus();
    if (now.decoration == nullptr) return;
    const auto id = now.decoration->id;
    edit(tr("Change %1").arg(describe(document().chart(), document().selection())),
         QStringLiteral("decoration %1 ").arg(id) + kind,
         [&](seating::Chart& chart, const seating::Selection&) {
             how(*seating::findDecoration(chart, id));
         });
}

void DecorationForm::restack(bool front) {
    const Focus now = focus();
    if (now.decoration == nullptr) return;
    const auto id = now.decoration->id;
    edit(front ? tr("Bring to the front") : tr("Send to the back"), {},
         [&](seating::Chart& chart, const seating::Selection&) {
             auto& all = chart.decorations;
             const auto at = std::ranges::find(all, id, &seating::Decoration::id);
             if (front) {
                 std::rotate(at, at + 1, all.end());
             } else {
                 std::rotate(all.begin(), at, at + 1);
             }
         });
}

OutlineForm::OutlineForm(ChartDocument& document) : FieldForm(document, tr("Place and size")) {
    number(
        tr("Middle, across"), metres(-size_max_cm, size_max_cm),
        [](const Focus& focus) { return outlineOf(focus).centre.x; },
        [this](double x) {
            set(QStringLiteral("x"), [&](seating::Outline& outline) { outline.centre.x = x; });
        });
    number(
        tr("Middle, down"), metres(-size_max_cm, size_max_cm),
        [](const Focus& focus) { return outlineOf(focus).centre.y; },
        [this](double y) {
            set(QStringLiteral("y"), [&](seating::Outline& outline) { outline.centre.y = y; });
        });
    length(tr("Width"), metres(10, size_max_cm), &seating::Outline::width);
    length(tr("Depth"), metres(10, size_max_cm), &seating::Outline::height);
    length(tr("Rotation"), degrees(), &seating::Outline::rotation);
}

bool OutlineForm::applies(const Focus& focus) const {
    if (focus.area == nullptr && focus.decoration == nullptr) return false;
    return !seating::hasPoints(outlineOf(focus).kind);
}

const seating::Outline& OutlineForm::outlineOf(const Focus& focus) {
    return focus.area != nullptr ? focus.area->outline : focus.decoration->outline;
}

void OutlineForm::length(const QString& label, const Range& range,
                         double seating::Outline::*member) {
    number(
        label, range, [member](const Focus& focus) { return outlineOf(focus).*member; },
        [this, label, member](double value) {
            set(label, [&](seating::Outline& outline) { outline.*member = value; });
        });
}

void OutlineForm::set(const QString& kind, const std::function<void(seating::Outline&)>& how) {
    const Focus now = focus();
    if (!applies(now)) return;
    const auto id = now.area != nullptr ? now.area->id : now.decoration->id;
    edit(tr("Change %1").arg(describe(document().chart(), document().selection())),
         QStringLiteral("outline %1 ").arg(id) + kind,
         [&](seating::Chart& chart, const seating::Selection&) {
             if (auto* area = seating::findArea(chart, id)) how(area->outline);
             if (auto* each = seating::findDecoration(chart, id)) how(each->outline);
         });
}

}  // namespace seatlock::ui::designer
