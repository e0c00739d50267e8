#include "ui/forms/passwordfield.h"

#include "ui/style/icons.h"

#include <QAction>

namespace seatlock::ui::forms {

PasswordField::PasswordField(const QString& name, QWidget* parent)
    : QLineEdit(parent),
      show_(addAction(style::Icons::icon(style::Icon::eye), QLineEdit::TrailingPosition)) {
    setAccessibleName(name);
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    show_->setCheckable(true);
    connect(show_, &QAction::toggled, this, &PasswordField::setShown);
    setShown(false);
}

void PasswordField::setShown(bool shown) {
    setEchoMode(shown ? Normal : Password);
    show_->setChecked(shown);
    show_->setToolTip(shown ? tr("Hide what is typed") : tr("Show what is typed"));
}

}  // namespace seatlock::ui::forms
