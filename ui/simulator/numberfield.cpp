#include "ui/simulator/numberfield.h"

#include "ui/style/tonedlabel.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace seatlock::ui::simulator {

namespace {

/// What can be typed; what may be is said by the engine, in words.
constexpr double most = 10'000'000;
constexpr int box_letters = 14;

}  // namespace

NumberField::NumberField(const ScenarioField& field, QWidget* parent)
    : QWidget(parent),
      field_(field),
      title_(new QLabel(field.title, this)),
      box_(new QDoubleSpinBox(this)),
      problem_(new style::TonedLabel(style::Tone::bad, {}, this)) {
    box_->setDecimals(field.decimals());
    box_->setRange(field.percent ? 0 : -1, field.percent ? 100 : most);
    box_->setSingleStep(field.step);
    box_->setGroupSeparatorShown(true);
    box_->setSuffix(field.suffix);
    box_->setAlignment(Qt::AlignRight);
    box_->setAccessibleName(field.title);
    box_->setAccessibleDescription(field.meaning);
    box_->setFixedWidth(box_letters * fontMetrics().averageCharWidth() + 24);
    box_->setFocusPolicy(Qt::StrongFocus);  // the wheel scrolls the column, not a number
    title_->setWordWrap(true);
    title_->setBuddy(box_);
    setToolTip(field.meaning);
    problem_->setWordWrap(true);
    problem_->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(title_, 1);
    row->addWidget(box_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(row);
    all->addWidget(problem_);
    connect(box_, &QDoubleSpinBox::valueChanged, this, &NumberField::edited);
}

double NumberField::value() const {
    return box_->value();
}

void NumberField::setValue(double value) {
    box_->setValue(value);
}

void NumberField::setProblem(const QString& text) {
    problem_->setText(text);
    problem_->setVisible(!text.isEmpty());
    box_->setAccessibleDescription(text.isEmpty() ? field_.meaning : text);
}

QString NumberField::problem() const {
    return problem_->text();
}

}  // namespace seatlock::ui::simulator
