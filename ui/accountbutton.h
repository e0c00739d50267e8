// Who is signed in, at the foot of the list of pages: a button to sign in, or a menu of what that
// one can do about it. The UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QToolButton>

namespace seatlock::ui {

class WindowActions;

class AccountButton : public QToolButton {
    Q_OBJECT

public:
    /// `client` and `actions` must outlive it.
    AccountButton(const host::StaffClient& client, WindowActions& actions,
                  QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void fit();

    const host::StaffClient& client_;
    WindowActions& actions_;
    QString said_;
};

}  // namespace seatlock::ui
