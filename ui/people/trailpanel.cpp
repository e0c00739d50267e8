#include "ui/people/trailpanel.h"

#include "ui/forms/listpane.h"
#include "ui/forms/timetexts.h"
#include "ui/style/emptystate.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QVBoxLayout>

namespace seatlock::ui::people {

namespace {

constexpr int days_first = 7;

/// "change-user" → "Change user"
QString actionText(const QJsonObject& entry) {
    QString out = entry.value(QLatin1String("action")).toString();
    out.replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!out.isEmpty()) out[0] = out[0].toUpper();
    return out;
}

std::vector<forms::Column> columns() {
    return {forms::timeColumn(TrailPanel::tr("When"), "at"),
            forms::textColumn(TrailPanel::tr("Who"), "login"),
            {TrailPanel::tr("Did"), actionText},
            forms::textColumn(TrailPanel::tr("Event"), "event"),
            forms::textColumn(TrailPanel::tr("By"), "via"),
            forms::textColumn(TrailPanel::tr("To"), "resource")};
}

}  // namespace

TrailPanel::TrailPanel(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      list_(new forms::ListPane(client, tr("Audit trail"), QStringLiteral("entries"),
                                QStringLiteral("id"), columns())),
      login_(new QLineEdit),
      event_(new QLineEdit),
      since_(new QCheckBox(tr("&Since:"))),
      from_(new QDateEdit(QDate::currentDate().addDays(-days_first))),
      details_(new QPlainTextEdit) {
    build();
    const auto again = [this] { list_->setTarget(target()); };
    connect(login_, &QLineEdit::editingFinished, this, again);
    connect(event_, &QLineEdit::editingFinished, this, again);
    connect(since_, &QCheckBox::toggled, this, [this, again](bool on) {
        from_->setEnabled(on);
        again();
    });
    connect(from_, &QDateEdit::dateChanged, this, again);
    connect(list_, &forms::ListPane::chosenChanged, this, &TrailPanel::showDetails);
}

void TrailPanel::build() {
    login_->setAccessibleName(tr("Who, by login"));
    login_->setPlaceholderText(tr("Everybody"));
    event_->setAccessibleName(tr("Event, by its slug"));
    event_->setPlaceholderText(tr("All events"));
    from_->setAccessibleName(tr("Since"));
    from_->setCalendarPopup(true);
    from_->setEnabled(false);
    // Its own guess leaves no room for the arrow.
    from_->setMinimumWidth(from_->sizeHint().width() + from_->sizeHint().height());
    details_->setReadOnly(true);
    details_->setTabChangesFocus(true);
    details_->setAccessibleName(tr("Details"));
    details_->setPlaceholderText(
        tr("Choose an entry to see what was sent. Passwords and secrets "
           "are never kept."));
    list_->nothing()->setIcon(style::Icon::history);
    list_->nothing()->setText(tr("Nothing here"),
                              tr("No change was made that fits. Widen the filters above."));
    auto* row = new QHBoxLayout;
    const auto add = [row](const QString& title, QWidget* field) {
        auto* label = new QLabel(title);
        label->setBuddy(field);
        row->addWidget(label);
        row->addWidget(field);
    };
    add(tr("&Who:"), login_);
    add(tr("Event by slu&g:"), event_);
    row->addWidget(since_);
    row->addWidget(from_);
    row->addStretch(1);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(list_);
    split->addWidget(details_);
    split->setStretchFactor(0, 4);
    split->setStretchFactor(1, 1);
    auto* all = new QVBoxLayout(this);
    all->addLayout(row);
    all->addWidget(split, 1);
}

QString TrailPanel::target() const {
    QString out = QStringLiteral("/v1/audit-trail?limit=100");
    const auto add = [&out](const char* name, const QString& value) {
        if (value.isEmpty()) return;
        out += QLatin1Char('&') + QString::fromLatin1(name) + QLatin1Char('=') +
               host::StaffClient::segment(value);
    };
    add("login", login_->text().trimmed());
    add("event", event_->text().trimmed());
    if (since_->isChecked()) {
        add("from", from_->date().startOfDay().toUTC().toString(Qt::ISODate));
    }
    return out;
}

void TrailPanel::load() {
    if (list_->count() == 0) {
        list_->setTarget(target());
    } else {
        list_->reload();
    }
}

void TrailPanel::forget() {
    list_->forget();
    details_->clear();
}

void TrailPanel::showDetails() {
    const auto details = list_->chosen().value(QLatin1String("details"));
    details_->setPlainText(details.isObject()
                               ? QString::fromUtf8(QJsonDocument(details.toObject()).toJson())
                               : QString());
}

}  // namespace seatlock::ui::people
