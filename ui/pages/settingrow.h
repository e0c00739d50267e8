// One setting on the page: what it is, its value, where that comes from, and how to undo it. UI
// thread.
#pragma once

#include "engine/config/optiontext.h"
#include "ui/pages/settingfacts.h"

#include <string>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace seatlock::ui::dialogs {
class FolderField;
}
namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::pages {

class SettingRow : public QWidget {
    Q_OBJECT

public:
    /// `facts` must outlive it.
    explicit SettingRow(const SettingFacts& facts, QWidget* parent = nullptr);

    struct State {
        std::string text;
        std::string problem;
        bool changed = false;  ///< and not applied yet
        config::Origin origin = config::Origin::preset;
    };
    void show(const State& state);

    const SettingFacts& facts() const { return facts_; }
    /// What has the value in it.
    QWidget* field() const;

Q_SIGNALS:
    void edited(const std::string& text);

protected:
    bool event(QEvent* event) override;

private:
    void build();
    void fitWidths();
    void makeField();
    void setText(const QString& text);
    QString originText(config::Origin origin) const;

    const SettingFacts& facts_;
    style::TonedLabel* title_;
    style::TonedLabel* mark_;  ///< says that it is changed
    style::TonedLabel* origin_;
    QToolButton* undo_;
    style::TonedLabel* problem_ = nullptr;  ///< made when there is one
    style::TonedLabel* unit_ = nullptr;     ///< of a number
    QLineEdit* edit_ = nullptr;             ///< one of these three
    dialogs::FolderField* folder_ = nullptr;
    QCheckBox* box_ = nullptr;
};

}  // namespace seatlock::ui::pages
