// What is wrong with a chart, found while it is edited; a click leads to the place. Checks on a
// thread of the pool, a moment after the last change. The UI thread.
#pragma once

#include "engine/seating/validation.h"
#include "ui/designer/chartdocument.h"

#include <vector>

#include <QTimer>
#include <QWidget>

class QListWidget;

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
    void showFindings();
    void go(int group);

    ChartDocument& document_;
    seating::Findings findings_;
    /// Of one after the other alike in the same section: shown, and selected, as one.
    std::vector<std::vector<std::size_t>> groups_;
    style::TonedLabel* summary_;
    QListWidget* list_;
    QTimer due_;
    int checks_ = 0;  ///< begun; the answer of an older one is not wanted
};

}  // namespace seatlock::ui::designer
