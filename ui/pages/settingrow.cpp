#include "ui/pages/settingrow.h"

#include "ui/dialogs/folderfield.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>

namespace seatlock::ui::pages {

using config::Origin;

namespace {

constexpr int number_letters = 13;
constexpr int unit_letters = 6;
constexpr int air = 8;

bool isTrue(const QString& text) {
    return text == QLatin1String("true");
}

}  // namespace

SettingRow::SettingRow(const SettingFacts& facts, QWidget* parent)
    : QWidget(parent),
      facts_(facts),
      title_(new style::TonedLabel(style::Tone::normal, facts.title)),
      mark_(new style::TonedLabel(style::Tone::accent, tr("changed"))),
      origin_(new style::TonedLabel(style::Tone::muted)),
      undo_(new QToolButton) {
    makeField();
    build();
}

void SettingRow::makeField() {
    const QString name = QString::fromStdString(facts_.name);
    if (facts_.name == "demo") {
        box_ = new QCheckBox(tr("On sale"));
        connect(box_, &QCheckBox::toggled, this,
                [this](bool on) { Q_EMIT edited(on ? "true" : "false"); });
    } else if (facts_.name == "data-dir") {
        folder_ = new dialogs::FolderField(facts_.title);
        folder_->setPlaceholder(tr("This user's own"));
        connect(folder_, &dialogs::FolderField::edited, this,
                [this] { Q_EMIT edited(folder_->path().toStdString()); });
    } else {
        edit_ = new QLineEdit;
        connect(edit_, &QLineEdit::textEdited, this,
                [this](const QString& text) { Q_EMIT edited(text.trimmed().toStdString()); });
        if (facts_.number) edit_->setAlignment(Qt::AlignRight);
        if (facts_.name.starts_with("database")) {
            edit_->setPlaceholderText(facts_.name == "database" ? tr("The embedded one")
                                                                : tr("None"));
        }
    }
    QWidget* what = field();
    what->setAccessibleName(facts_.title);
    what->setAccessibleDescription(QStringLiteral("%1. %2").arg(facts_.meaning, facts_.range()));
    what->setToolTip(tr("In the settings file: %1").arg(name));
    what->setObjectName(name);
}

QWidget* SettingRow::field() const {
    if (box_ != nullptr) return box_;
    return folder_ != nullptr ? static_cast<QWidget*>(folder_->edit()) : edit_;
}

void SettingRow::build() {
    title_->setScale(1, true);
    mark_->hide();
    undo_->setIcon(style::Icons::icon(style::Icon::undo));
    undo_->setAutoRaise(true);
    undo_->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy keeps = undo_->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    undo_->setSizePolicy(keeps);
    const QString words = facts_.preset.empty()
                              ? tr("Restore the default: %1").arg(facts_.title)
                              : tr("Restore the default of %1: %2")
                                    .arg(facts_.title, QString::fromStdString(facts_.preset));
    undo_->setToolTip(words);
    undo_->setAccessibleName(words);
    connect(undo_, &QToolButton::clicked, this, [this] {
        field()->setFocus();  // the button is about to vanish
        Q_EMIT edited(facts_.preset);
    });

    QString says = facts_.meaning;
    if (facts_.number) says += QStringLiteral(" · ") + facts_.range();
    auto* meaning = new style::TonedLabel(style::Tone::muted, says);
    meaning->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(air);
    head->addWidget(title_);
    head->addWidget(mark_);
    head->addStretch(1);
    origin_->setWordWrap(true);
    origin_->hide();
    auto* value = new QHBoxLayout;
    value->setSpacing(air);
    if (edit_ != nullptr) value->addWidget(edit_);
    if (folder_ != nullptr) value->addWidget(folder_, 1);
    if (box_ != nullptr) value->addWidget(box_);
    if (facts_.number) {
        // As wide with a unit as without, so that the fields stand in one line.
        unit_ = new style::TonedLabel(style::Tone::muted, facts_.unit);
        value->addWidget(unit_);
    }
    value->addWidget(undo_);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addLayout(head, 0, 0);
    grid->addWidget(meaning, 1, 0);
    grid->addWidget(origin_, 2, 0);
    if (facts_.number || box_ != nullptr) {
        grid->addLayout(value, 0, 1, 3, 1, Qt::AlignVCenter | Qt::AlignRight);
    } else {
        grid->addLayout(value, 3, 0, 1, 2);
    }
    fitWidths();
}

bool SettingRow::event(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        fitWidths();
    }
    return QWidget::event(event);
}

void SettingRow::fitWidths() {
    if (unit_ == nullptr) return;
    const int letter = fontMetrics().averageCharWidth();
    edit_->setFixedWidth(letter * number_letters);
    unit_->setFixedWidth(letter * unit_letters);
}

void SettingRow::setText(const QString& text) {
    if (box_ != nullptr) {
        const QSignalBlocker quiet(box_);
        box_->setChecked(isTrue(text));
        return;
    }
    // The cursor of who is typing stays where it is.
    if (folder_ != nullptr) {
        if (folder_->path() != text) folder_->setPath(text);
    } else if (edit_->text().trimmed() != text) {
        edit_->setText(text);
        edit_->setCursorPosition(0);
    }
}

QString SettingRow::originText(Origin origin) const {
    const QString name = QString::fromStdString(facts_.name);
    switch (origin) {
        case Origin::flag:
            return tr("Given on the command line as --%1").arg(name);
        case Origin::environment:
            return tr("Given in the environment as SEATLOCK_%1")
                .arg(QString(name).replace(QLatin1Char('-'), QLatin1Char('_')).toUpper());
        case Origin::file:
            return tr("From the settings file");
        case Origin::preset:
            break;
    }
    return {};
}

void SettingRow::show(const State& state) {
    setText(QString::fromStdString(state.text));
    mark_->setVisible(state.changed);
    origin_->setText(state.changed ? QString() : originText(state.origin));
    origin_->setVisible(!origin_->text().isEmpty());
    // What goes before the file cannot be changed by writing into the file.
    const bool locked = state.origin < Origin::file;
    if (box_ != nullptr) box_->setDisabled(locked);
    if (edit_ != nullptr) edit_->setDisabled(locked);
    if (folder_ != nullptr) folder_->setDisabled(locked);
    origin_->setToolTip(locked ? tr("It goes before the settings file. To change it here, start "
                                    "Seatlock without it.")
                               : QString());
    undo_->setVisible(!locked && state.text != facts_.preset);
    if (problem_ == nullptr && !state.problem.empty()) {
        problem_ = new style::TonedLabel(style::Tone::bad);
        problem_->setWordWrap(true);
        auto* grid = static_cast<QGridLayout*>(layout());
        grid->addWidget(problem_, grid->rowCount(), 0, 1, 2);
    }
    if (problem_ == nullptr) return;
    problem_->setText(QString::fromStdString(state.problem));
    problem_->setVisible(!state.problem.empty());
}

}  // namespace seatlock::ui::pages
