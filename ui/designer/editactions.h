// The commands of a designer that work on what is selected, and on its history and view, as actions
// with their keys. The UI thread.
#pragma once

#include "engine/seating/changes.h"
#include "ui/designer/chartdocument.h"
#include "ui/designer/toolicons.h"

#include <vector>

#include <QAction>
#include <QObject>

namespace seatlock::ui::designer {

class DesignCanvas;

class EditActions : public QObject {
    Q_OBJECT

public:
    /// `designer` gets the keys that work everywhere in it, the canvas those that fields need for
    /// themselves.
    EditActions(DesignCanvas& canvas, QWidget& designer);

    QAction* undo() const { return undo_; }
    QAction* redo() const { return redo_; }
    QAction* save() const { return save_; }
    /// By group, in the order in which they are shown.
    const std::vector<std::vector<QAction*>>& groups() const { return groups_; }

Q_SIGNALS:
    void saveWanted();

private:
    void addHistory(QWidget& designer);
    void addClipboard();
    void addAligning();
    void addTurning();
    void addView();
    QAction* add(QIcon icon, const QString& name, const QString& keys);
    QAction* add(ToolIcon icon, const QString& name, const QString& keys);
    void refresh();
    /// `verb` with %1 for what is selected.
    void change(const QString& verb, const ChartDocument::Change& how);
    void turn(double degrees);
    void mirror(seating::Axis axis);

    DesignCanvas& canvas_;
    QAction* undo_ = nullptr;
    QAction* redo_ = nullptr;
    QAction* save_ = nullptr;
    QAction* paste_ = nullptr;
    std::vector<std::vector<QAction*>> groups_;
    std::vector<QAction*> of_selection_;  ///< need something selected
};

}  // namespace seatlock::ui::designer
