// One step of a chart's history. The UI thread.
#pragma once

#include "engine/seating/selection.h"
#include "ui/designer/chartchange.h"

#include <QUndoCommand>

namespace seatlock::ui::designer {

class ChartDocument;

class EditCommand : public QUndoCommand {
public:
    struct Step {
        ChartChange change;
        seating::Selection before;  ///< what was selected
        seating::Selection after;
        QString kind;  ///< empty: never merged
        int epoch = 0;
    };

    EditCommand(ChartDocument& document, const QString& text, Step step);

    void undo() override;
    void redo() override;
    int id() const override { return step_.kind.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    ChartDocument& document_;
    Step step_;
};

}  // namespace seatlock::ui::designer
