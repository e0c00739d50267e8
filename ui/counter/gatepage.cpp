#include "ui/counter/gatepage.h"

#include "ui/counter/eventbox.h"
#include "ui/counter/verdictpanel.h"
#include "ui/models/texts.h"
#include "ui/style/banner.h"
#include "ui/style/tonedlabel.h"

#include <QApplication>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace seatlock::ui::counter {

namespace {

using Kind = style::Banner::Kind;
using tickets::Direction;

constexpr int verdict_ms = 20'000;  // then nobody stands there any more
constexpr int code_letters_max = 4'096;
constexpr int door_letters_max = 40;
constexpr int refusals_shown = 3;
constexpr int refusal_beeps = 3;
constexpr int beep_ms = 220;
const QString door_key = QStringLiteral("gate/door");

void sound(bool lets, QObject* owner) {
    QApplication::beep();
    for (int i = 1; !lets && i < refusal_beeps; ++i) {
        QTimer::singleShot(i * beep_ms, owner, [] { QApplication::beep(); });
    }
}

}  // namespace

GatePage::GatePage(host::StaffClient& client, QSettings& settings, const QString& folder,
                   std::function<core::Micros()> now, QWidget* parent)
    : QWidget(parent),
      settings_(settings),
      desk_(client, folder, std::move(now)),
      client_(client),
      events_(new EventBox),
      door_(new QLineEdit),
      code_(new QLineEdit),
      in_(new QPushButton(tr("&In"))),
      out_(new QPushButton(tr("&Out"))),
      verdict_(new VerdictPanel),
      banner_(new style::Banner),
      counts_(new style::TonedLabel(style::Tone::normal)),
      state_(new QLabel) {
    makeBars();
    addKeys();
    door_->setText(settings_.value(door_key).toString());
    desk_.setDoor(door_->text().trimmed());
    clear_.setSingleShot(true);
    clear_.setInterval(verdict_ms);
    connect(&clear_, &QTimer::timeout, this, &GatePage::showState);
    connect(door_, &QLineEdit::textChanged, this, [this](const QString& text) {
        settings_.setValue(door_key, text.trimmed());
        desk_.setDoor(text.trimmed());
        showState();
    });
    connect(door_, &QLineEdit::returnPressed, code_, qOverload<>(&QWidget::setFocus));
    connect(code_, &QLineEdit::returnPressed, this, &GatePage::scan);
    connect(events_, &EventBox::chosen, this, &GatePage::eventChosen);
    connect(&desk_, &boxoffice::GateDesk::judged, this, &GatePage::judged);
    connect(&desk_, &boxoffice::GateDesk::changed, this, &GatePage::showState);
    connect(&client_, &host::StaffClient::signedInChanged, &desk_, &boxoffice::GateDesk::refresh);
    showState();
}

void GatePage::makeBars() {
    door_->setAccessibleName(tr("Name of this door"));
    door_->setPlaceholderText(tr("A"));
    door_->setMaxLength(door_letters_max);
    door_->setMaximumWidth(fontMetrics().averageCharWidth() * 16);
    code_->setAccessibleName(tr("Ticket code"));
    code_->setMaxLength(code_letters_max);
    auto* group = new QButtonGroup(this);
    for (auto* button : {in_, out_}) {
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus);
        group->addButton(button);
    }
    connect(group, &QButtonGroup::buttonClicked, code_, qOverload<>(&QWidget::setFocus));
    connect(group, &QButtonGroup::buttonToggled, this, &GatePage::showDirection);
    in_->setChecked(true);
    const auto named = [](const QString& text, QWidget* field) {
        auto* label = new QLabel(text);
        label->setBuddy(field);
        return label;
    };
    auto* top = new QHBoxLayout;
    top->addWidget(events_, 1);
    top->addWidget(named(tr("&Door"), door_));
    top->addWidget(door_);
    top->addWidget(in_);
    top->addWidget(out_);
    counts_->setScale(1.2, true);
    counts_->setWordWrap(true);
    state_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* foot = new QHBoxLayout;
    foot->addWidget(counts_, 1);
    foot->addWidget(state_);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(code_);
    column->addWidget(banner_);
    column->addWidget(verdict_, 1);
    column->addLayout(foot);
}

void GatePage::addKey(const QKeySequence& keys, std::function<void()> act) {
    auto* key = new QShortcut(keys, this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, std::move(act));
}

void GatePage::addKeys() {
    const auto begin = [this] {
        code_->setFocus(Qt::ShortcutFocusReason);
        code_->selectAll();
    };
    addKey(Qt::Key_F2, [this] { events_->begin(); });
    addKey(Qt::Key_F3, begin);
    addKey(Qt::Key_Escape, begin);
    addKey(Qt::Key_F7, [this] { setDirection(Direction::in); });
    addKey(Qt::Key_F8, [this] { setDirection(Direction::out); });
}

void GatePage::setDirection(Direction direction) {
    (direction == Direction::in ? in_ : out_)->setChecked(true);
    code_->setFocus(Qt::ShortcutFocusReason);
}

