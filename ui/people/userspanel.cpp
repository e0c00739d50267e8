#include "ui/people/userspanel.h"

#include "ui/forms/listpane.h"
#include "ui/forms/questions.h"
#include "ui/forms/roletexts.h"
#include "ui/people/userform.h"
#include "ui/style/banner.h"
#include "ui/style/card.h"
#include "ui/style/emptystate.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace seatlock::ui::people {

namespace {

using Kind = style::Banner::Kind;

const QString users = QStringLiteral("/v1/users");

QString targetOf(const QString& login) {
    return users + QLatin1Char('/') + host::StaffClient::segment(login);
}

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
      card_(new style::Card(tr("New user"))),
      form_(new UserForm),
      news_(new style::Banner),
      save_(new QPushButton),
      revert_(new QPushButton(tr("&Revert"))) {
    build();
    connect(list_, &forms::ListPane::chosenChanged, this, &UsersPanel::follow);
    connect(form_, &UserForm::edited, this, &UsersPanel::tell);
    connect(save_, &QPushButton::clicked, this, &UsersPanel::save);
    connect(revert_, &QPushButton::clicked, this, [this] {
        login_.isEmpty() ? form_->setUser({}) : open(login_);
        tell();
    });
    tell();
}

void UsersPanel::build() {
    list_->nothing()->setText(tr("No users"), tr("Make one with the form."));
    auto* add = new QPushButton(style::Icons::icon(style::Icon::add), tr("New &User"));
    list_->tools()->addWidget(add);
    connect(add, &QPushButton::clicked, this, &UsersPanel::begin);
    auto* scroll = new QScrollArea;
    scroll->setWidget(form_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    form_->setAutoFillBackground(false);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(revert_);
    foot->addWidget(save_);
    card_->body()->addWidget(scroll, 1);
    card_->body()->addWidget(news_);
    card_->body()->addLayout(foot);
    auto* split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(list_);
    split->addWidget(card_);
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
    form_->setUser({});
    login_.clear();
    list_->forget();
    news_->clear();
    tell();
}

void UsersPanel::follow() {
    const QString wanted = list_->chosenKey();
    if (following_ || wanted.isEmpty() || wanted == login_) return;
    const QScopedValueRollback guard(following_, true);
    const QString what = login_.isEmpty() ? tr("the new user") : login_;
    if (form_->dirty() && !forms::mayDiscard(this, what)) return list_->choose(login_);
    open(wanted);
}

void UsersPanel::begin() {
    if (form_->dirty() && !login_.isEmpty() && !forms::mayDiscard(this, login_)) return;
    login_.clear();
    {
        const QScopedValueRollback guard(following_, true);
        list_->choose({});
    }
    form_->setUser({});
    news_->clear();
    tell();
    form_->setFocus();
    focusNextChild();
}

void UsersPanel::open(const QString& login) {
    news_->clear();
    client_.get(targetOf(login), this, [this, login](const host::Answer& answer) {
        if (!answer.ok()) return news_->say(Kind::error, answer.message());
        login_ = login;
        etag_ = answer.etag;
        form_->setUser(answer.body);
        tell();
    });
}

void UsersPanel::save() {
    const QString problem = form_->problem();
    if (!problem.isEmpty()) return news_->say(Kind::error, problem);
    const auto body = form_->change();
    save_->setEnabled(false);
    const auto done = [this](const host::Answer& answer) { saved(answer); };
    if (form_->isNew()) {
        client_.post(users, body, this, done);
    } else {
        client_.patch(targetOf(login_), body, etag_, this, done);
    }
}

void UsersPanel::saved(const host::Answer& answer) {
    save_->setEnabled(true);
    if (answer.status == 412) return resolve(answer);
    if (!answer.ok()) return news_->say(Kind::error, answer.message());
    const bool made = login_.isEmpty();
    login_ = answer.body.value(QLatin1String("login")).toString();
    etag_ = answer.etag;
    form_->setUser(answer.body);
    news_->say(Kind::good, made ? tr("%1 can sign in now.").arg(login_) : tr("Saved."));
    tell();
    list_->reloadAndChoose(login_);
}

void UsersPanel::resolve(const host::Answer& refusal) {
    const auto theirs = refusal.body.value(QLatin1String("current")).toObject();
    forms::ConflictDialog dialog(UserForm::facets(), form_->change(), theirs, this);
    switch (dialog.exec()) {
        case forms::ConflictDialog::take_theirs:
            return open(login_);
        case forms::ConflictDialog::save_mine:
            etag_ = QByteArray("\"") +
                    QByteArray::number(theirs.value(QLatin1String("revision")).toInteger()) + '"';
            return save();
        default:
            return;
    }
}

void UsersPanel::tell() {
    card_->setTitle(login_.isEmpty() ? tr("New user") : login_);
    save_->setText(login_.isEmpty() ? tr("&Create User") : tr("&Save"));
    save_->setEnabled(form_->dirty());
    revert_->setEnabled(form_->dirty());
}

}  // namespace seatlock::ui::people
