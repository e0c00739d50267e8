// Venues: where there is what to sell, and the seating charts of each. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace seatlock::ui::forms {
class ListPane;
class RecordEditor;
}  // namespace seatlock::ui::forms

namespace seatlock::ui::venues {

class ChartEditor;
class ChartsPanel;

class VenuesPage : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit VenuesPage(host::StaffClient& client, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* build();
    void adapt();
    void load();
    void follow();
    void remove();

    host::StaffClient& client_;
    QString login_;  ///< whose data is shown
    QStackedLayout* stack_;
    forms::ListPane* list_;
    forms::RecordEditor* editor_;
    ChartsPanel* charts_;
    ChartEditor* designer_;
    QPushButton* new_;
    QPushButton* remove_;
};

}  // namespace seatlock::ui::venues
