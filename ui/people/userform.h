// A member of staff to be made or changed: name, roles, events, password. Knows nothing of
// requests. UI thread.
#pragma once

#include "engine/staff/role.h"
#include "ui/forms/conflictdialog.h"

#include <array>
#include <vector>

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QListWidget;
class QRadioButton;

namespace seatlock::ui::forms {
class PasswordField;
}

namespace seatlock::ui::people {

class UserForm : public QWidget {
    Q_OBJECT

public:
    explicit UserForm(QWidget* parent = nullptr);

    /// A user as the API says it; empty: a new one is begun.
    void setUser(const QJsonObject& user);
    /// Events that somebody can be limited to, as the API lists them.
    void setEvents(const QJsonArray& events);
    bool isNew() const { return user_.isEmpty(); }
    bool dirty() const { return !change().isEmpty(); }
    /// What differs from the user that was set: the body to be sent.
    QJsonObject change() const;
    /// Empty: it can be sent. Otherwise what to do, and the field has the focus.
    QString problem();
    static std::vector<forms::Facet> facets();

Q_SIGNALS:
    void edited();

private:
    QWidget* makeRoles();
    QWidget* makeEvents();
    QStringList roles() const;
    QJsonValue events() const;
    void tickEvents(const QStringList& slugs);

    QJsonObject user_;
    QLineEdit* login_;
    QLineEdit* name_;
    std::array<QCheckBox*, staff::all_roles.size()> roles_{};
    QRadioButton* all_events_;
    QRadioButton* some_events_;
    QListWidget* events_;
    QCheckBox* disabled_;
    forms::PasswordField* password_;
};

}  // namespace seatlock::ui::people
