// Events: planned, priced, put on sale, paused and closed. UI thread.
#pragma once

#include "ui/events/datesdialog.h"
#include "ui/host/staffclient.h"

#include <functional>

#include <QJsonArray>
#include <QWidget>

class QPushButton;

namespace seatlock::ui::forms {
class ListPane;
class RecordEditor;
}  // namespace seatlock::ui::forms

namespace seatlock::ui::events {

class EventForm;
class StatusPanel;

class EventsPage : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit EventsPage(host::StaffClient& client, QWidget* parent = nullptr);

    EventForm& form() { return *form_; }

Q_SIGNALS:
    /// Of an event, by its slug: to be blocked, kept, moved.
    void seatsWanted(const QString& event);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectParts();
    void adapt();
    void load();
    void loadVenues();
    void loadCharts(const QString& venue);
    /// All that the venue has; what goes wrong is told.
    void readCharts(const QString& venue, std::function<void(const QJsonArray&)> use);
    void loadCategories(const QString& chart);
    void tell();
    void setStatus(const QString& status, const QString& act, const QString& meaning);
    void askDates(DatesDialog::Kind kind);
    void cancelEvent();
    void removeDraft();
    void askChart();
    void chooseChart(const QJsonArray& charts);
    /// POST below the event; what comes of it is shown.
    void step(const QString& name, const QJsonObject& body, const QString& done);
    QString zone() const;

    host::StaffClient& client_;
    QString login_;  ///< whose data is shown
    QJsonArray venues_;
    forms::ListPane* list_;
    EventForm* form_;
    forms::RecordEditor* editor_;
    StatusPanel* status_;
    QPushButton* new_;
};

}  // namespace seatlock::ui::events
