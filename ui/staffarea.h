// What the console offers to those who sign in: its pages by what they may, the dialogs of signing
// in and out, and the guided step that makes the first administrator. The UI thread.
#pragma once

#include "ui/host/enginehost.h"
#include "ui/host/staffclient.h"
#include "ui/style/icons.h"

#include <vector>

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace seatlock::ui {

namespace dialogs {
class FirstAdministrator;
class SignInDialog;
}  // namespace dialogs
namespace inventory {
class InventoryPage;
}
namespace style {
class Banner;
}
class CounterArea;
class StatusStrip;
class Views;
class WindowActions;

class StaffArea : public QObject {
    Q_OBJECT

public:
    /// `host` must outlive it; views, actions and strip are the window's. `guided`: the first start
    /// of a box office leads to its first administrator; otherwise a banner offers it.
    StaffArea(host::EngineHost& host, Views& views, WindowActions& actions, StatusStrip& strip,
              bool guided, QWidget* window);

    host::StaffClient& client() { return client_; }
    /// In the order that they are listed in; hidden until who is signed in may see them.
    void addPages(const CounterArea& counter);
    /// Shows the same event as the on-sale monitor, and is told what that is told.
    inventory::InventoryPage& inventory() { return *inventory_; }
    /// The engine's state changed.
    void showState();
    /// Asks who it is.
    void signIn();

Q_SIGNALS:
    /// On the Inventory page; by its slug, a draft too.
    void seatsWanted(const QString& event);

private:
    void addPage(const char* id, style::Icon icon, const QString& title,
                 staff::Permission permission, QWidget* page);
    void connectActions();
    void showPerson();
    void askSetup();
    void showSetup();
    void endSetup();
    void changePassword();
    bool demoEvents() const;

    struct StaffPage {
        QString id;
        staff::Permission permission;
    };

    host::EngineHost& host_;
    Views& views_;
    WindowActions& actions_;
    StatusStrip& strip_;
    QWidget* window_;
    bool guided_;
    host::StaffClient client_;
    std::vector<StaffPage> pages_;
    inventory::InventoryPage* inventory_ = nullptr;
    style::Banner* nobody_;  ///< while there is no administrator
    dialogs::FirstAdministrator* first_ = nullptr;
    dialogs::SignInDialog* dialog_ = nullptr;
};

}  // namespace seatlock::ui
