#include "ui/events/datesdialog.h"

#include "ui/forms/timefield.h"
#include "ui/style/banner.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace seatlock::ui::events {

namespace {

constexpr int letters_a_line = 72;
constexpr int letters_max = 200;
constexpr int times_max = 100;
constexpr int days_max = 366;

QString titleOf(DatesDialog::Kind kind) {
    switch (kind) {
        case DatesDialog::Kind::clone:
            return DatesDialog::tr("Clone the Event");
        case DatesDialog::Kind::series:
            return DatesDialog::tr("Series of Dates");
        case DatesDialog::Kind::move:
            return DatesDialog::tr("Move to Another Date");
    }
    return {};
}

QString meaningOf(DatesDialog::Kind kind) {
    switch (kind) {
        case DatesDialog::Kind::clone:
            return DatesDialog::tr(
                "A new draft with the same seats, prices, fees and limits. Blocked seats are "
                "blocked there, too; what is held or sold here is free there.");
        case DatesDialog::Kind::series:
            return DatesDialog::tr(
                "For each date a new draft with the same seats, prices, fees and limits, and the "
                "same seats blocked. All of them are made, or none.");
        case DatesDialog::Kind::move:
            return DatesDialog::tr(
                "Tickets stay valid for the new date. Orders are kept; the "
                "reason is kept with the event.");
    }
    return {};
}

}  // namespace

DatesDialog::DatesDialog(Kind kind, const QString& name, const QString& zone,
                         const QDateTime& starts, QWidget* parent)
    : QDialog(parent),
      kind_(kind),
      name_(new QLineEdit(kind == Kind::move ? QString() : name)),
      start_(new forms::TimeField(tr("Starts"))),
      complaint_(new style::Banner) {
    setWindowTitle(titleOf(kind));
    complaint_->setDismissible(false);
    name_->setMaxLength(letters_max);
    name_->setAccessibleName(kind == Kind::move ? tr("Reason") : tr("Name"));
    start_->setZone(zone);
    start_->setTime(starts.addDays(7));
    auto* meaning = new style::TonedLabel(style::Tone::muted, meaningOf(kind));
    meaning->setWordWrap(true);
    auto* form = new QFormLayout;
    if (kind == Kind::clone) form->addRow(tr("&Name:"), name_);
    form->addRow(tr("&Starts:"), start_);
    if (kind == Kind::move) form->addRow(tr("&Reason:"), name_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(kind == Kind::move ? tr("Move") : tr("Create"));
    connect(buttons, &QDialogButtonBox::accepted, this, &DatesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(meaning);
    column->addLayout(form);
    if (kind == Kind::series) column->addWidget(makeSeries(), 1);
    column->addWidget(complaint_);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * letters_a_line, sizeHint().height());
}

QWidget* DatesDialog::makeSeries() {
    list_ = new QListWidget;
    list_->setAccessibleName(tr("Dates of the series"));
    times_ = new QSpinBox;
    times_->setRange(1, times_max);
    times_->setValue(1);
    times_->setSuffix(tr(" ×"));
    times_->setAccessibleName(tr("How many dates"));
    every_ = new QSpinBox;
    every_->setRange(1, days_max);
    every_->setValue(7);
    every_->setPrefix(tr("days apart: "));
    every_->setAccessibleName(tr("How many days apart"));
    auto* more = new QPushButton(style::Icons::icon(style::Icon::add), tr("&Add"));
    more->setAutoDefault(false);
    auto* remove = new QPushButton(tr("Re&move"));
    remove->setAutoDefault(false);
    connect(more, &QPushButton::clicked, this, &DatesDialog::add);
    connect(remove, &QPushButton::clicked, this, [this] { delete list_->currentItem(); });
    auto* row = new QHBoxLayout;
    row->addWidget(times_);
    row->addWidget(every_);
    row->addWidget(more);
    row->addStretch(1);
    row->addWidget(remove);
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(list_, 1);
    return box;
}

void DatesDialog::add() {
    const auto first = *start_->time();
    for (int i = 0; i < times_->value() && list_->count() < times_max; ++i) {
        // The same clock on the wall, also past a change to summer time.
        put(QDateTime(first.date().addDays(i * every_->value()), first.time(), start_->zone()));
    }
    list_->sortItems();
    complaint_->clear();
}

void DatesDialog::put(const QDateTime& moment) {
    const QString key = moment.toUTC().toString(Qt::ISODate);
    for (int i = 0; i < list_->count(); ++i) {
        if (list_->item(i)->data(Qt::UserRole).toString() == key) return;
    }
    auto* item = new QListWidgetItem(
        QLocale().toString(moment, QStringLiteral("yyyy-MM-dd  ddd d MMM, HH:mm")), list_);
    item->setData(Qt::UserRole, key);
}

QString DatesDialog::name() const {
    return name_->text().trimmed();
}

QString DatesDialog::reason() const {
    return name_->text().trimmed();
}

QDateTime DatesDialog::start() const {
    return *start_->time();
}

QStringList DatesDialog::dates() const {
    QStringList out;
    for (int i = 0; i < list_->count(); ++i) {
        out << list_->item(i)->data(Qt::UserRole).toString();
    }
    return out;
}

void DatesDialog::accept() {
    if (kind_ != Kind::series && name().isEmpty()) {
        name_->setFocus();
        return complaint_->say(style::Banner::Kind::error,
                               kind_ == Kind::move ? tr("Say why: it is kept with the event.")
                                                   : tr("Give the new event a name."));
    }
    if (kind_ == Kind::series && list_->count() == 0) {
        return complaint_->say(style::Banner::Kind::error,
                               tr("Add at least one date to the list."));
    }
    QDialog::accept();
}

}  // namespace seatlock::ui::events
