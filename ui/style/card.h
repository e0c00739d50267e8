// A titled panel: the pages are made of these. UI thread.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace seatlock::ui::style {

class TonedLabel;

class Card : public QFrame {
    Q_OBJECT

public:
    /// Without a title it has no head.
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    QString title() const;
    void setTitle(const QString& title);
    /// At the right end of the head; the card owns it.
    void addToHead(QWidget* widget);
    /// Where the content goes.
    QVBoxLayout* body() const { return body_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* head_;
    QHBoxLayout* head_row_;
    TonedLabel* title_;
    QVBoxLayout* body_;
};

}  // namespace seatlock::ui::style
