// Inventory: the seats of an event, to be blocked, kept for a channel, moved
// between categories and counted. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "ui/host/staffclient.h"
#include "ui/pages/salepage.h"

#include <QWidget>

class QTabWidget;

namespace seatlock::ui::forms {
class ListPane;
}

namespace seatlock::ui::inventory {

class ActionsPanel;
class AreasPanel;

class InventoryPage : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit InventoryPage(host::StaffClient& client, QWidget* parent = nullptr);

    /// The map, and what it must be told.
    pages::SalePage& map() { return *map_; }
    ActionsPanel& actions() { return *actions_; }
    /// Null: none.
    void setEvent(const board::EventBoardPtr& event);

Q_SIGNALS:
    /// A draft, by its slug, was chosen: setEvent() shows it once it has a board.
    void draftWanted(const QString& slug);

protected:
    using QWidget::showEvent;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeSide();
    void loadBlocks();
    void loadDrafts();
    void followBlock();

    host::StaffClient& client_;
    board::EventBoardPtr event_;
    pages::SalePage* map_;
    ActionsPanel* actions_;
    AreasPanel* areas_;
    QTabWidget* side_;
    forms::ListPane* blocks_;
};

}  // namespace seatlock::ui::inventory
