// What is wrong with a chart, found while it is edited; a click leads to the place. Checks on a
// thread of the pool, a moment after the last change. The UI thread.
#pragma once

#include "engine/seating/validation.h"
#include "ui/designer/chartdocument.h"

#include <QTimer>
#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::designer {

class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(ChartDocument& document);

    const seating::Findings& findings() const { return findings_; }

Q_SIGNALS:
    /// Found anew.
    void checked();
    /// Look there: `place` is selected, or null and nothing is.
    void placeWanted();
    /// It is about a category.
    void categoryWanted();

private:
    void check();
    void take(seating::Findings findings);
    void go(QTreeWidgetItem* item);

    ChartDocument& document_;
    seating::Findings findings_;
    style::TonedLabel* summary_;
    QTreeWidget* list_;
    QTimer due_;
    int checks_ = 0;  ///< begun; the answer of an older one is not wanted
};

}  // namespace seatlock::ui::designer
