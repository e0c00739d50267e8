// A member of staff to be made or changed: name, roles, events, password. Knows nothing of
// requests. UI thread.
#pragma once

#include "engine/staff/role.h"
#include "ui/forms/recordform.h"

#include <array>

class QCheckBox;
class QLineEdit;
class QListWidget;
class QRadioButton;

namespace seatlock::ui::forms {
class PasswordField;
}

namespace seatlock::ui::people {

class UserForm : public forms::RecordForm {
    Q_OBJECT

public:
    explicit UserForm(QWidget* parent = nullptr);

    void setRecord(const QJsonObject& user) override;
    /// Events that somebody can be limited to, as the API lists them.
    void setEvents(const QJsonArray& events);
    QJsonObject change() const override;
    QString problem() override;
    std::vector<forms::Facet> facets() const override;

private:
    bool isNew() const { return user_.isEmpty(); }
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
