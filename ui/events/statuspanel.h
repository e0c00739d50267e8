// What state an event is in, what that means, and the buttons that lead on; how
// much is sold. UI thread.
#pragma once

#include "ui/style/card.h"

#include <QJsonObject>

class QHBoxLayout;
class QPushButton;
class QAction;

namespace seatlock::ui::style {
class FigureLabel;
}

namespace seatlock::ui::events {

class StatusPanel : public style::Card {
    Q_OBJECT

public:
    explicit StatusPanel(QWidget* parent = nullptr);

    struct Rights {
        bool change = false;
        bool seats = false;
        bool orders = false;  ///< to be read
    };

    /// As the API says it; empty: none.
    void setEvent(const QJsonObject& event, const Rights& may);

Q_SIGNALS:
    void statusWanted(const QString& status, const QString& act, const QString& meaning);
    void cloneWanted();
    void seriesWanted();
    void chartWanted();
    void moveWanted();
    void cancelWanted();
    void removalWanted();
    void seatsWanted();
    void refundsWanted();

private:
    void makeMore();
    void offer(const QString& status, bool may);

    style::TonedLabel* state_;
    style::TonedLabel* meaning_;
    style::FigureLabel* sold_;
    style::FigureLabel* held_;
    style::FigureLabel* free_;
    style::FigureLabel* blocked_;
    QHBoxLayout* steps_;
    QPushButton* seats_;
    QPushButton* refunds_;
    QPushButton* more_;
    QAction* chart_;
    QAction* move_;
    QAction* cancel_;
    QAction* remove_;
};

}  // namespace seatlock::ui::events
