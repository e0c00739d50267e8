// Takes pictures of the chart designer at work, into a folder, to be looked at.
//   QT_QPA_PLATFORM=offscreen [QT_SCALE_FACTOR=2] designergallery FOLDER [dark]
#include "engine/seating/blockbuilder.h"
#include "engine/seating/chartjson.h"
#include "engine/seating/templates.h"
#include "ui/designer/categoriespanel.h"
#include "ui/designer/chartdesigner.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/findingspanel.h"
#include "ui/designer/toolbox.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <QApplication>
#include <QDir>
#include <QTabWidget>
#include <QTest>

namespace {

namespace seating = seatlock::seating;
using namespace seatlock::ui::designer;

class Shooter {
public:
    explicit Shooter(const QString& folder) : folder_(folder) {
        designer.resize(1060, 690);
        designer.show();
    }

    void open(const seating::Chart& chart) {
        designer.setDocument(QByteArray::fromStdString(seating::toJson(chart)));
        QTest::qWait(700);
    }
    void shoot(const QString& name) {
        QTest::qWait(60);
        designer.grab().save(QDir(folder_).filePath(name + QStringLiteral(".png")));
    }
    void tab(int index) { designer.findChild<QTabWidget*>()->setCurrentIndex(index); }
    DesignCanvas& canvas() { return designer.canvas(); }
    void mouse(QEvent::Type type, const QPointF& plan, Qt::KeyboardModifiers modifiers = {}) {
        const QPointF at = canvas().viewport().toScreen(plan);
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        const auto held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, canvas().mapToGlobal(at), button, held, modifiers);
        QCoreApplication::sendEvent(&canvas(), &event);
    }

    ChartDesigner designer;

private:
    const QString folder_;
};

/// Tables, boxes, standing, shapes: and things wrong with it.
seating::Chart club() {
    seating::Chart chart = seating::blankChart("Club", 2'400, 1'800);
    chart.categories.push_back({"lounge", "Lounge", "#b3391f"});
    seating::Section tables;
    tables.id = chart.takeId();
    tables.name = "Tables";
    for (int i = 0; i < 6; ++i) {
        seating::TableShape shape;
        shape.centre = {400.0 + i % 3 * 400, 700.0 + i / 3 * 420};
        shape.form = i < 3 ? seating::TableForm::round : seating::TableForm::rectangular;
        shape.seats = 8;
        if (i >= 3) shape.width = 230, shape.height = 90;
        shape.sold_whole = i == 1;
        shape.category = static_cast<seating::CategoryNo>(i % 2);
        tables.rows.push_back(seating::buildTable(shape, "Table " + std::to_string(i + 1)));
    }
    chart.sections.push_back(tables);
    seating::Area area;
    area.id = chart.takeId();
    area.name = "Dance floor";
    area.capacity = 250;
    area.category = 0;
    area.outline.kind = seating::OutlineKind::polygon;
    area.outline.points = {
        {1'500, 500}, {2'250, 500}, {2'250, 1'300}, {1'750, 1'400}, {1'500, 1'100}};
    chart.areas.push_back(area);
    seating::Decoration bar;
    bar.id = chart.takeId();
    bar.outline.centre = {700, 1'600};
    bar.outline.width = 800;
    bar.outline.height = 120;
    bar.text = "Bar";
    bar.fill = "#cbd5e0";
    bar.stroke = "#718096";
    chart.decorations.push_back(bar);
    seating::BlockShape rows;
    rows.rows = 3;
    rows.seats = 10;
    rows.front = {1'900, 1'520};
    seating::addBlock(chart, rows, "Unpriced");
    return chart;
}

void shootTheatre(Shooter& shooter) {
    const auto theatre = seating::theatreTemplate();
    shooter.open(theatre);
    shooter.shoot(QStringLiteral("2-theatre"));
    shooter.designer.chart().select(seating::selectSection(theatre, theatre.sections[0].id));
    shooter.shoot(QStringLiteral("3-section"));
    const auto seat = theatre.sections[0].rows[5].seats[8];
    shooter.mouse(QEvent::MouseButtonPress, {seat.x, seat.y});
    shooter.mouse(QEvent::MouseMove, {seat.x + 60, seat.y + 40});
    shooter.mouse(QEvent::MouseMove, {seat.x + 160, seat.y + 90});
    shooter.shoot(QStringLiteral("4-drag"));
    shooter.mouse(QEvent::MouseButtonRelease, {seat.x + 160, seat.y + 90});
    shooter.designer.chart().undoStack().undo();
    shooter.designer.chart().select(seating::selectRow(theatre, {0, 5, 0}));
    shooter.canvas().show(QRectF(1'200, 900, 1'200, 900));
    shooter.shoot(QStringLiteral("5-row"));
    shooter.designer.chart().select({{{0, 5, 8}}, {}});
    shooter.canvas().show(QRectF(600, 2'500, 700, 600));
    shooter.shoot(QStringLiteral("6-seats"));
    shooter.tab(1);
    shooter.canvas().fit();
    shooter.shoot(QStringLiteral("7-prices"));
    shooter.tab(0);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const QStringList args = QApplication::arguments();
    const QString folder = args.value(1, QStringLiteral("."));
    QDir().mkpath(folder);
    QApplication::setStyle(new seatlock::ui::style::ConsoleStyle);
    QApplication::setPalette(args.contains(QStringLiteral("dark"))
                                 ? seatlock::ui::style::darkPalette()
                                 : seatlock::ui::style::lightPalette());
    Shooter shooter(folder);
    shooter.open(seating::blankChart("New hall"));
    shooter.shoot(QStringLiteral("1-empty"));
    shootTheatre(shooter);
    shooter.open(club());
    shooter.shoot(QStringLiteral("8-club"));
    shooter.designer.chart().select(
        seating::selectRow(shooter.designer.chart().chart(), {0, 4, 0}));
    shooter.shoot(QStringLiteral("9-table"));
    shooter.designer.chart().select({{}, {shooter.designer.chart().chart().areas[0].id}});
    shooter.tab(2);
    shooter.shoot(QStringLiteral("a-check"));
    shooter.tab(0);
    shooter.designer.tools().choose(ToolIcon::block_curved);
    shooter.mouse(QEvent::MouseButtonPress, {300, 300});
    shooter.mouse(QEvent::MouseMove, {800, 600});
    shooter.mouse(QEvent::MouseMove, {1'100, 700});
    shooter.shoot(QStringLiteral("b-drawing"));
    return 0;
}
