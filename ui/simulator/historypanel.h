// The earlier runs: opened, compared, deleted. Files are read on a thread of their own. The UI
// thread.
#pragma once

#include "ui/simulator/runlistmodel.h"

#include <functional>
#include <memory>
#include <vector>

#include <QString>
#include <QWidget>

class QPushButton;
class QStackedLayout;
class QTableView;

namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::simulator {

class HistoryPanel : public QWidget {
    Q_OBJECT

public:
    using Results = std::vector<std::shared_ptr<const RunResult>>;

    explicit HistoryPanel(QWidget* parent = nullptr);
    /// Waits for what is being read.
    ~HistoryPanel() override;

    /// Where runs are kept; read when it is looked at.
    void setArchive(const QString& folder);
    /// Reads the list again.
    void reload();

    QTableView* table() const { return table_; }
    QPushButton* openButton() const { return open_; }
    QPushButton* compareButton() const { return compare_; }
    QPushButton* deleteButton() const { return delete_; }

Q_SIGNALS:
    /// One run, or two to be compared.
    void opened(const seatlock::ui::simulator::HistoryPanel::Results& results);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeButtons();
    void makeTable();
    std::vector<int> chosen() const;
    void showChoice();
    void openChosen();
    void deleteChosen();
    void onThread(std::function<void()> work, std::function<void()> then);

    QString archive_;
    RunListModel model_;
    bool stale_ = true;
    bool reading_ = false;
    style::Banner* notice_;
    QStackedLayout* stack_;
    QTableView* table_;
    QPushButton* open_;
    QPushButton* compare_;
    QPushButton* delete_;
};

}  // namespace seatlock::ui::simulator
