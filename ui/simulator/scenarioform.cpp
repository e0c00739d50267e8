#include "ui/simulator/scenarioform.h"

#include "ui/simulator/numberfield.h"
#include "ui/simulator/runtexts.h"
#include "ui/simulator/strategylist.h"
#include "ui/style/card.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <algorithm>

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QToolButton>
#include <QVBoxLayout>

namespace seatlock::ui::simulator {

namespace {

using style::Tone;
using style::TonedLabel;

constexpr int gap = 10;

TonedLabel* problemLabel(QWidget* parent) {
    auto* label = new TonedLabel(Tone::bad, {}, parent);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void say(TonedLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

}  // namespace

ScenarioForm::ScenarioForm(QWidget* parent) : QWidget(parent), kinds_(new QButtonGroup(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    makeKinds(column);
    makeRuns(column);
    makeNumbers(column);
    column->addStretch(1);
    setScenario(seatlock::simulator::defaults(ScenarioKind::on_sale));
}

void ScenarioForm::makeKinds(QVBoxLayout* column) {
    auto* card = new style::Card(tr("Scenario"), this);
    for (const auto kind : {ScenarioKind::same_seat, ScenarioKind::on_sale,
                            ScenarioKind::connection_storm, ScenarioKind::rehearsal}) {
        auto* button = new QRadioButton(titleOf(kind), card);
        button->setAccessibleDescription(meaningOf(kind));
        button->setToolTip(meaningOf(kind));
        kinds_->addButton(button, static_cast<int>(kind));
        auto* meaning = new TonedLabel(Tone::muted, meaningOf(kind), card);
        meaning->setWordWrap(true);
        meaning->setContentsMargins(24, 0, 0, 0);
        auto* choice = new QVBoxLayout;
        choice->setSpacing(0);
        choice->addWidget(button);
        choice->addWidget(meaning);
        card->body()->addLayout(choice);
    }
    events_ = new QComboBox(card);
    events_->setAccessibleName(tr("Event to rehearse"));
    events_->setToolTip(tr("Its house is cloned; the event itself is not touched"));
    events_->setPlaceholderText(tr("No event"));
    events_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    event_problem_ = problemLabel(card);
    card->body()->addWidget(events_);
    card->body()->addWidget(event_problem_);
    column->addWidget(card);
    connect(kinds_, &QButtonGroup::idClicked, this,
            [this](int id) { choose(static_cast<ScenarioKind>(id)); });
    connect(events_, &QComboBox::currentIndexChanged, this, &ScenarioForm::edited);
}

void ScenarioForm::makeRuns(QVBoxLayout* column) {
    strategies_card_ = new style::Card(tr("Strategies"), this);
    strategies_ = new StrategyList(strategies_card_);
    strategies_problem_ = problemLabel(strategies_card_);
    strategies_card_->body()->addWidget(strategies_);
    strategies_card_->body()->addWidget(strategies_problem_);
    column->addWidget(strategies_card_);
    connect(strategies_, &StrategyList::edited, this, &ScenarioForm::edited);

    auto* card = new style::Card(tr("Chance"), this);
    seed_ = new QLineEdit(card);
    seed_->setAccessibleName(tr("Seed"));
    seed_->setToolTip(tr("The same seed gives the same buyers with the same wishes"));
    seed_->setMaxLength(20);
    seed_->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,20}")), seed_));
    auto* label = new QLabel(tr("Seed"), card);
    label->setBuddy(seed_);
    auto* fresh = new QToolButton(card);
    fresh->setText(tr("New seed"));
    fresh->setToolTip(tr("Other buyers with other wishes"));
    fresh->setIcon(style::Icons::icon(style::Icon::refresh));
    fresh->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fresh->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(seed_, 1);
    row->addWidget(fresh);
    seed_problem_ = problemLabel(card);
    card->body()->addLayout(row);
    card->body()->addWidget(seed_problem_);
    column->addWidget(card);
    connect(seed_, &QLineEdit::textChanged, this, &ScenarioForm::edited);
    connect(fresh, &QToolButton::clicked, this, &ScenarioForm::newSeed);
}

void ScenarioForm::makeNumbers(QVBoxLayout* column) {
    for (int group = 0; group <= static_cast<int>(last_field_group); ++group) {
        auto* card = new style::Card(titleOf(static_cast<FieldGroup>(group)), this);
        for (const ScenarioField& field : scenarioFields()) {
            if (static_cast<int>(field.group) != group) continue;
            auto* row = new NumberField(field, card);
            card->body()->addWidget(row);
            fields_.push_back(row);
            connect(row, &NumberField::edited, this, &ScenarioForm::edited);
        }
        column->addWidget(card);
    }
    problem_label_ = problemLabel(this);
    column->addWidget(problem_label_);
    auto* restore =
        new QPushButton(style::Icons::icon(style::Icon::undo), tr("Restore defaults"), this);
    restore->setToolTip(tr("Sensible numbers for this scenario"));
    column->addWidget(restore, 0, Qt::AlignLeft);
    connect(restore, &QPushButton::clicked, this, [this] { choose(kind_); });
}

void ScenarioForm::choose(ScenarioKind kind) {
    Scenario next = seatlock::simulator::defaults(kind);
    next.event = events_->currentData().toString().toStdString();
    setScenario(next);
}

void ScenarioForm::newSeed() {
    // Short enough to be read out.
    seed_->setText(QString::number(QRandomGenerator::system()->bounded(1, 1'000'000)));
}

Scenario ScenarioForm::scenario() const {
    Scenario out = seatlock::simulator::defaults(kind_);
    out.strategies = strategies_->chosen();
    out.event = kind_ == ScenarioKind::rehearsal ? events_->currentData().toString().toStdString()
                                                 : std::string();
    out.seed = seed_->text().toULongLong();
    for (const NumberField* field : fields_) field->field().set(out, field->value());
    return out;
}

void ScenarioForm::setScenario(const Scenario& scenario) {
    quiet_ = true;
    kind_ = scenario.kind;
    kinds_->button(static_cast<int>(kind_))->setChecked(true);
    strategies_->setChosen(scenario.strategies);
    seed_->setText(QString::number(scenario.seed));
    const int at = events_->findData(QString::fromStdString(scenario.event));
    if (at >= 0) events_->setCurrentIndex(at);
    for (NumberField* field : fields_) field->setValue(field->field().value(scenario));
    quiet_ = false;
    enableWhatApplies();
    edited();
}

void ScenarioForm::setEvents(const QList<QPair<QString, QString>>& events) {
    quiet_ = true;
    const QString chosen = events_->currentData().toString();
    events_->clear();
    for (const auto& [slug, name] : events) events_->addItem(name, slug);
    events_->setCurrentIndex(std::max(events_->findData(chosen), events.isEmpty() ? -1 : 0));
    quiet_ = false;
    edited();
}

NumberField* ScenarioForm::field(std::string_view id) const {
    const auto at = std::ranges::find_if(
        fields_, [id](const NumberField* field) { return field->field().id == id; });
    return at == fields_.end() ? nullptr : *at;
}

void ScenarioForm::enableWhatApplies() {
    events_->setVisible(kind_ == ScenarioKind::rehearsal);
    strategies_card_->setVisible(kind_ != ScenarioKind::connection_storm);
    for (NumberField* field : fields_) {
        const bool applies = field->field().appliesTo(kind_);
        field->setEnabled(applies);
        field->parentWidget()->setVisible(true);
    }
    // A card without a number that counts is only in the way.
    for (NumberField* field : fields_) {
        const auto group = field->field().group;
        const bool any = std::ranges::any_of(fields_, [&](const NumberField* other) {
            return other->field().group == group && other->field().appliesTo(kind_);
        });
        field->parentWidget()->setVisible(any);
    }
}

void ScenarioForm::edited() {
    if (quiet_) return;
    check();
    Q_EMIT changed();
}

void ScenarioForm::check() {
    for (NumberField* field : fields_) field->setProblem({});
    for (TonedLabel* label : {event_problem_, seed_problem_, strategies_problem_, problem_label_}) {
        say(label, {});
    }
    problem_.clear();
    const auto complain = [this](TonedLabel* label, const QString& text) {
        problem_ = text;
        say(label, text);
    };
    bool seeded = false;
    seed_->text().toULongLong(&seeded);
    if (!seeded) return complain(seed_problem_, tr("A whole number, 0 to 2⁶⁴ − 1"));
    if (kind_ == ScenarioKind::rehearsal && events_->count() == 0) {
        return complain(event_problem_, tr("No event is on sale that could be rehearsed."));
    }
    if (kind_ != ScenarioKind::connection_storm && strategies_->chosen().empty()) {
        return complain(strategies_problem_, tr("Choose at least one strategy."));
    }
    const auto right = seatlock::simulator::check(scenario());
    if (right) return;
    const std::string& detail = right.error().detail;
    const std::string named = fieldNamedIn(detail);
    problem_ = QString::fromStdString(detail);
    // Beside the field, its technical name says nothing.
    const QString prefix = QString::fromStdString(named) + QLatin1Char(' ');
    if (problem_.startsWith(prefix)) {
        problem_.remove(0, prefix.size());
        problem_[0] = problem_[0].toUpper();
    }
    if (NumberField* at = field(named)) return at->setProblem(problem_);
    say(named == "strategies" ? strategies_problem_
        : named == "event"    ? event_problem_
        : named == "seed"     ? seed_problem_
                              : problem_label_,
        problem_);
}

}  // namespace seatlock::ui::simulator
