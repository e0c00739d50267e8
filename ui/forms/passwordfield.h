// A password to be typed, with a button that shows it. UI thread.
#pragma once

#include <QLineEdit>

namespace seatlock::ui::forms {

class PasswordField : public QLineEdit {
    Q_OBJECT

public:
    /// `name`: for screen readers.
    explicit PasswordField(const QString& name, QWidget* parent = nullptr);

    bool isShown() const { return echoMode() == Normal; }
    void setShown(bool shown);

private:
    QAction* show_;
};

}  // namespace seatlock::ui::forms
