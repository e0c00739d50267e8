#include "ui/designer/toolbox.h"

#include "ui/designer/blocktool.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/focaltool.h"
#include "ui/designer/painttool.h"
#include "ui/designer/selecttool.h"
#include "ui/designer/shapetool.h"
#include "ui/designer/tabletool.h"
#include "ui/style/icons.h"

#include <QActionGroup>

namespace seatlock::ui::designer {

ToolBox::ToolBox(DesignCanvas& canvas) : canvas_(canvas), group_(new QActionGroup(this)) {
    addSelecting();
    addBlocks();
    addTables();
    addShapes();
    addBrushes();
    connect(&canvas, &DesignCanvas::toolFinished, this, [this] { choose(selecting_); });
    choose(chosen_);
}

ToolBox::~ToolBox() {
    canvas_.setTool(nullptr);
}

void ToolBox::add(ToolIcon icon, const QString& name, const QString& key,
                  std::unique_ptr<Tool> tool) {
    auto* action = new QAction(style::Icons::icon(drawingOf(icon)), name, this);
    action->setCheckable(true);
    action->setToolTip(key.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, key));
    if (!key.isEmpty()) action->setShortcut(QKeySequence(key));
    action->setShortcutContext(Qt::WidgetShortcut);
    group_->addAction(action);
    canvas_.addAction(action);
    connect(action, &QAction::triggered, this, [this, icon] {
        choose(icon);
        canvas_.setFocus();
    });
    groups_.back().push_back(icon);
    entries_.emplace(icon, Entry{action, std::move(tool)});
}

void ToolBox::addSelecting() {
    const auto selecting = [this](ToolIcon icon, const QString& name, const char* key,
                                  Grain grain) {
        groups_.emplace_back();
        add(icon, name, QLatin1String(key), std::make_unique<SelectTool>(canvas_, grain));
    };
    selecting(ToolIcon::select_section, tr("Select sections and objects"), "V", Grain::section);
    selecting(ToolIcon::select_row, tr("Select rows and tables"), "R", Grain::row);
    selecting(ToolIcon::select_seat, tr("Select seats"), "S", Grain::seat);
}

void ToolBox::addBlocks() {
    groups_.emplace_back();
    const auto block = [this](ToolIcon icon, const QString& name, const char* key, BlockKind kind) {
        add(icon, name, QLatin1String(key), std::make_unique<BlockTool>(canvas_, kind));
    };
    block(ToolIcon::block_straight, tr("Straight rows"), "B", BlockKind::straight);
    block(ToolIcon::block_curved, tr("Curved rows"), "Shift+B", BlockKind::curved);
    block(ToolIcon::block_angled, tr("Angled rows"), "", BlockKind::angled);
    block(ToolIcon::block_fanned, tr("Fanned rows"), "", BlockKind::fanned);
}

void ToolBox::addTables() {
    using seating::TableForm;
    groups_.emplace_back();
    add(ToolIcon::table_round, tr("Round table"), QStringLiteral("T"),
        std::make_unique<TableTool>(canvas_, TableForm::round));
    add(ToolIcon::table_rectangular, tr("Rectangular table"), QStringLiteral("Shift+T"),
        std::make_unique<TableTool>(canvas_, TableForm::rectangular));
    add(ToolIcon::box, tr("Box"), QStringLiteral("X"),
        std::make_unique<TableTool>(canvas_, TableForm::box));
}

void ToolBox::addShapes() {
    using seating::OutlineKind;
    const auto shape = [this](ToolIcon icon, const QString& name, const char* key,
                              ShapePurpose purpose, OutlineKind kind) {
        add(icon, name, QLatin1String(key), std::make_unique<ShapeTool>(canvas_, purpose, kind));
    };
    groups_.emplace_back();
    shape(ToolIcon::area, tr("Standing area"), "A", ShapePurpose::area, OutlineKind::rectangle);
    shape(ToolIcon::area_ellipse, tr("Standing area, ellipse"), "", ShapePurpose::area,
          OutlineKind::ellipse);
    shape(ToolIcon::area_polygon, tr("Standing area, corner by corner"), "Shift+A",
          ShapePurpose::area, OutlineKind::polygon);
    groups_.emplace_back();
    shape(ToolIcon::stage, tr("Stage"), "Shift+S", ShapePurpose::stage, OutlineKind::rectangle);
    shape(ToolIcon::rectangle, tr("Rectangle"), "D", ShapePurpose::shape, OutlineKind::rectangle);
    shape(ToolIcon::ellipse, tr("Ellipse"), "Shift+D", ShapePurpose::shape, OutlineKind::ellipse);
    shape(ToolIcon::polygon, tr("Polygon"), "", ShapePurpose::shape, OutlineKind::polygon);
    shape(ToolIcon::line, tr("Line"), "L", ShapePurpose::shape, OutlineKind::line);
    shape(ToolIcon::text, tr("Text"), "Shift+L", ShapePurpose::text, OutlineKind::rectangle);
}

void ToolBox::addBrushes() {
    using seating::SeatFlag;
    groups_.emplace_back();
    add(ToolIcon::paint, tr("Paint a price category"), QStringLiteral("P"),
        std::make_unique<PaintTool>(canvas_, std::nullopt));
    groups_.emplace_back();
    add(ToolIcon::accessible, tr("Mark wheelchair places"), QStringLiteral("W"),
        std::make_unique<PaintTool>(canvas_, SeatFlag::accessible));
    add(ToolIcon::companion, tr("Mark companion seats"), QStringLiteral("Shift+W"),
        std::make_unique<PaintTool>(canvas_, SeatFlag::companion));
    add(ToolIcon::obstructed, tr("Mark an obstructed view"), QStringLiteral("O"),
        std::make_unique<PaintTool>(canvas_, SeatFlag::obstructed));
    groups_.emplace_back();
    add(ToolIcon::focal_point, tr("Set the focal point"), QStringLiteral("F"),
        std::make_unique<FocalTool>(canvas_));
}

void ToolBox::choose(ToolIcon tool) {
    const Entry& entry = entries_.at(tool);
    entry.action->setChecked(true);
    chosen_ = tool;
    if (tool <= ToolIcon::select_seat) selecting_ = tool;
    canvas_.setTool(entry.tool.get());
    Q_EMIT chosenChanged();
}

}  // namespace seatlock::ui::designer
