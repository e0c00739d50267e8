// Everything that can be set, with what it means, where it comes from, and what applying it takes.
// UI thread; reads and writes the settings file, which is small.
#pragma once

#include "engine/config/optiontext.h"
#include "ui/pages/settingsdraft.h"
#include "ui/style/theme.h"

#include <functional>
#include <string>
#include <string_view>

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace seatlock::ui::style {
class Banner;
class Card;
class CenteredPage;
class EmptyState;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::pages {

class SettingRow;

/// Who set the option of this name when the program started.
using OriginOf = std::function<config::Origin(std::string_view name)>;

class SettingsPage : public QWidget {
    Q_OBJECT

public:
    /// `in_force`: the options as flags, environment and file gave them. `path`: the settings file,
    /// which need not be there; empty: nothing is kept.
    SettingsPage(const config::Options& in_force, std::string path, OriginOf origin,
                 QWidget* parent = nullptr);

    /// After an engine was started with these; what was typed and not applied stays.
    void setInForce(const config::Options& options);
    void showAppearance(style::Theme::Choice choice, int text_percent);
    /// Says it above the settings.
    void warn(const QString& text);
    bool hasChanges() const { return draft_.isChanged(); }
    /// As the buttons; apply() does nothing while something is wrong.
    void apply();
    void discard();

Q_SIGNALS:
    /// The settings file has been written. `needs_restart`: the engine takes them when it starts.
    void applyRequested(const seatlock::config::Options& options, bool needs_restart);
    void themeChosen(seatlock::ui::style::Theme::Choice choice);
    void textPercentChosen(int percent);
    /// There are changes to apply, or none any more.
    void changesChanged(bool any);

private:
    QWidget* makeTop();
    QWidget* makeAppearance();
    QWidget* makeFoot();
    void makeGroups();
    void connectAll();
    config::Origin originOf(const std::string& name) const;
    bool writeFile();
    void edited(const std::string& name, const std::string& text);
    void refresh();
    void refreshRow(SettingRow& row);
    void refreshFoot();
    void filter();

    SettingsDraft draft_;
    SettingsDraft::Changes discarded_;
    const std::string path_;
    const OriginOf origin_;
    std::map<std::string, config::Origin> written_;  ///< by this page since the start
    bool had_changes_ = false;

    QLineEdit* search_;
    QCheckBox* only_changed_;
    style::Banner* banner_;
    style::CenteredPage* page_;
    style::Card* appearance_ = nullptr;
    style::TonedLabel* when_;  ///< what is set takes effect
    QComboBox* theme_;
    QComboBox* text_size_;
    struct GroupCard {
        style::Card* card;
        QList<SettingRow*> rows;
    };
    QList<GroupCard> groups_;
    style::EmptyState* nothing_;
    style::TonedLabel* status_;
    QPushButton* discard_;
    QPushButton* apply_;
};

}  // namespace seatlock::ui::pages
