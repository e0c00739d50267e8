// The seats of a sale with their ticket types, what they cost and how long they are held. UI
// thread.
#pragma once

#include "ui/boxoffice/selldesk.h"
#include "ui/style/card.h"
#include "ui/style/tonedlabel.h"

#include <vector>

#include <QLabel>
#include <QPushButton>
#include <QString>
#include <QWidget>

class QGridLayout;
class QScrollArea;

namespace seatlock::ui::counter {

class CartCard : public style::Card {
    Q_OBJECT

public:
    /// `desk` must outlive it.
    explicit CartCard(boxoffice::SellDesk& desk, QWidget* parent = nullptr);

    /// By the database's clock.
    void showTime(core::Micros now);
    /// "Held for 14:32", "Sold: ABC-123".
    QString stateText() const { return state_->text(); }
    QString totalText() const { return total_->text(); }

private:
    void refresh();
    void fillLines();
    void addLine(int row, const boxoffice::CartLine& line);
    void showState();

    boxoffice::SellDesk& desk_;
    std::vector<boxoffice::CartLine> shown_;
    bool editable_ = false;
    core::Micros now_ = 0;
    style::TonedLabel* nothing_;
    QScrollArea* scroll_;
    QWidget* list_;
    QGridLayout* lines_;
    style::TonedLabel* fees_;
    style::TonedLabel* total_;
    style::TonedLabel* state_;
    QPushButton* extend_;
    QPushButton* release_;
};

}  // namespace seatlock::ui::counter
