#include "ui/designer/editcommand.h"

#include "ui/designer/chartdocument.h"

namespace seatlock::ui::designer {

EditCommand::EditCommand(ChartDocument& document, const QString& text, Step step)
    : QUndoCommand(text), document_(document), step_(std::move(step)) {}

void EditCommand::undo() {
    step_.change.undo(document_.chart_);
    document_.seal();
    document_.show(step_.before);
}

void EditCommand::redo() {
    step_.change.redo(document_.chart_);
    document_.show(step_.after);
}

bool EditCommand::mergeWith(const QUndoCommand* other) {
    const Step& next = static_cast<const EditCommand*>(other)->step_;
    if (next.kind != step_.kind || next.epoch != step_.epoch) return false;
    step_.change = step_.change.then(next.change);
    step_.after = next.after;
    return true;
}

}  // namespace seatlock::ui::designer
