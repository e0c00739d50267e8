// What the customer pays, by one way or several, and the change. UI thread.
#pragma once

#include "ui/boxoffice/selldesk.h"
#include "ui/style/card.h"
#include "ui/style/tonedlabel.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

class QHBoxLayout;

namespace seatlock::ui::counter {

class PayCard : public style::Card {
    Q_OBJECT

public:
    /// `desk` must outlive it.
    explicit PayCard(boxoffice::SellDesk& desk, QWidget* parent = nullptr);

    /// To be typed into: the amount, or the button when all is paid.
    void begin();
    boxoffice::Method method() const;
    void setMethod(boxoffice::Method method);
    /// What is typed is taken, as by Enter; then sells when nothing is left to be paid.
    void finish();

    QPushButton* sellButton() const { return sell_; }
    QLineEdit* amount() const { return amount_; }
    QLineEdit* note() const { return note_; }
    QString leftText() const { return left_->text(); }

Q_SIGNALS:
    void sellWanted();
    void reserveWanted();

private:
    void addMethods();
    void addButtons();
    /// True: it was taken.
    bool take();
    void enter();
    void refresh();
    void offerTenders();
    void showMethod();
    void complain(const QString& text);

    boxoffice::SellDesk& desk_;
    QButtonGroup* methods_;
    QHBoxLayout* tenders_;
    QLineEdit* amount_;
    QLabel* note_name_;
    QLineEdit* note_;
    QLabel* taken_;
    QPushButton* undo_;
    style::TonedLabel* left_;
    style::TonedLabel* problem_;
    QPushButton* sell_;
    QPushButton* reserve_;
    std::int64_t offered_ = -1;
};

}  // namespace seatlock::ui::counter
