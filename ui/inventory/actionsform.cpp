#include "ui/inventory/actionsform.h"

#include "ui/forms/timefield.h"
#include "ui/style/tonedlabel.h"

#include <algorithm>

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace seatlock::ui::inventory {

namespace {
constexpr int note_letters_max = 100;
constexpr int released_before_s = 3'600;
}  // namespace

ActionsForm::ActionsForm(QWidget* parent)
    : QWidget(parent),
      group_(new QButtonGroup(this)),
      particulars_(new QStackedWidget),
      reason_(new QComboBox),
      note_(new QLineEdit),
      block_until_(new forms::TimeField(tr("Released by itself"), tr("not by itself"))),
      channel_(new QComboBox),
      category_(new QComboBox),
      release_at_(new forms::TimeField(tr("Released by itself"), tr("not by itself"))) {
    new QVBoxLayout(this);
    layout()->setContentsMargins(0, 0, 0, 0);
    channel_->setAccessibleName(tr("Channel"));
    category_->setAccessibleName(tr("Price category"));
    add(block, tr("Bl&ock"), makeBlock());
    add(unblock, tr("&Unblock"), makeNote(tr("The seats can be sold again at once.")));
    add(channel, tr("&Keep for a channel"),
        makeField(tr("Channel:"), channel_,
                  tr("Only this channel can sell them; “everybody” gives them "
                     "back to all.")));
    add(category, tr("Move to a price &category"),
        makeField(tr("Category:"), category_,
                  tr("They cost what this category costs, from the next buyer on.")));
    add(release, tr("Set when blocked seats are &released"),
        makeField(tr("Release:"), release_at_,
                  tr("At that moment blocked seats become available by themselves.")));
    layout()->addWidget(particulars_);
    group_->button(block)->setChecked(true);
    connect(group_, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on) return;
        particulars_->setCurrentIndex(id);
        Q_EMIT changed();
    });
}

void ActionsForm::add(Action action, const QString& title, QWidget* particulars) {
    auto* button = new QRadioButton(title);
    group_->addButton(button, action);
    layout()->addWidget(button);
    particulars_->addWidget(particulars);
}

QWidget* ActionsForm::makeBlock() {
    reason_->setAccessibleName(tr("Reason"));
    reason_->addItem(tr("House seats"), QStringLiteral("house"));
    reason_->addItem(tr("Technical: sight, sound, camera"), QStringLiteral("technical"));
    reason_->addItem(tr("Press"), QStringLiteral("press"));
    reason_->addItem(tr("Other"), QStringLiteral("other"));
    note_->setAccessibleName(tr("Note"));
    note_->setMaxLength(note_letters_max);
    note_->setPlaceholderText(tr("For colleagues: for whom, until when"));
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 8, 0, 0);
    form->addRow(tr("Reason:"), reason_);
    form->addRow(tr("Note:"), note_);
    form->addRow(tr("Release:"), block_until_);
    return box;
}

QWidget* ActionsForm::makeNote(const QString& text) {
    auto* note = new style::TonedLabel(style::Tone::muted, text);
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignTop);
    note->setContentsMargins(0, 8, 0, 0);
    return note;
}

QWidget* ActionsForm::makeField(const QString& title, QWidget* field, const QString& note) {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 8, 0, 0);
    form->addRow(title, field);
    form->addRow(makeNote(note));
    return box;
}

void ActionsForm::setEvent(const board::EventInfo& event) {
    const auto fill = [](QComboBox* box, auto&& add) {
        const auto chosen = box->currentData();
        box->clear();
        add();
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    };
    fill(channel_, [&] {
        channel_->addItem(tr("everybody"), QString());
        for (const auto& one : event.channels) {
            const auto slug = QString::fromStdString(one.slug);
            channel_->addItem(one.name.empty() ? slug : QString::fromStdString(one.name), slug);
        }
    });
    fill(category_, [&] {
        for (const auto& one : event.categories) {
            category_->addItem(QString::fromStdString(one.name), QString::fromStdString(one.slug));
        }
    });
    const auto zone = QString::fromStdString(event.time_zone);
    for (auto* field : {block_until_, release_at_}) {
        field->setZone(zone);
        const auto start = QDateTime::fromMSecsSinceEpoch(event.starts_at / 1'000);
        field->suggest(start.addSecs(-released_before_s));
    }
}

ActionsForm::Action ActionsForm::action() const {
    return static_cast<Action>(group_->checkedId());
}

QJsonObject ActionsForm::step() const {
    switch (action()) {
        case block:
            return {{QStringLiteral("action"), QStringLiteral("block")},
                    {QStringLiteral("reason"), reason_->currentData().toString()},
                    {QStringLiteral("note"), note_->text().trimmed()},
                    {QStringLiteral("release_at"), block_until_->json()}};
        case unblock:
            return {{QStringLiteral("action"), QStringLiteral("unblock")}};
        case channel: {
            const QString slug = channel_->currentData().toString();
            return {{QStringLiteral("action"), QStringLiteral("channel")},
                    {QStringLiteral("channel"),
                     slug.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(slug)}};
        }
        case category:
            return {{QStringLiteral("action"), QStringLiteral("category")},
                    {QStringLiteral("category"), category_->currentData().toString()}};
        case release:
            return {{QStringLiteral("action"), QStringLiteral("release_at")},
                    {QStringLiteral("release_at"), release_at_->json()}};
    }
    return {};
}

QString ActionsForm::act() const {
    switch (action()) {
        case block:
            return tr("Block");
        case unblock:
            return tr("Unblock");
        case channel:
            return tr("Keep for Channel");
        case category:
            return tr("Move to Category");
        case release:
            return tr("Set Release");
    }
    return {};
}

}  // namespace seatlock::ui::inventory
