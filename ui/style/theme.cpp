#include "ui/style/theme.h"

#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"
#include "ui/style/semantic.h"

#include <algorithm>

#include <QApplication>
#include <QSettings>
#include <QToolTip>
#include <QWidget>

namespace seatlock::ui::style {

namespace {

const QString choice_key = QStringLiteral("appearance/theme");
const QString text_key = QStringLiteral("appearance/text-percent");
/// What the desktop said last time, so that the first picture is right before it answers.
const QString scheme_key = QStringLiteral("appearance/desktop-scheme");

QString nameOf(Theme::Choice choice) {
    switch (choice) {
        case Theme::Choice::light:
            return QStringLiteral("light");
        case Theme::Choice::dark:
            return QStringLiteral("dark");
        case Theme::Choice::system:
            break;
    }
    return QStringLiteral("system");
}

Theme::Choice choiceOf(const QString& name) {
    if (name == QLatin1String("light")) return Theme::Choice::light;
    if (name == QLatin1String("dark")) return Theme::Choice::dark;
    return Theme::Choice::system;
}

}  // namespace

Theme::Theme(QSettings& settings, QObject* parent)
    : QObject(parent),
      settings_(settings),
      platform_font_(QApplication::font()),
      platform_dark_(isDark(QApplication::palette())),
      choice_(choiceOf(settings.value(choice_key).toString())),
      text_percent_(
          std::clamp(settings.value(text_key, 100).toInt(), text_percent_min, text_percent_max)),
      scheme_(static_cast<Scheme>(std::clamp(settings.value(scheme_key).toInt(), 0, 2))) {
    connect(&desktop_, &DesktopScheme::told, this, &Theme::told);
}

bool Theme::dark() const {
    switch (choice_) {
        case Choice::light:
            return false;
        case Choice::dark:
            return true;
        case Choice::system:
            break;
    }
    return scheme_ == Scheme::none ? platform_dark_ : scheme_ == Scheme::dark;
}

void Theme::apply() {
    if (!applied_) {
        applied_ = true;
        QApplication::setStyle(new ConsoleStyle);
        desktop_.ask();
    }
    refresh();
}

void Theme::setChoice(Choice choice) {
    if (choice == choice_) return;
    choice_ = choice;
    settings_.setValue(choice_key, nameOf(choice));
    if (applied_) refresh();
}

void Theme::setTextPercent(int percent) {
    percent = std::clamp(percent, text_percent_min, text_percent_max);
    if (percent == text_percent_) return;
    text_percent_ = percent;
    settings_.setValue(text_key, percent);
    if (applied_) refresh();
}

void Theme::told(Scheme scheme) {
    if (scheme == scheme_) return;
    scheme_ = scheme;
    settings_.setValue(scheme_key, static_cast<int>(scheme));
    if (choice_ == Choice::system) refresh();
}

void Theme::refresh() {
    const QPalette palette = dark() ? darkPalette() : lightPalette();
    const bool recolour = QApplication::palette() != palette;
    QFont font = platform_font_;
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * text_percent_ / 100);
    } else {
        font.setPixelSize(std::max(1, font.pixelSize() * text_percent_ / 100));
    }
    const bool resize = QApplication::font() != font;
    if (recolour) {
        QApplication::setPalette(palette);
        QToolTip::setPalette(palette);
    }
    if (resize) {
        QApplication::setFont(font);
        QToolTip::setFont(font);
        // Qt tells the application only; those whose size is relative to this one follow, too.
        QEvent event(QEvent::ApplicationFontChange);
        for (QWidget* widget : QApplication::allWidgets()) {
            QCoreApplication::sendEvent(widget, &event);
        }
    }
    if (recolour || resize) Q_EMIT changed();
}

}  // namespace seatlock::ui::style
