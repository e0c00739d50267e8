#include "ui/inventory/areaspanel.h"

#include "ui/models/texts.h"
#include "ui/style/banner.h"
#include "ui/style/tonedlabel.h"

#include <algorithm>

#include <QComboBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QPushButton>
#include <QSpinBox>

namespace seatlock::ui::inventory {

namespace {
constexpr int capacity_most = 1'000'000;
}

AreasPanel::AreasPanel(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      area_(new QComboBox),
      capacity_(new QSpinBox),
      taken_(new style::TonedLabel(style::Tone::muted)),
      apply_(new QPushButton(tr("Set Capacity"))),
      news_(new style::Banner) {
    area_->setAccessibleName(tr("Area"));
    capacity_->setAccessibleName(tr("Capacity"));
    capacity_->setRange(0, capacity_most);
    capacity_->setGroupSeparatorShown(true);
    taken_->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Area:"), area_);
    form->addRow(tr("Capacity:"), capacity_);
    form->addRow(taken_);
    form->addRow(apply_);
    form->addRow(news_);
    connect(area_, &QComboBox::currentIndexChanged, this, &AreasPanel::follow);
    connect(apply_, &QPushButton::clicked, this, &AreasPanel::apply);
    hide();
}

QString AreasPanel::target() const {
    return QStringLiteral("/v1/staff/events/%1/areas").arg(host::StaffClient::segment(event_));
}

void AreasPanel::setEvent(const QString& event) {
    if (event == event_) return;
    event_ = event;
    areas_.clear();
    area_->clear();
    news_->clear();
    Q_EMIT found(false);
    reload();
}

void AreasPanel::reload() {
    if (event_.isEmpty() || !client_.signedIn()) return;
    client_.get(target(), this, [this, event = event_](const host::Answer& answer) {
        if (event == event_ && answer.ok()) take(answer);
    });
}

void AreasPanel::take(const host::Answer& answer) {
    const QString chosen = area_->currentText();
    areas_.clear();
    area_->clear();
    for (const auto value : answer.body.value(QLatin1String("areas")).toArray()) {
        areas_.push_back(value.toObject());
        area_->addItem(areas_.back().value(QLatin1String("section")).toString());
    }
    area_->setCurrentIndex(std::max(0, area_->findText(chosen)));
    Q_EMIT found(!areas_.empty());
    follow();
}

void AreasPanel::follow() {
    const int at = area_->currentIndex();
    if (at < 0 || static_cast<std::size_t>(at) >= areas_.size()) return;
    const auto& area = areas_[static_cast<std::size_t>(at)];
    const auto number = [&area](const char* name) {
        return models::number(area.value(QLatin1String(name)).toInteger());
    };
    capacity_->setValue(static_cast<int>(area.value(QLatin1String("capacity")).toInteger()));
    taken_->setText(tr("%1 drawn, %2 sold, %3 held. It cannot be fewer than are "
                       "sold and held.")
                        .arg(number("drawn"), number("sold"), number("held")));
    apply_->setEnabled(client_.may(staff::Permission::inventory_write));
}

void AreasPanel::apply() {
    host::StaffClient::Options options;
    options.idempotency_key = host::StaffClient::newIdempotencyKey();
    const QString area = area_->currentText();
    client_.post(
        target() + QLatin1Char('/') + host::StaffClient::segment(area) +
            QStringLiteral("/capacity"),
        {{QStringLiteral("capacity"), capacity_->value()}}, this,
        [this, area](const host::Answer& answer) {
            if (!answer.ok()) {
                return news_->say(style::Banner::Kind::error, answer.message());
            }
            news_->say(
                style::Banner::Kind::good,
                tr("%1 holds %2 now.")
                    .arg(area,
                         models::number(answer.body.value(QLatin1String("capacity")).toInteger())));
            reload();
        },
        options);
}

}  // namespace seatlock::ui::inventory
