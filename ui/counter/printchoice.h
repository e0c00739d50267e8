// Where tickets go when they are sold, and on what paper. UI thread.
#pragma once

#include "ui/boxoffice/ticketoffice.h"

#include <QComboBox>
#include <QWidget>

class QToolButton;

namespace seatlock::ui::counter {

class PrintChoice : public QWidget {
    Q_OBJECT

public:
    /// `office`, whose setup it shows and changes, must outlive it.
    explicit PrintChoice(boxoffice::TicketOffice& office, QWidget* parent = nullptr);

    QComboBox* ways() const { return ways_; }
    QComboBox* papers() const { return papers_; }

private:
    void fill();
    void take();
    void askFolder();

    boxoffice::TicketOffice& office_;
    QComboBox* ways_;
    QComboBox* papers_;
    QToolButton* folder_;
};

}  // namespace seatlock::ui::counter
