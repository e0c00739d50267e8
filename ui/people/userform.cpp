#include "ui/people/userform.h"

#include "engine/config/limits.h"
#include "ui/forms/passwordfield.h"
#include "ui/forms/roletexts.h"
#include "ui/style/tonedlabel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace seatlock::ui::people {

namespace {

constexpr int login_letters_max = 64;
constexpr int name_letters_max = 100;
constexpr int events_lines = 5;

QStringList textsOf(const QJsonValue& list) {
    QStringList out;
    for (const auto one : list.toArray()) out << one.toString();
    out.sort();
    return out;
}

}  // namespace

UserForm::UserForm(QWidget* parent)
    : RecordForm(parent),
      login_(new QLineEdit),
      name_(new QLineEdit),
      all_events_(new QRadioButton(tr("All events"))),
      some_events_(new QRadioButton(tr("&Only these:"))),
      events_(new QListWidget),
      disabled_(new QCheckBox(tr("May not sign in any &more"))),
      password_(new forms::PasswordField(tr("Password"))) {
    login_->setAccessibleName(tr("Login"));
    login_->setMaxLength(login_letters_max);
    name_->setAccessibleName(tr("Name"));
    name_->setMaxLength(name_letters_max);
    disabled_->setToolTip(
        tr("Sessions and tokens of this user end at once; nothing of what they "
           "did is lost"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Login:"), login_);
    form->addRow(tr("&Name:"), name_);
    form->addRow(tr("Roles:"), makeRoles());
    form->addRow(tr("Events:"), makeEvents());
    form->addRow(tr("&Password:"), password_);
    form->addRow(QString(), disabled_);
    for (QLineEdit* field : std::initializer_list<QLineEdit*>{login_, name_, password_}) {
        connect(field, &QLineEdit::textEdited, this, &UserForm::edited);
    }
    connect(disabled_, &QCheckBox::toggled, this, &UserForm::edited);
    setFocusProxy(login_);
    UserForm::setRecord({});
}

QWidget* UserForm::makeRoles() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    for (std::size_t i = 0; i < roles_.size(); ++i) {
        const auto role = staff::all_roles[i];
        roles_[i] = new QCheckBox(forms::roleTitle(role));
        roles_[i]->setObjectName(QString::fromUtf8(staff::roleName(role).data(),
                                                   static_cast<int>(staff::roleName(role).size())));
        roles_[i]->setAccessibleDescription(forms::roleMeaning(role));
        auto* meaning = new style::TonedLabel(style::Tone::muted, forms::roleMeaning(role));
        meaning->setWordWrap(true);
        meaning->setIndent(24);
        column->addWidget(roles_[i]);
        column->addWidget(meaning);
        connect(roles_[i], &QCheckBox::toggled, this, &UserForm::edited);
    }
    return box;
}

QWidget* UserForm::makeEvents() {
    events_->setAccessibleName(tr("Events this user has rights at"));
    events_->setSelectionMode(QAbstractItemView::NoSelection);
    events_->setMaximumHeight((events_lines + 1) * (fontMetrics().height() + 4));
    all_events_->setChecked(true);
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(all_events_);
    column->addWidget(some_events_);
    column->addWidget(events_);
    connect(some_events_, &QRadioButton::toggled, this, [this](bool on) {
        events_->setVisible(on);
        Q_EMIT edited();
    });
    connect(events_, &QListWidget::itemChanged, this, &UserForm::edited);
    events_->hide();
    return box;
}

void UserForm::setEvents(const QJsonArray& events) {
    const QSignalBlocker quiet(events_);
    const auto ticked = textsOf(this->events());
    events_->clear();
    for (const auto event : events) {
        auto* item = new QListWidgetItem(event[QLatin1String("name")].toString(), events_);
        item->setData(Qt::UserRole, event[QLatin1String("slug")].toString());
        item->setToolTip(event[QLatin1String("slug")].toString());
        item->setCheckState(Qt::Unchecked);
    }
    tickEvents(ticked);
}

void UserForm::tickEvents(const QStringList& slugs) {
    const QSignalBlocker quiet(events_);
    QStringList missing = slugs;
    for (int i = 0; i < events_->count(); ++i) {
        auto* item = events_->item(i);
        const QString slug = item->data(Qt::UserRole).toString();
        item->setCheckState(slugs.contains(slug) ? Qt::Checked : Qt::Unchecked);
        missing.removeAll(slug);
    }
    for (const QString& slug : missing) {
        auto* item = new QListWidgetItem(slug, events_);
        item->setData(Qt::UserRole, slug);
        item->setCheckState(Qt::Checked);
    }
}

void UserForm::setRecord(const QJsonObject& user) {
    const QSignalBlocker quiet(this);
    user_ = user;
    login_->setText(user.value(QLatin1String("login")).toString());
    login_->setReadOnly(!isNew());
    login_->setToolTip(isNew() ? QString() : tr("A login stays what it is: trails name it"));
    name_->setText(user.value(QLatin1String("display_name")).toString());
    const auto names = textsOf(user.value(QLatin1String("roles")));
    for (auto* role : roles_) role->setChecked(names.contains(role->objectName()));
    const auto events = user.value(QLatin1String("events"));
    (events.isArray() ? some_events_ : all_events_)->setChecked(true);
    tickEvents(textsOf(events));
    disabled_->setChecked(user.value(QLatin1String("disabled")).toBool());
    disabled_->setVisible(!isNew());
    password_->clear();
    password_->setShown(isNew());
    password_->setPlaceholderText(isNew() ? tr("To be told to the user")
                                          : tr("Stays as it is; type a new one to reset it"));
}

QStringList UserForm::roles() const {
    QStringList out;
    for (const auto* role : roles_) {
        if (role->isChecked()) out << role->objectName();
    }
    return out;
}

QJsonValue UserForm::events() const {
    if (all_events_->isChecked()) return QJsonValue::Null;
    QJsonArray out;
    for (int i = 0; i < events_->count(); ++i) {
        if (events_->item(i)->checkState() == Qt::Checked) {
            out.append(events_->item(i)->data(Qt::UserRole).toString());
        }
    }
    return out;
}

QJsonObject UserForm::change() const {
    QJsonObject out;
    const QString name = name_->text().trimmed();
    if (isNew() && !login_->text().trimmed().isEmpty()) {
        out.insert(QStringLiteral("login"), login_->text().trimmed());
    }
    if (name != user_.value(QLatin1String("display_name")).toString() && !name.isEmpty()) {
        out.insert(QStringLiteral("display_name"), name);
    }
    auto sorted = roles();
    sorted.sort();
    if (sorted != textsOf(user_.value(QLatin1String("roles")))) {
        out.insert(QStringLiteral("roles"), QJsonArray::fromStringList(roles()));
    }
    const auto before = user_.value(QLatin1String("events"));
    const auto now = events();
    if (now.isArray() != before.isArray() || textsOf(now) != textsOf(before)) {
        out.insert(QStringLiteral("events"), now);
    }
    if (!isNew() && disabled_->isChecked() != user_.value(QLatin1String("disabled")).toBool()) {
        out.insert(QStringLiteral("disabled"), disabled_->isChecked());
    }
    if (!password_->text().isEmpty()) {
        out.insert(QStringLiteral("password"), password_->text());
    }
    return out;
}

QString UserForm::problem() {
    const auto least = static_cast<int>(config::Limits{}.password_bytes_min);
    if (login_->text().trimmed().size() < 2) {
        login_->setFocus();
        return tr("Choose a login: 2 letters or more, of a–z, digits and . _ - @ +");
    }
    if (roles().isEmpty()) {
        roles_[0]->setFocus();
        return tr("Tick at least one role: without one, a user may do nothing.");
    }
    const bool typed = !password_->text().isEmpty();
    if ((isNew() || typed) && password_->text().toUtf8().size() < least) {
        password_->setFocus();
        return tr("Choose a password of %1 characters or more.").arg(least);
    }
    if (some_events_->isChecked() && events().toArray().isEmpty()) {
        events_->setFocus();
        return tr("Tick the events this user has rights at, or choose all events.");
    }
    return {};
}

std::vector<forms::Facet> UserForm::facets() const {
    return {forms::facet(tr("Name"), "display_name"),
            {tr("Roles"),
             [](const QJsonObject& user) {
                 return forms::roleTitles(textsOf(user.value(QLatin1String("roles"))));
             }},
            {tr("Events"),
             [](const QJsonObject& user) {
                 const auto events = user.value(QLatin1String("events"));
                 return events.isArray() ? forms::plainText(events) : tr("all");
             }},
            forms::facet(tr("May not sign in"), "disabled")};
}

}  // namespace seatlock::ui::people
