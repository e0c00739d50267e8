// A line across a page that says what a person should know now, with buttons for what can be done.
// Hidden until it has something to say. UI thread.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace seatlock::ui::style {

class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Kind { info, good, warning, error };
    Q_ENUM(Kind)

    explicit Banner(QWidget* parent = nullptr);

    /// Shows it, and has screen readers say it. Buttons stay as they are.
    void say(Kind kind, const QString& text);
    /// Hides it. Does not count as dismissed.
    void clear();
    /// The banner owns the button; connect to its clicked().
    QPushButton* addAction(const QString& text);
    void removeActions();
    /// Whether a person may close it; yes, when not set.
    void setDismissible(bool dismissible);

    Kind kind() const { return kind_; }
    QString text() const;

Q_SIGNALS:
    /// Closed by the person.
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void redraw();

    Kind kind_ = Kind::info;
    QLabel* sign_;
    QLabel* text_;
    QHBoxLayout* actions_;
    QToolButton* close_;
};

}  // namespace seatlock::ui::style
