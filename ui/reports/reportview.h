// A report on the screen: figures, the curve, and a table of each part. UI
// thread.
#pragma once

#include <QJsonObject>
#include <QScrollArea>

class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace seatlock::ui::style {
class Card;
}

namespace seatlock::ui::reports {

class SalesChart;

class ReportView : public QScrollArea {
    Q_OBJECT

public:
    explicit ReportView(QWidget* parent = nullptr);

    /// Of the API; empty: none.
    void setReport(const QJsonObject& report);

private:
    void showFigures(const QJsonObject& report);
    void showTables(const QJsonObject& report);

    style::Card* head_;
    QHBoxLayout* figures_;
    style::Card* curve_;
    QLabel* no_curve_;
    SalesChart* chart_;
    QGridLayout* tables_;
};

}  // namespace seatlock::ui::reports
