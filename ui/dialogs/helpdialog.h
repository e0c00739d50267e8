// The help, beside the work: not modal, searchable. UI thread.
#pragma once

#include "ui/dialogs/helptopics.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;
class QUrl;

namespace seatlock::ui::dialogs {

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    explicit HelpDialog(QWidget* parent = nullptr);

    /// What is true just now: address, an event to book from, the window's keys.
    void setFacts(const HelpFacts& facts);
    /// Shows it, at this topic; an unknown or empty one leaves it where it is.
    void showTopic(const QString& id);
    QString topic() const;

protected:
    bool event(QEvent* event) override;

private:
    void filter();
    void choose();
    void follow(const QUrl& link);
    void highlight();
    const HelpTopic* find(const QString& id) const;

    HelpFacts facts_;
    QList<HelpTopic> topics_;
    QLineEdit* search_;
    QListWidget* list_;
    QTextBrowser* text_;
    QLabel* nothing_;
    QPushButton* copy_;
};

}  // namespace seatlock::ui::dialogs
