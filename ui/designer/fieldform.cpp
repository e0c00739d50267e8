#include "ui/designer/fieldform.h"

#include "ui/style/tonedlabel.h"

#include <cmath>

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::designer {

namespace {

constexpr int swatch_px = 16;

QIcon swatch(const QColor& color, const QPalette& palette) {
    QPixmap picture(swatch_px, swatch_px);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setPen(palette.color(QPalette::Mid));
    painter.setBrush(color.isValid() ? QBrush(color)
                                     : QBrush(palette.color(QPalette::Mid), Qt::BDiagPattern));
    painter.drawRect(0, 0, swatch_px - 1, swatch_px - 1);
    return picture;
}

}  // namespace

FieldForm::FieldForm(ChartDocument& document, const QString& title)
    : document_(document),
      fields_(new QFormLayout),
      problem_(new style::TonedLabel(style::Tone::bad)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(4);
    auto* head = new style::TonedLabel(style::Tone::normal, title);
    head->setScale(1, true);
    column->addWidget(head);
    problem_->setWordWrap(true);
    problem_->hide();
    column->addWidget(problem_);
    fields_->setSpacing(4);
    fields_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    fields_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(fields_);
}

void FieldForm::refresh(const Focus& focus) {
    refreshing_ = true;
    say({});
    for (const auto& each : refresh_) each(focus);
    refreshing_ = false;
}

void FieldForm::say(const std::string& problem) {
    problem_->setText(QString::fromStdString(problem));
    problem_->setVisible(!problem.empty());
}

void FieldForm::edit(const QString& text, const QString& kind,
                     const ChartDocument::Change& change) {
    // What was refused or changed nothing is not left in its field.
    if (!document_.edit(text, change, kind)) refresh(focus());
}

void FieldForm::showField(const QString& label, bool on) {
    fields_->setRowVisible(by_label_.at(label), on);
}

void FieldForm::add(const QString& label, QWidget* field) {
    by_label_.emplace(label, field);
    field->installEventFilter(this);
    if (!label.isEmpty()) field->setAccessibleName(label);
    field->setMinimumWidth(40);
    if (label.isEmpty()) {
        fields_->addRow(field);
    } else {
        fields_->addRow(label, field);
    }
}

bool FieldForm::eventFilter(QObject* watched, QEvent* event) {
    // Who scrolls past a field does not mean to change it.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

FieldForm::Range FieldForm::metres(double from, double to) {
    return {from, to, 10, 2, tr(" m"), 100};
}

FieldForm::Range FieldForm::centimetres(double from, double to) {
    return {from, to, 1, 1, tr(" cm"), 1};
}

FieldForm::Range FieldForm::degrees(double from, double to) {
    return {from, to, 1, 1, QStringLiteral("°"), 1};
}

void FieldForm::number(const QString& label, const Range& range, Number get, SetNumber set) {
    auto* box = new QDoubleSpinBox;
    box->setDecimals(range.decimals);
    box->setRange(range.from / range.unit, range.to / range.unit);
    box->setSingleStep(range.step / range.unit);
    box->setSuffix(range.suffix);
    box->setKeyboardTracking(false);
    box->setFocusPolicy(Qt::StrongFocus);
    connect(box, &QDoubleSpinBox::valueChanged, this,
            [this, set = std::move(set), unit = range.unit](double value) {
                if (!refreshing_) set(value * unit);
            });
    onRefresh([box, get = std::move(get), unit = range.unit](const Focus& focus) {
        const double value = get(focus);
        if (std::isnan(value)) {
            box->clear();
        } else {
            box->setValue(value / unit);
        }
    });
    add(label, box);
}

void FieldForm::text(const QString& label, Text get, SetText set) {
    auto* line = new QLineEdit;
    connect(line, &QLineEdit::editingFinished, this, [this, line, set = std::move(set)] {
        if (refreshing_ || !line->isModified()) return;
        line->setModified(false);
        set(line->text().trimmed().toStdString());
    });
    onRefresh([line, get = std::move(get)](const Focus& focus) {
        const QString value = QString::fromStdString(get(focus));
        if (value != line->text()) line->setText(value);
    });
    add(label, line);
}

QComboBox* FieldForm::choice(const QString& label, const QStringList& choices, Number get,
                             SetNumber set) {
    auto* box = new QComboBox;
    box->addItems(choices);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(box, &QComboBox::currentIndexChanged, this, [this, set = std::move(set)](int index) {
        if (!refreshing_ && index >= 0) set(index);
    });
    onRefresh([box, get = std::move(get)](const Focus& focus) {
        const double value = get(focus);
        box->setCurrentIndex(std::isnan(value) ? -1 : static_cast<int>(value));
    });
    add(label, box);
    return box;
}

void FieldForm::check(const QString& label, Number get, SetNumber set) {
    auto* box = new QCheckBox(label);
    connect(box, &QCheckBox::clicked, this, [box, set = std::move(set)](bool on) {
        box->setTristate(false);
        set(on ? 1 : 0);
    });
    onRefresh([box, get = std::move(get)](const Focus& focus) {
        const double value = get(focus);
        box->setTristate(std::isnan(value));
        box->setCheckState(std::isnan(value) ? Qt::PartiallyChecked
                           : value > 0       ? Qt::Checked
                                             : Qt::Unchecked);
    });
    by_label_.emplace(label, box);
    add({}, box);
}

void FieldForm::color(const QString& label, Text get, SetText set) {
    auto* chosen = new QPushButton;
    connect(chosen, &QPushButton::clicked, this, [this, label, get, set = std::move(set)] {
        const QColor now(QString::fromStdString(get(focus())));
        const QColor color =
            QColorDialog::getColor(now.isValid() ? now : QColor(Qt::gray), window(), label);
        if (color.isValid()) set(color.name().toStdString());
    });
    onRefresh([this, chosen, get](const Focus& focus) {
        const QString value = QString::fromStdString(get(focus));
        chosen->setText(value.isEmpty() ? tr("none") : value);
        chosen->setIcon(swatch(QColor(value), palette()));
    });
    add(label, chosen);
}

QPushButton* FieldForm::button(const QString& label, std::function<void()> action) {
    auto* out = new QPushButton(label);
    connect(out, &QPushButton::clicked, this, std::move(action));
    by_label_.emplace(label, out);
    add({}, out);
    return out;
}

}  // namespace seatlock::ui::designer
