#include "ui/people/userspanel.h"

#include "ui/forms/listpane.h"
#include "ui/forms/recordeditor.h"
#include "ui/forms/roletexts.h"
#include "ui/people/userform.h"
#include "ui/style/emptystate.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace seatlock::ui::people {

namespace {

const QString users = QStringLiteral("/v1/users");

std::vector<forms::Column> columns() {
    return {forms::textColumn(UsersPanel::tr("Name"), "display_name"),
            forms::textColumn(UsersPanel::tr("Login"), "login"),
            {UsersPanel::tr("Roles"),
             [](const QJsonObject& user) {
                 return forms::roleTitles(
                     user.value(QLatin1String("roles")).toVariant().toStringList());
             }},
            {UsersPanel::tr("State"), [](const QJsonObject& user) {
                 if (user.value(QLatin1String("disabled")).toBool()) {
                     return UsersPanel::tr("may not sign in");
                 }
                 return user.value(QLatin1String("demo")).toBool() ? UsersPanel::tr("demo")
                                                                   : QString();
             }}};
}

}  // namespace

UsersPanel::UsersPanel(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      list_(new forms::ListPane(client, tr("Users"), QStringLiteral("users"),
                                QStringLiteral("login"), columns())),
      form_(new UserForm),
      editor_(new forms::RecordEditor(
          client, *list_, form_,
          {users, QStringLiteral("login"), QStringLiteral("login"), tr("New user"),
           tr("&Create User"), tr("%1 can sign in now.")})) {
    list_->nothing()->setText(tr("No users"), tr("Make one with the form."));
    auto* add = new QPushButton(style::Icons::icon(style::Icon::add), tr("New &User"));
    list_->tools()->addWidget(add);
    connect(add, &QPushButton::clicked, editor_, &forms::RecordEditor::begin);
    auto* split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(list_);
    split->addWidget(editor_);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto* all = new QVBoxLayout(this);
    all->addWidget(split);
}

void UsersPanel::load() {
    if (list_->count() == 0) {
        list_->setTarget(users);
    } else {
        list_->reload();
    }
    client_.get(QStringLiteral("/v1/staff/events?limit=100"), this,
                [this](const host::Answer& answer) {
                    if (!answer.ok()) return;
                    form_->setEvents(answer.body.value(QLatin1String("events")).toArray());
                });
}

void UsersPanel::forget() {
    editor_->forget();
    list_->forget();
}

}  // namespace seatlock::ui::people
