#include "ui/designer/editactions.h"

#include "ui/designer/chartclip.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/selectiontext.h"
#include "ui/style/icons.h"

#include <QClipboard>
#include <QGuiApplication>

namespace seatlock::ui::designer {

namespace {

constexpr double turn_degrees = 15;
constexpr double quarter = 90;
/// Copies do not hide what they were made of.
constexpr double copy_shift_cm = 100;

}  // namespace

EditActions::EditActions(DesignCanvas& canvas, QWidget& designer)
    : QObject(&designer), canvas_(canvas) {
    addHistory(designer);
    addClipboard();
    addAligning();
    addTurning();
    addView();
    connect(&canvas.document(), &ChartDocument::selectionChanged, this, &EditActions::refresh);
    refresh();
}

QAction* EditActions::add(QIcon icon, const QString& name, const QString& keys) {
    auto* action = new QAction(std::move(icon), name, this);
    const auto sequences = QKeySequence::listFromString(keys);
    action->setShortcuts(sequences);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setToolTip(sequences.isEmpty()
                           ? name
                           : QStringLiteral("%1 (%2)").arg(
                                 name, sequences.first().toString(QKeySequence::NativeText)));
    canvas_.addAction(action);
    groups_.back().push_back(action);
    return action;
}

QAction* EditActions::add(ToolIcon icon, const QString& name, const QString& keys) {
    return add(style::Icons::icon(drawingOf(icon)), name, keys);
}

void EditActions::addHistory(QWidget& designer) {
    groups_.emplace_back();
    save_ = add(ToolIcon::save, tr("Save"), QStringLiteral("Ctrl+S"));
    connect(save_, &QAction::triggered, this, &EditActions::saveWanted);
    undo_ = add(style::Icons::icon(style::Icon::undo), tr("Undo"), QStringLiteral("Ctrl+Z"));
    redo_ = add(ToolIcon::redo, tr("Redo"), QStringLiteral("Ctrl+Shift+Z; Ctrl+Y"));
    for (QAction* action : {save_, undo_, redo_}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        designer.addAction(action);
    }
    QUndoStack& stack = canvas_.document().undoStack();
    const auto follow = [](QAction* action, const QString& name, bool can, const QString& what) {
        action->setEnabled(can);
        action->setText(name);
        const QString full = what.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, what);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(
            full, action->shortcut().toString(QKeySequence::NativeText)));
    };
    const auto refresh_history = [this, &stack, follow] {
        follow(undo_, tr("Undo"), stack.canUndo(), stack.undoText());
        follow(redo_, tr("Redo"), stack.canRedo(), stack.redoText());
    };
    connect(&stack, &QUndoStack::indexChanged, this, refresh_history);
    connect(undo_, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(redo_, &QAction::triggered, &stack, &QUndoStack::redo);
    refresh_history();
}

void EditActions::change(const QString& verb, const ChartDocument::Change& how) {
    ChartDocument& document = canvas_.document();
    if (document.selection().empty()) return;
    document.edit(verb.arg(describe(document.chart(), document.selection())), how);
}

void EditActions::addClipboard() {
    groups_.emplace_back();
    ChartDocument& document = canvas_.document();
    const auto remove = [this] {
        change(tr("Delete %1"), [](seating::Chart& chart, seating::Selection& selection) {
            seating::removeSelected(chart, selection);
            selection = {};
        });
    };
    const auto copy = [&document] {
        if (document.selection().empty()) return;
        QGuiApplication::clipboard()->setMimeData(
            toMimeData(clip(document.chart(), document.selection())));
    };
    QAction* cut = add(ToolIcon::cut, tr("Cut"), QStringLiteral("Ctrl+X"));
    connect(cut, &QAction::triggered, this, [copy, remove] {
        copy();
        remove();
    });
    QAction* copying =
        add(style::Icons::icon(style::Icon::copy), tr("Copy"), QStringLiteral("Ctrl+C"));
    connect(copying, &QAction::triggered, this, copy);
    paste_ = add(ToolIcon::paste, tr("Paste"), QStringLiteral("Ctrl+V"));
    connect(paste_, &QAction::triggered, this, [&document] {
        const auto clipped = fromMimeData(QGuiApplication::clipboard()->mimeData());
        if (!clipped) return;
        document.edit(tr("Paste"), [&](seating::Chart& chart, seating::Selection& selection) {
            selection = paste(chart, *clipped, copy_shift_cm, copy_shift_cm);
        });
    });
    QAction* duplicate = add(ToolIcon::duplicate, tr("Duplicate"), QStringLiteral("Ctrl+D"));
    connect(duplicate, &QAction::triggered, this, [this] {
        change(tr("Duplicate %1"), [](seating::Chart& chart, seating::Selection& selection) {
            selection = seating::copySelected(chart, selection, copy_shift_cm, copy_shift_cm);
        });
    });
    QAction* removing = add(ToolIcon::remove, tr("Delete"), QStringLiteral("Del; Backspace"));
    connect(removing, &QAction::triggered, this, remove);
    of_selection_ = {cut, copying, duplicate, removing};
    auto* all = new QAction(tr("Select all"), this);
    all->setShortcut(QKeySequence::SelectAll);
    all->setShortcutContext(Qt::WidgetShortcut);
    canvas_.addAction(all);
    connect(all, &QAction::triggered, this,
            [&document] { document.select(seating::selectAll(document.chart())); });
}

