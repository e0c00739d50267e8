// The users of the box office: who there is, and one of them to be made or changed. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QWidget>

class QPushButton;

namespace seatlock::ui::forms {
class ListPane;
}
namespace seatlock::ui::style {
class Banner;
class Card;
}  // namespace seatlock::ui::style

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
    void build();
    void follow();
    void begin();
    void open(const QString& login);
    void save();
    void saved(const host::Answer& answer);
    void resolve(const host::Answer& refusal);
    void tell();

    host::StaffClient& client_;
    forms::ListPane* list_;
    style::Card* card_;
    UserForm* form_;
    style::Banner* news_;
    QPushButton* save_;
    QPushButton* revert_;
    QString login_;  ///< of who is in the form; empty: a new one
    QByteArray etag_;
    bool following_ = false;
};

}  // namespace seatlock::ui::people
