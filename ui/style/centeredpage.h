// A page that fills its place with one readable column, and scrolls when that does not fit. UI
// thread.
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace seatlock::ui::style {

class CenteredPage : public QScrollArea {
    Q_OBJECT

public:
    /// `width_max` in letters of the page's font.
    explicit CenteredPage(int width_max, QWidget* parent = nullptr);

    QVBoxLayout* column() const { return column_; }

protected:
    bool event(QEvent* event) override;

private:
    void fitWidth();

    const int width_max_;
    QWidget* middle_;
    QVBoxLayout* column_;
};

}  // namespace seatlock::ui::style
