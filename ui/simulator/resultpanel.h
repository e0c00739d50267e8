// What a run found: the auditor's verdict, the figures by strategy, findings, charts; and the ways
// to take it along. Two runs stand side by side. The UI thread.
#pragma once

#include "engine/simulator/evidence.h"
#include "ui/simulator/historypanel.h"
#include "ui/simulator/resultmodel.h"

#include <functional>
#include <vector>

#include <QScrollArea>

class QComboBox;
class QPushButton;
class QStackedLayout;
class QTableView;
class QTextBrowser;

namespace seatlock::ui::style {
class Banner;
class Card;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::simulator {

class BuyerTimeline;
class RunCharts;

class ResultPanel : public QWidget {
    Q_OBJECT

public:
    explicit ResultPanel(QWidget* parent = nullptr);

    /// One, or two to be compared.
    void show(const HistoryPanel::Results& results);
    using QWidget::show;

    const QTableView& table() const { return *table_; }
    QString verdict() const;
    const std::vector<QPushButton*>& exports() const { return exports_; }
    /// As the buttons do once a file is chosen. `format`: "html", "pdf", "csv", "json".
    bool save(const QString& format, const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeHead();
    void makeTable();
    void fitTable();
    void showFindings();
    void readTimelines();
    void ask(const QString& format);

    HistoryPanel::Results results_;
    ResultModel model_;
    QStackedLayout* stack_;
    style::TonedLabel* title_;
    style::Banner* verdict_;
    style::Banner* other_;   ///< of the second of two
    style::Banner* notice_;  ///< of exports
    QTableView* table_;
    style::Card* findings_card_;
    QTextBrowser* findings_;
    style::Card* timeline_card_;
    std::vector<seatlock::simulator::Timeline> timelines_;
    QComboBox* timeline_choice_;
    BuyerTimeline* timeline_;
    RunCharts* charts_;
    std::vector<QPushButton*> exports_;
};

}  // namespace seatlock::ui::simulator
