// Staff: users and their roles, tokens, and the trail of what was changed. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QTabWidget>
#include <QWidget>

namespace seatlock::ui::people {

class TokensPanel;
class TrailPanel;
class UsersPanel;

class StaffPage : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it; what its user may not see is not offered.
    explicit StaffPage(host::StaffClient& client, QWidget* parent = nullptr);

    QTabWidget& tabs() { return *tabs_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void adapt();
    void load();

    host::StaffClient& client_;
    QString login_;  ///< whose data is shown
    QTabWidget* tabs_;
    UsersPanel* users_;
    TokensPanel* tokens_;
    TrailPanel* trail_;
};

}  // namespace seatlock::ui::people
