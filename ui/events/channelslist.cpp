#include "ui/events/channelslist.h"

#include "ui/forms/amounts.h"
#include "ui/forms/timefield.h"
#include "ui/forms/timetexts.h"
#include "ui/style/icons.h"

#include <algorithm>

#include <QGridLayout>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace seatlock::ui::events {

namespace {
constexpr int channels_max = 20;
constexpr int name_letters_max = 60;
constexpr int gap = 12;
}  // namespace

ChannelsList::ChannelsList(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout) {
    auto* another = new QPushButton(style::Icons::icon(style::Icon::add), tr("Add a Channel"));
    another->setToolTip(tr("A partner, say, with a share of seats and times of its own"));
    connect(another, &QPushButton::clicked, this, &ChannelsList::addAnother);
    column_->setSpacing(gap);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(column_);
    all->addWidget(another, 0, Qt::AlignLeft);
}

void ChannelsList::clear() {
    for (const Row& row : rows_) {
        row.box->hide();
        row.box->deleteLater();
    }
    rows_.clear();
}

void ChannelsList::setChannels(const QJsonArray& channels) {
    clear();
    touched_ = !channels.isEmpty();
    for (const auto value : channels) {
        const auto one = value.toObject();
        add(one.value(QLatin1String("slug")).toString(),
            one.value(QLatin1String("name")).toString(), one.value(QLatin1String("on_sale_from")),
            one.value(QLatin1String("on_sale_to")));
    }
}

QDateTime ChannelsList::now() const {
    return now_ ? QDateTime::fromMSecsSinceEpoch(now_() / 1'000, Qt::UTC)
                : QDateTime::currentDateTimeUtc();
}

void ChannelsList::suggest(const QDateTime& starts) {
    if (touched_) return;
    clear();
    const QString from = now().toString(Qt::ISODate);
    const QString to = std::max(starts, now().addSecs(3'600)).toUTC().toString(Qt::ISODate);
    add(QStringLiteral("public"), tr("Public"), from, to);
    add(QStringLiteral("box-office"), tr("Box office"), from, to);
}

void ChannelsList::add(const QString& slug, const QString& name, const QJsonValue& from,
                       const QJsonValue& to) {
    Row row{slug, new QLineEdit(name), new forms::TimeField(tr("%1 sells from").arg(name)),
            new forms::TimeField(tr("%1 sells until").arg(name)), new QWidget};
    auto* out = new QToolButton;
    row.name->setAccessibleName(tr("Name of the channel"));
    row.name->setMaxLength(name_letters_max);
    row.name->setToolTip(slug.isEmpty() ? QString() : tr("In the API: %1").arg(slug));
    out->setIcon(style::Icons::icon(style::Icon::close));
    out->setAutoRaise(true);
    out->setFocusPolicy(Qt::StrongFocus);
    out->setToolTip(tr("Remove this channel"));
    out->setAccessibleName(tr("Remove the channel %1").arg(name));
    for (auto* field : {row.from, row.to}) field->setZone(zone_);
    row.from->setJson(from);
    row.to->setJson(to);
    const auto changed = [this] {
        touched_ = true;
        Q_EMIT edited();
    };
    connect(row.name, &QLineEdit::textEdited, this, changed);
    connect(row.from, &forms::TimeField::edited, this, changed);
    connect(row.to, &forms::TimeField::edited, this, changed);
    connect(out, &QToolButton::clicked, this, [this, at = row.name] { remove(at); });
    auto* grid = new QGridLayout(row.box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(row.name, 0, 0, 1, 2);
    grid->addWidget(out, 0, 2);
    grid->addWidget(new QLabel(tr("sells from")), 1, 0);
    grid->addWidget(row.from, 1, 1);
    grid->addWidget(new QLabel(tr("until")), 2, 0);
    grid->addWidget(row.to, 2, 1);
    column_->addWidget(row.box);
    rows_.push_back(row);
}

void ChannelsList::addAnother() {
    if (static_cast<int>(rows_.size()) >= channels_max) return;
    const auto from =
        rows_.empty() ? QJsonValue(now().toString(Qt::ISODate)) : rows_.front().from->json();
    const auto to = rows_.empty() ? from : rows_.front().to->json();
    add({}, {}, from, to);
    touched_ = true;
    rows_.back().name->setFocus();
    Q_EMIT edited();
}

void ChannelsList::remove(const QLineEdit* name) {
    const auto at = std::ranges::find(rows_, name, &Row::name);
    if (at == rows_.end()) return;
    at->box->hide();
    at->box->deleteLater();
    rows_.erase(at);
    touched_ = true;
    Q_EMIT edited();
}

void ChannelsList::setZone(const QString& zone) {
    zone_ = zone;
    for (const Row& row : rows_) {
        row.from->setZone(zone);
        row.to->setZone(zone);
    }
}

QJsonArray ChannelsList::channels() const {
    QJsonArray out;
    for (const Row& row : rows_) {
        const QString name = row.name->text().trimmed();
        out.append(QJsonObject{
            {QStringLiteral("slug"), row.slug.isEmpty() ? forms::slugOf(name) : row.slug},
            {QStringLiteral("name"), name},
            {QStringLiteral("on_sale_from"), row.from->json()},
            {QStringLiteral("on_sale_to"), row.to->json()}});
    }
    return out;
}

bool ChannelsList::same(const QJsonArray& left, const QJsonArray& right) {
    if (left.size() != right.size()) return false;
    for (qsizetype i = 0; i < left.size(); ++i) {
        const QJsonValue one = left[i];
        const QJsonValue other = right[i];
        const auto moment = [](const QJsonValue& channel, const char* name) {
            return forms::momentOf(channel[QLatin1String(name)]);
        };
        const bool alike = one[QLatin1String("slug")] == other[QLatin1String("slug")] &&
                           one[QLatin1String("name")] == other[QLatin1String("name")] &&
                           moment(one, "on_sale_from") == moment(other, "on_sale_from") &&
                           moment(one, "on_sale_to") == moment(other, "on_sale_to");
        if (!alike) return false;
    }
    return true;
}

QString ChannelsList::problem() {
    if (rows_.empty()) return tr("Add at least one channel: without one, nobody can buy.");
    for (const Row& row : rows_) {
        if (row.name->text().trimmed().isEmpty()) {
            row.name->setFocus();
            return tr("Name the channel, or remove it.");
        }
        if (*row.to->time() <= *row.from->time()) {
            row.to->setFocus();
            return tr("%1 would end before it begins to sell: set a later end.")
                .arg(row.name->text());
        }
    }
    return {};
}

}  // namespace seatlock::ui::events
