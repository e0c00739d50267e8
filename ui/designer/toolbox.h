// The tools of a designer and their actions: which there are, which is in use. The UI thread.
#pragma once

#include "ui/designer/tool.h"
#include "ui/designer/toolicons.h"

#include <map>
#include <memory>
#include <vector>

#include <QAction>
#include <QObject>

class QActionGroup;

namespace seatlock::ui::designer {

class ToolBox : public QObject {
    Q_OBJECT

public:
    /// The canvas gets the actions' shortcuts; the tool to select sections is in use at first.
    explicit ToolBox(DesignCanvas& canvas);
    ~ToolBox() override;

    /// Of tools alike: one button shows them, the first in use at first.
    const std::vector<std::vector<ToolIcon>>& groups() const { return groups_; }
    QAction* action(ToolIcon tool) const { return entries_.at(tool).action; }
    void choose(ToolIcon tool);
    ToolIcon chosen() const { return chosen_; }

Q_SIGNALS:
    void chosenChanged();

private:
    struct Entry {
        QAction* action = nullptr;
        std::unique_ptr<Tool> tool;
    };

    void addSelecting();
    void addBlocks();
    void addTables();
    void addShapes();
    void addBrushes();
    void add(ToolIcon icon, const QString& name, const QString& key, std::unique_ptr<Tool> tool);

    DesignCanvas& canvas_;
    QActionGroup* group_;
    std::vector<std::vector<ToolIcon>> groups_;
    std::map<ToolIcon, Entry> entries_;
    ToolIcon chosen_ = ToolIcon::select_section;
    ToolIcon selecting_ = ToolIcon::select_section;  ///< what is gone back to
};

}  // namespace seatlock::ui::designer