/// By more than a colour, and where the eye is: on the field that the code goes to.
void GatePage::showDirection() {
    for (auto* button : {in_, out_}) {
        QFont font = button->font();
        font.setBold(button->isChecked());
        button->setFont(font);
    }
    code_->setPlaceholderText(
        out_->isChecked() ? tr("Going out: scan a ticket, or type its code and press Enter")
                          : tr("Coming in: scan a ticket, or type its code and press Enter"));
    showState();
}

void GatePage::setEvents(const std::vector<monitor::EventFigures>& events) {
    events_->setEvents(events);
}

void GatePage::showEvent(board::EventBoardPtr event) {
    zone_ = event ? event->info()->time_zone : std::string();
    events_->setChosen(event ? event->id() : core::EventId{});
    desk_.setEvent(std::move(event));
    clear_.stop();
    showState();
}

void GatePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    (door_->text().trimmed().isEmpty() ? door_ : code_)->setFocus(Qt::OtherFocusReason);
}

void GatePage::keyPressEvent(QKeyEvent* event) {
    // A scanner types wherever the focus is: its code must not get lost.
    if (!event->text().isEmpty() && event->text().front().isPrint() && !code_->hasFocus()) {
        code_->setFocus(Qt::OtherFocusReason);
        code_->setText(event->text());
        return;
    }
    QWidget::keyPressEvent(event);
}

void GatePage::scan() {
    const QString text = code_->text();
    code_->clear();
    desk_.scan(text, out_->isChecked() ? Direction::out : Direction::in);
}

void GatePage::judged(const boxoffice::GateVerdict& verdict) {
    verdict_->show(verdict, zone_);
    clear_.start();
    sound(verdict.lets(), this);
}

QString GatePage::countsText() const {
    return counts_->text();
}

void GatePage::showState() {
    if (!clear_.isActive()) {
        if (!desk_.hasEvent()) {
            verdict_->wait(tr("No event"), tr("Choose the event whose tickets are checked here."));
        } else if (door_->text().trimmed().isEmpty()) {
            verdict_->wait(tr("Which door is this?"),
                           tr("Type its name above: others see it when a ticket comes twice."));
        } else {
            verdict_->wait(out_->isChecked() ? tr("Scan tickets of those who go out")
                                             : tr("Scan tickets of those who come in"),
                           tr("A scanner types the code by itself."));
        }
    }
    const auto& counts = desk_.counts();
    QStringList parts{tr("%1 of %2 have come in, %3 inside")
                          .arg(models::number(counts.admitted), models::number(counts.tickets),
                               models::number(counts.inside))};
    for (const auto& door : counts.doors) {
        parts << tr("Door %1: %2 in, %3 out, %4 refused")
                     .arg(door.door, models::number(door.in), models::number(door.out),
                          models::number(door.refused));
    }
    counts_->setText(desk_.hasEvent() ? parts.join(QStringLiteral("   ·   ")) : QString());
    QStringList waiting;
    if (desk_.waiting() > 0) waiting << tr("%n scan(s) to be told", nullptr, desk_.waiting());
    if (desk_.elsewhere() > 0) {
        waiting << tr("%n scan(s) wait for another house", nullptr, desk_.elsewhere());
    }
    state_->setText(waiting.join(QStringLiteral("   ·   ")));
    showNews();
}

void GatePage::showNews() {
    QStringList news;
    Kind kind = Kind::warning;
    const QStringList refusals = desk_.refusals();
    if (!desk_.twice().isEmpty()) {
        kind = Kind::error;
        news << tr("Let in twice while gates were alone: %1")
                    .arg(desk_.twice().join(QLatin1Char(' ')));
    }
    if (!refusals.isEmpty()) {
        QString text = tr("The box office will not take scans that this gate made alone: %1")
                           .arg(refusals.mid(0, refusals_shown).join(QStringLiteral("; ")));
        const int more = static_cast<int>(refusals.size()) - refusals_shown;
        news << (more > 0 ? tr("%1; and %2 more.").arg(text, models::number(more)) : text);
    }
    if (desk_.alone()) {
        news << (desk_.canBeAlone()
                     ? tr("The box office does not answer. This gate goes on alone, by signature "
                          "and by the list of cancelled tickets; it tells its scans later.")
                     : tr("The box office does not answer, and this gate has no keys to go on "
                          "alone. It tries again every few seconds."));
    }
    const QString text = news.join(QLatin1Char('\n'));
    if (text == told_) return;
    told_ = text;
    banner_->removeActions();
    if (!refusals.isEmpty()) {
        connect(banner_->addAction(tr("&Tell Again")), &QPushButton::clicked, &desk_,
                &boxoffice::GateDesk::tellAgain);
        connect(banner_->addAction(tr("For&get Them")), &QPushButton::clicked, &desk_,
                &boxoffice::GateDesk::dismissRefusals);
    }
    text.isEmpty() ? banner_->clear() : banner_->say(kind, text);
}

}  // namespace seatlock::ui::counter
