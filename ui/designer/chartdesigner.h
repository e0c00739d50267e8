// Draws and edits a seating chart: tools, canvas, properties, and what is wrong with it. The UI
// thread.
#pragma once

#include "engine/seating/editrules.h"
#include "ui/designer/chartdocument.h"
#include "ui/designer/designsettings.h"

#include <memory>
#include <vector>

#include <QByteArray>
#include <QWidget>

class QLayout;
class QTabWidget;

namespace seatlock::ui::style {
class Banner;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::designer {

class CategoriesPanel;
class DesignCanvas;
class EditActions;
class FindingsPanel;
class PropertiesPanel;
class ToolBox;

class ChartDesigner : public QWidget {
    Q_OBJECT

public:
    explicit ChartDesigner(QWidget* parent = nullptr);
    ~ChartDesigner() override;

    /// Opens a chart in Seatlock's own JSON, without a history. Edits that would lose a taken seat
    /// of a chart `in_use` are refused. False: it cannot be read, and the designer says why instead
    /// of showing it.
    bool setDocument(const QByteArray& chart, std::vector<seating::ChartInUse> in_use = {});
    /// Other seats must stay from now on; what was drawn stays.
    void setInUse(std::vector<seating::ChartInUse> in_use);
    /// Shows the chart but refuses to change it, saying `why`; empty: it can be edited.
    void setReadOnly(const QString& why);
    /// The chart as it is now, in the same format.
    QByteArray document() const;

    ChartDocument& chart() { return *document_; }
    DesignCanvas& canvas() { return *canvas_; }
    ToolBox& tools() { return *tools_; }
    EditActions& actions() { return *actions_; }
    PropertiesPanel& properties() { return *properties_; }
    CategoriesPanel& categories() { return *categories_; }
    FindingsPanel& findings() { return *findings_; }

Q_SIGNALS:
    /// Edited, undone or redone.
    void documentChanged();
    void saveRequested();

private:
    QLayout* buildActionBar();
    QLayout* buildToolBar();
    void buildPanels();
    void addCategoryKeys();
    void showFindings();
    void explainRefusal(const QString& why, const QStringList& labels);
    void showSeats(const QStringList& labels);
    void refreshStatus();

    ChartDocument* document_;
    DesignSettings settings_;
    bool opening_ = false;
    DesignCanvas* canvas_;
    ToolBox* tools_;
    EditActions* actions_;
    PropertiesPanel* properties_;
    CategoriesPanel* categories_;
    FindingsPanel* findings_;
    QTabWidget* panels_;
    style::Banner* banner_;
    style::TonedLabel* hint_;
    style::TonedLabel* counts_;
};

}  // namespace seatlock::ui::designer
