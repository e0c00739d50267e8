#include "ui/pages/settingspage.h"

#include "ui/pages/settingrow.h"
#include "ui/style/banner.h"
#include "ui/style/card.h"
#include "ui/style/centeredpage.h"
#include "ui/style/emptystate.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <utility>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::pages {

using config::Origin;
using style::Theme;
using Kind = style::Banner::Kind;

namespace {

constexpr int letters_a_line = 120;
constexpr int text_sizes[] = {80, 90, 100, 110, 125, 150, 175, 200};

}  // namespace

SettingsPage::SettingsPage(const config::Options& in_force, std::string path, OriginOf origin,
                           QWidget* parent)
    : QWidget(parent),
      draft_(in_force),
      path_(std::move(path)),
      origin_(std::move(origin)),
      search_(new QLineEdit),
      only_changed_(new QCheckBox(tr("Only what differs from the &default"))),
      banner_(new style::Banner),
      page_(new style::CenteredPage(letters_a_line)),
      when_(new style::TonedLabel(style::Tone::muted,
                                  tr("The above takes effect at once. Everything below is the "
                                     "engine's, which takes it when it starts."))),
      theme_(new QComboBox),
      text_size_(new QComboBox),
      nothing_(new style::EmptyState(style::Icon::find, tr("No setting is like that"),
                                     tr("Search for a word of its name or meaning, or show all "
                                        "settings again."))),
      status_(new style::TonedLabel(style::Tone::muted)),
      discard_(new QPushButton(tr("D&iscard"))),
      apply_(new QPushButton(tr("&Apply"))) {
    setAccessibleName(tr("Settings"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeTop());
    all->addWidget(page_, 1);
    all->addWidget(makeFoot());
    page_->column()->addWidget(makeAppearance());
    when_->setWordWrap(true);
    page_->column()->addWidget(when_);
    makeGroups();
    page_->column()->addWidget(nothing_);
    page_->column()->addStretch(1);
    connectAll();
    showAppearance(Theme::Choice::system, 100);
    refresh();
    filter();
}

QWidget* SettingsPage::makeTop() {
    search_->setPlaceholderText(tr("Search settings"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    search_->addAction(style::Icons::icon(style::Icon::find), QLineEdit::LeadingPosition);
    auto* top = new QWidget;
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(16, 12, 16, 0);
    auto* row = new QHBoxLayout;
    row->addWidget(search_, 1);
    row->addWidget(only_changed_);
    column->addLayout(row);
    column->addWidget(banner_);
    return top;
}

QWidget* SettingsPage::makeAppearance() {
    theme_->addItem(tr("As the desktop"), static_cast<int>(Theme::Choice::system));
    theme_->addItem(tr("Light"), static_cast<int>(Theme::Choice::light));
    theme_->addItem(tr("Dark"), static_cast<int>(Theme::Choice::dark));
    theme_->setObjectName(QStringLiteral("theme"));
    for (const int percent : text_sizes) text_size_->addItem(tr("%1 %").arg(percent), percent);
    text_size_->setObjectName(QStringLiteral("text-size"));
    appearance_ = new style::Card(tr("Appearance"));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Colours:"), theme_);
    form->addRow(tr("&Text size:"), text_size_);
    appearance_->body()->addLayout(form);
    return appearance_;
}

QWidget* SettingsPage::makeFoot() {
    status_->setWordWrap(true);
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 8, 16, 12);
    row->addWidget(status_, 1);
    row->addWidget(discard_);
    row->addWidget(apply_);
    for (QPushButton* button : {discard_, apply_}) button->setAutoDefault(true);
    return foot;
}

void SettingsPage::makeGroups() {
    for (int i = 0; i <= static_cast<int>(last_setting_group); ++i) {
        const auto group = static_cast<SettingGroup>(i);
        GroupCard made{new style::Card(titleOf(group)), {}};
        for (const SettingFacts& facts : allSettings()) {
            if (facts.group != group) continue;
            auto* row = new SettingRow(facts);
            made.card->body()->addWidget(row);
            made.rows << row;
            connect(row, &SettingRow::edited, this,
                    [this, row](const std::string& text) { edited(row->facts().name, text); });
        }
        page_->column()->addWidget(made.card);
        groups_ << made;
    }
}

void SettingsPage::connectAll() {
    connect(search_, &QLineEdit::textChanged, this, &SettingsPage::filter);
    connect(only_changed_, &QCheckBox::toggled, this, &SettingsPage::filter);
    nothing_->setAction(tr("Show all settings"));
    connect(nothing_, &style::EmptyState::activated, this, [this] {
        search_->clear();
        only_changed_->setChecked(false);
        search_->setFocus();
    });
    connect(apply_, &QPushButton::clicked, this, &SettingsPage::apply);
    connect(discard_, &QPushButton::clicked, this, &SettingsPage::discard);
    connect(theme_, &QComboBox::activated, this, [this] {
        Q_EMIT themeChosen(static_cast<Theme::Choice>(theme_->currentData().toInt()));
    });
    connect(text_size_, &QComboBox::activated, this,
            [this] { Q_EMIT textPercentChosen(text_size_->currentData().toInt()); });
}

void SettingsPage::showAppearance(Theme::Choice choice, int text_percent) {
    theme_->setCurrentIndex(theme_->findData(static_cast<int>(choice)));
    int nearest = 0;
    for (int i = 0; i < text_size_->count(); ++i) {
        const auto off = [&](int at) {
            return std::abs(text_size_->itemData(at).toInt() - text_percent);
        };
        if (off(i) < off(nearest)) nearest = i;
    }
    text_size_->setCurrentIndex(nearest);
}

void SettingsPage::setInForce(const config::Options& options) {
    draft_.setInForce(options);
    refresh();
}

Origin SettingsPage::originOf(const std::string& name) const {
    const auto at = written_.find(name);
    if (at != written_.end()) return at->second;
    return origin_ ? origin_(name) : Origin::preset;
}

void SettingsPage::edited(const std::string& name, const std::string& text) {
    draft_.set(name, text);
    discarded_.clear();
    banner_->clear();
    for (const GroupCard& group : groups_) {
        for (SettingRow* row : group.rows) {
            if (row->facts().name == name) refreshRow(*row);
        }
    }
    refreshFoot();
}

void SettingsPage::warn(const QString& text) {
    banner_->removeActions();
    banner_->say(style::Banner::Kind::warning, text);
}

void SettingsPage::apply() {
    if (!draft_.isChanged()) return;
    const auto options = draft_.options();
    if (!options || !writeFile()) return;
    const config::Options before = draft_.inForce();
    draft_.setInForce(*options);
    discarded_.clear();
    banner_->clear();
    refresh();
    bool restart = false;
    for (const auto& name : config::optionNames()) {
        restart = restart || config::optionText(before, name) != config::optionText(*options, name);
    }
    Q_EMIT applyRequested(*options, restart);
}

/// What was typed stays on the page when it cannot be written.
bool SettingsPage::writeFile() {
    if (path_.empty()) return true;
    // Read again: a person may have written into it since.
    auto file = config::SettingsFile::read(path_);
    auto done = file ? draft_.writeInto(*file) : core::Result<core::Done>(file.error());
    if (done) done = file->write(path_);
    if (!done) {
        banner_->removeActions();
        banner_->say(
            Kind::error,
            tr("Nothing was applied: %1.").arg(QString::fromStdString(done.error().detail)));
        return false;
    }
    for (const auto& name : config::optionNames()) {
        if (!draft_.isChanged(name)) continue;
        written_[name] = file->value(name) ? Origin::file : Origin::preset;
    }
    return true;
}

void SettingsPage::discard() {
    if (!draft_.isChanged()) return;
    discarded_ = draft_.discard();
    banner_->removeActions();
    banner_->say(Kind::info, tr("Changes discarded: %1.").arg(discarded_.size()));
    auto* undo = banner_->addAction(tr("&Bring back"));
    undo->setAutoDefault(true);
    connect(undo, &QPushButton::clicked, this, [this] {
        draft_.restore(std::exchange(discarded_, {}));
        banner_->clear();
        refresh();
    });
    refresh();
    undo->show();
    undo->setFocus();
}

void SettingsPage::refresh() {
    for (const GroupCard& group : groups_) {
        for (SettingRow* row : group.rows) refreshRow(*row);
    }
    refreshFoot();
}

void SettingsPage::refreshRow(SettingRow& row) {
    const std::string& name = row.facts().name;
    const bool changed = draft_.isChanged(name);
    row.show({draft_.text(name), changed ? draft_.problem(name) : std::string(), changed,
              originOf(name)});
}

void SettingsPage::refreshFoot() {
    const auto options = draft_.options();
    const bool changed = draft_.isChanged();
    if (!changed) {
        status_->setTone(style::Tone::muted);
        status_->setText(path_.empty()
                             ? tr("No settings file: what is set here lasts until Seatlock ends.")
                             : tr("Kept in %1").arg(QString::fromStdString(path_)));
    } else if (!options) {
        status_->setTone(style::Tone::bad);
        status_->setText(QString::fromStdString(options.error().detail));
    } else {
        status_->setTone(style::Tone::normal);
        status_->setText(
            tr("Changes to apply: %1. The engine restarts with them: for some seconds buyers are "
               "told to try again.")
                .arg(draft_.changes()));
    }
    apply_->setEnabled(changed && options.ok());
    discard_->setEnabled(changed);
    if (std::exchange(had_changes_, changed) != changed) Q_EMIT changesChanged(changed);
}

void SettingsPage::filter() {
    const QString text = search_->text();
    const bool only = only_changed_->isChecked();
    const config::Options preset;
    bool any = false;
    for (const GroupCard& group : groups_) {
        bool shown = false;
        for (SettingRow* row : group.rows) {
            const auto& facts = row->facts();
            const bool fits =
                facts.matches(text) && (!only || draft_.text(facts.name) != facts.preset);
            row->setVisible(fits);
            shown = shown || fits;
        }
        group.card->setVisible(shown);
        any = any || shown;
    }
    const QString looks_words = tr("Appearance colours theme light dark desktop text size font");
    const bool looks =
        !only && (text.isEmpty() || looks_words.contains(text.trimmed(), Qt::CaseInsensitive));
    appearance_->setVisible(looks);
    when_->setVisible(looks && any);
    nothing_->setVisible(!any && !looks);
}

}  // namespace seatlock::ui::pages
