#include "ui/forms/timefield.h"

#include "ui/style/tonedlabel.h"

#include <algorithm>

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QJsonValue>

namespace seatlock::ui::forms {

namespace {

const QString shown_as = QStringLiteral("ddd d MMM yyyy  HH:mm");

/// Of the longest moment in this language; the field's own guess cuts some of them.
int widestMoment(const QWidget& field) {
    int out = 0;
    const QDateTime some(QDate(2028, 11, 20), QTime(20, 0), Qt::UTC);
    for (int day = 0; day < 7; ++day) {
        for (int month = 0; month < 12; ++month) {
            const auto moment = some.addMonths(month).addDays(day);
            out = std::max(out, field.fontMetrics().horizontalAdvance(
                                    field.locale().toString(moment, shown_as)));
        }
    }
    return out;
}

}  // namespace

TimeField::TimeField(const QString& name, const QString& unset, QWidget* parent)
    : QWidget(parent),
      edit_(new QDateTimeEdit),
      zone_name_(new style::TonedLabel(style::Tone::muted)) {
    edit_->setAccessibleName(name);
    edit_->setCalendarPopup(true);
    edit_->setDisplayFormat(shown_as);
    // Beside the text: frame and arrow.
    edit_->setMinimumWidth(widestMoment(*edit_) + 2 * edit_->sizeHint().height());
    edit_->setTimeSpec(Qt::UTC);  // of the clock on the wall there; zone_ says where
    edit_->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    if (!unset.isEmpty()) {
        set_ = new QCheckBox;
        set_->setAccessibleName(tr("%1: set").arg(name));
        set_->setToolTip(tr("Not ticked: %1").arg(unset));
        row->addWidget(set_);
        connect(set_, &QCheckBox::toggled, this, [this] {
            follow();
            Q_EMIT edited();
        });
    }
    row->addWidget(edit_);
    row->addWidget(zone_name_, 1);
    setFocusProxy(set_ == nullptr ? static_cast<QWidget*>(edit_) : set_);
    connect(edit_, &QDateTimeEdit::dateTimeChanged, this, [this] {
        follow();
        Q_EMIT edited();
    });
    follow();
}

void TimeField::follow() {
    const bool there = set_ == nullptr || set_->isChecked();
    edit_->setEnabled(there);
    const auto moment = time();
    zone_name_->setText(!moment ? set_->toolTip().section(QStringLiteral(": "), 1)
                                : QStringLiteral("%1 (%2)").arg(QString::fromLatin1(zone_.id()),
                                                                zone_.abbreviation(*moment)));
}

void TimeField::setZone(const QString& zone) {
    const auto moment = time();
    const QTimeZone known(zone.toLatin1());
    zone_ = known.isValid() ? known : QTimeZone::utc();
    setTime(moment);
}

std::optional<QDateTime> TimeField::time() const {
    if (set_ != nullptr && !set_->isChecked()) return std::nullopt;
    return QDateTime(edit_->date(), edit_->time(), zone_);
}

void TimeField::setTime(const std::optional<QDateTime>& time) {
    const QSignalBlocker quiet(this);
    if (set_ != nullptr) set_->setChecked(time.has_value());
    if (time) {
        const auto there = time->toTimeZone(zone_);
        edit_->setDateTime(QDateTime(there.date(), there.time(), Qt::UTC));
    }
    follow();
}

void TimeField::suggest(const QDateTime& time) {
    if (this->time()) return;
    setTime(time);
    setTime(std::nullopt);
}

QJsonValue TimeField::json() const {
    const auto moment = time();
    if (!moment) return QJsonValue::Null;
    return moment->toUTC().toString(Qt::ISODate);
}

void TimeField::setJson(const QJsonValue& value) {
    const auto moment = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    setTime(moment.isValid() ? std::optional(moment) : std::nullopt);
}

}  // namespace seatlock::ui::forms