void EditActions::addAligning() {
    using seating::Axis;
    using seating::Edge;
    groups_.emplace_back();
    const auto aligning = [this](ToolIcon icon, const QString& name, const char* keys, Edge edge) {
        QAction* action = add(icon, name, QLatin1String(keys));
        of_selection_.push_back(action);
        connect(action, &QAction::triggered, this, [this, edge] {
            change(tr("Align %1"), [edge](seating::Chart& chart, seating::Selection& selection) {
                seating::align(chart, selection, edge);
            });
        });
    };
    aligning(ToolIcon::align_left, tr("Align left"), "Ctrl+Shift+Left", Edge::left);
    aligning(ToolIcon::align_middle, tr("Align middles"), "Ctrl+Shift+M", Edge::centre_x);
    aligning(ToolIcon::align_right, tr("Align right"), "Ctrl+Shift+Right", Edge::right);
    aligning(ToolIcon::align_top, tr("Align top"), "Ctrl+Shift+Up", Edge::top);
    aligning(ToolIcon::align_centre, tr("Align centres"), "Ctrl+Shift+E", Edge::centre_y);
    aligning(ToolIcon::align_bottom, tr("Align bottom"), "Ctrl+Shift+Down", Edge::bottom);
    const auto distributing = [this](ToolIcon icon, const QString& name, const char* keys,
                                     Axis axis) {
        QAction* action = add(icon, name, QLatin1String(keys));
        of_selection_.push_back(action);
        connect(action, &QAction::triggered, this, [this, axis] {
            change(tr("Distribute %1"),
                   [axis](seating::Chart& chart, seating::Selection& selection) {
                       seating::distribute(chart, selection, axis);
                   });
        });
    };
    distributing(ToolIcon::distribute_across, tr("Equal gaps across"), "Ctrl+Shift+H",
                 Axis::horizontal);
    distributing(ToolIcon::distribute_down, tr("Equal gaps down"), "Ctrl+Shift+V", Axis::vertical);
}

void EditActions::turn(double degrees) {
    const auto middle = toPoint(canvas_.selectionBox().center());
    change(tr("Rotate %1"), [&](seating::Chart& chart, seating::Selection& selection) {
        seating::rotateAbout(chart, selection, middle, degrees);
    });
}

void EditActions::mirror(seating::Axis axis) {
    const QPointF middle = canvas_.selectionBox().center();
    change(tr("Mirror %1"), [&](seating::Chart& chart, seating::Selection& selection) {
        seating::mirror(chart, selection, axis,
                        axis == seating::Axis::horizontal ? middle.x() : middle.y());
    });
}

void EditActions::addTurning() {
    groups_.emplace_back();
    const auto turning = [this](ToolIcon icon, const QString& name, const char* keys,
                                double degrees) {
        QAction* action = add(icon, name, QLatin1String(keys));
        of_selection_.push_back(action);
        connect(action, &QAction::triggered, this, [this, degrees] { turn(degrees); });
    };
    turning(ToolIcon::turn_left, tr("Rotate left by 15°"), "[", -turn_degrees);
    turning(ToolIcon::turn_right, tr("Rotate right by 15°"), "]", turn_degrees);
    for (const double degrees : {-quarter, quarter}) {
        auto* action =
            new QAction(degrees < 0 ? tr("Rotate left by 90°") : tr("Rotate right by 90°"), this);
        action->setShortcut(QKeySequence(degrees < 0 ? QStringLiteral("{") : QStringLiteral("}")));
        action->setShortcutContext(Qt::WidgetShortcut);
        canvas_.addAction(action);
        of_selection_.push_back(action);
        connect(action, &QAction::triggered, this, [this, degrees] { turn(degrees); });
    }
    const auto mirroring = [this](ToolIcon icon, const QString& name, const char* keys,
                                  seating::Axis axis) {
        QAction* action = add(icon, name, QLatin1String(keys));
        of_selection_.push_back(action);
        connect(action, &QAction::triggered, this, [this, axis] { mirror(axis); });
    };
    mirroring(ToolIcon::mirror_across, tr("Mirror left to right"), "Shift+H",
              seating::Axis::horizontal);
    mirroring(ToolIcon::mirror_down, tr("Mirror top to bottom"), "Shift+V",
              seating::Axis::vertical);
}

void EditActions::addView() {
    groups_.emplace_back();
    DesignSettings& settings = canvas_.settings();
    QAction* grid = add(ToolIcon::grid, tr("Show the grid"), QStringLiteral("G"));
    grid->setCheckable(true);
    grid->setChecked(settings.grid_shown);
    connect(grid, &QAction::toggled, this, [this, &settings](bool on) {
        settings.grid_shown = on;
        canvas_.redraw(true);
    });
    QAction* snap = add(ToolIcon::snap, tr("Snap to grid and neighbours"), QStringLiteral("N"));
    snap->setCheckable(true);
    snap->setChecked(settings.snap_to_grid);
    connect(snap, &QAction::toggled, this,
            [&settings](bool on) { settings.snap_to_grid = settings.snap_to_others = on; });
    const auto view = [this](style::Icon icon, const QString& name, const char* keys,
                             void (DesignCanvas::*what)()) {
        QAction* action = add(style::Icons::icon(icon), name, QString());
        action->setToolTip(QStringLiteral("%1 (%2)").arg(name, QLatin1String(keys)));
        connect(action, &QAction::triggered, &canvas_, what);
    };
    view(style::Icon::zoom_out, tr("Zoom out"), "-", &DesignCanvas::zoomOut);
    view(style::Icon::zoom_in, tr("Zoom in"), "+", &DesignCanvas::zoomIn);
    view(style::Icon::fit, tr("Show the whole chart"), "0", &DesignCanvas::fit);
}

void EditActions::refresh() {
    const bool any = !canvas_.document().selection().empty();
    for (QAction* action : of_selection_) action->setEnabled(any);
}

}  // namespace seatlock::ui::designer
