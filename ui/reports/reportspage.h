// Reports: how an event sells, on the screen, as CSV and on paper; who has
// which seat; what was done for a person. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <vector>

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTabWidget;

namespace seatlock::ui::forms {
class ListPane;
}
namespace seatlock::ui::style {
class Banner;
class EmptyState;
}  // namespace seatlock::ui::style

namespace seatlock::ui::reports {

class ReportView;

class ReportsPage : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit ReportsPage(host::StaffClient& client, QWidget* parent = nullptr);

    QTabWidget& tabs() { return *tabs_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTop();
    QWidget* makePeople();
    void makeExport();
    /// What stands in place of the log of whom there is none; empty: nobody was asked for.
    void tellNobody(const QString& whose);
    void adapt();
    void loadEvents();
    void takeEvents(const QJsonArray& events);
    void loadReport();
    void loadSeats();
    void saveTable(const QString& table, const QString& title);
    void savePaper();
    QString target() const;

    host::StaffClient& client_;
    QString login_;  ///< whose data is shown
    QJsonObject report_;
    int asked_ = 0;
    QComboBox* event_;
    QComboBox* compare_;
    QPushButton* refresh_;
    QPushButton* export_;
    style::Banner* news_;
    QTabWidget* tabs_;
    ReportView* view_;
    forms::ListPane* seats_;
    QLineEdit* person_;
    forms::ListPane* log_;
};

}  // namespace seatlock::ui::reports
