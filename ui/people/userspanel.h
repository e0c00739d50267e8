// The users of the box office: who there is, and one of them to be made or changed. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QWidget>

namespace seatlock::ui::forms {
class ListPane;
class RecordEditor;
}  // namespace seatlock::ui::forms

namespace seatlock::ui::people {

class UserForm;

class UsersPanel : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit UsersPanel(host::StaffClient& client, QWidget* parent = nullptr);

    void load();
    void forget();

private:
    host::StaffClient& client_;
    forms::ListPane* list_;
    UserForm* form_;
    forms::RecordEditor* editor_;
};

}  // namespace seatlock::ui::people
