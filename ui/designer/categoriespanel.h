// The price categories of a chart: made, named, coloured, removed, and chosen to draw and paint
// with. The UI thread.
#pragma once

#include "ui/designer/chartdocument.h"
#include "ui/designer/designsettings.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace seatlock::ui::designer {

class CategoriesPanel : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    CategoriesPanel(ChartDocument& document, DesignSettings& settings);

    /// Chosen to draw and paint with; no_category: none.
    void choose(seating::CategoryNo category);
    /// Gives what is selected the category.
    void paintSelection(seating::CategoryNo category);

Q_SIGNALS:
    void chosenChanged();
    /// Painting with it is wanted.
    void brushWanted();

private:
    void refresh();
    void renamed(QTreeWidgetItem* item);
    void add();
    void recolor();
    void remove();
    seating::CategoryNo current() const;

    ChartDocument& document_;
    DesignSettings& settings_;
    QTreeWidget* list_;
    QPushButton* recolor_;
    QPushButton* remove_;
    QPushButton* paint_;
    bool refreshing_ = false;
};

}  // namespace seatlock::ui::designer
