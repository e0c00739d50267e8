// A chart that is being edited: the chart, what of it is selected, and its history. Every change
// goes through edit(), which makes it a step that can be undone. The UI thread.
#pragma once

#include "engine/seating/editrules.h"
#include "engine/seating/selection.h"

#include <functional>
#include <unordered_set>
#include <vector>

#include <QObject>
#include <QString>
#include <QUndoStack>

namespace seatlock::ui::designer {

class ChartDocument : public QObject {
    Q_OBJECT

public:
    /// Changes a copy of the chart, and what is selected in it.
    using Change = std::function<void(seating::Chart&, seating::Selection&)>;

    explicit ChartDocument(QObject* parent = nullptr);

    /// What is edited from now on, without a history. Edits by which a taken seat of a chart
    /// `in_use` would vanish or change its label are refused.
    void open(seating::Chart chart, std::vector<seating::ChartInUse> in_use = {});
    /// What must stay from now on; the history stays, too.
    void setInUse(std::vector<seating::ChartInUse> in_use);

    const seating::Chart& chart() const { return chart_; }
    const seating::Selection& selection() const { return selection_; }
    QUndoStack& undoStack() { return undo_; }
    bool isTaken(const std::string& label) const { return taken_labels_.contains(label); }
    bool hasTaken() const { return !taken_labels_.empty(); }

    /// Refuses every edit, saying `why`; empty: edits are done again.
    void setFrozen(const QString& why) { frozen_ = why; }
    const QString& frozen() const { return frozen_; }

    /// Told to the person as `text` ("Move 12 seats"). Consecutive edits of the same `kind`, not
    /// empty, become one step. False: nothing changed, or it was refused.
    bool edit(const QString& text, const Change& change, const QString& kind = {});
    void select(seating::Selection selection);
    /// The next edit is a step of its own whatever its kind.
    void seal() { ++epoch_; }

Q_SIGNALS:
    /// Another chart, or another state of it; the selection may be another, too.
    void changed();
    void selectionChanged();
    /// An edit was not done: `why`, and the labels of the seats that forbid it.
    void refused(const QString& why, const QStringList& labels);

private:
    friend class EditCommand;

    void keep(std::vector<seating::ChartInUse> in_use);
    bool permits(const seating::Chart& after);
    void show(seating::Selection selection);

    seating::Chart chart_;
    seating::Selection selection_;
    std::vector<seating::ChartInUse> in_use_;
    std::unordered_set<std::string> taken_labels_;
    QUndoStack undo_;
    QString frozen_;
    int epoch_ = 0;
};

}  // namespace seatlock::ui::designer
