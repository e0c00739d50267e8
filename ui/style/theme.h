// Light or dark, and how large the text is: the person's choice, or as the desktop has it. UI
// thread, after QApplication was made.
#pragma once

#include "ui/style/desktopscheme.h"

#include <QFont>
#include <QObject>

class QSettings;

namespace seatlock::ui::style {

class Theme : public QObject {
    Q_OBJECT

public:
    enum class Choice { system, light, dark };
    Q_ENUM(Choice)

    static constexpr int text_percent_min = 80;
    static constexpr int text_percent_max = 200;

    /// Reads the choice from `settings`, which must outlive it, and keeps it there. Make it before
    /// anybody sets the application's palette: without a portal, the platform's own lightness is
    /// what the desktop says.
    explicit Theme(QSettings& settings, QObject* parent = nullptr);

    /// Sets the application's style, palette, tool tips and font, and begins to follow the
    /// desktop. Does not wait for anything.
    void apply();

    Choice choice() const { return choice_; }
    void setChoice(Choice choice);
    /// Of the platform's own text size.
    int textPercent() const { return text_percent_; }
    void setTextPercent(int percent);
    /// What is shown now.
    bool dark() const;

Q_SIGNALS:
    /// Palette or text size changed, and has been applied.
    void changed();

private:
    void told(Scheme scheme);
    void refresh();

    QSettings& settings_;
    DesktopScheme desktop_;
    const QFont platform_font_;
    const bool platform_dark_;
    Choice choice_ = Choice::system;
    int text_percent_ = 100;
    Scheme scheme_ = Scheme::none;
    bool applied_ = false;
};

}  // namespace seatlock::ui::style
