// An event to be planned or changed: what, where and when; who sells and how
// long; prices; fees. Knows nothing of requests. UI thread.
#pragma once

#include "engine/core/clock.h"
#include "ui/forms/recordform.h"

#include <functional>

#include <QJsonArray>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QTabWidget;

namespace seatlock::ui::forms {
class TimeField;
}

namespace seatlock::ui::events {

class ChannelsList;
class FeesTable;
class PricesTable;

class EventForm : public forms::RecordForm {
    Q_OBJECT

public:
    explicit EventForm(QWidget* parent = nullptr);

    void setRecord(const QJsonObject& event) override;
    bool dirty() const override;
    QJsonObject change() const override;
    QString problem() override;
    std::vector<forms::Facet> facets() const override;
    /// Its parts can still be turned to.
    void setEditable(bool editable) override;

    /// What there is to choose from, as the API lists them.
    void setVenues(const QJsonArray& venues);
    /// Published charts of the chosen venue.
    void setCharts(const QJsonArray& charts);
    /// Price categories of the chosen chart.
    void setCategories(const QJsonArray& categories);
    /// The database's clock, by which sales open.
    void setClock(std::function<core::Micros()> database_now);
    QString venue() const;
    QTabWidget& tabs() { return *tabs_; }

Q_SIGNALS:
    /// By the person, for a new event; its charts are wanted.
    void venueChosen(const QString& venue);
    /// Its categories are wanted.
    void chartChosen(const QString& chart);

private:
    bool isNew() const { return event_.isEmpty(); }
    QWidget* makeWhat();
    QWidget* makeSale();
    QWidget* makePrices();
    void connectParts();
    void followVenue();
    void suggestDoors();
    void chooseVenue();
    void tellCharts();
    QString chart() const;
    QString zone() const;
    QJsonObject whole() const;
    QString problemOf(int tab, const QString& text);

    QJsonObject event_;
    QJsonArray venues_;
    QTabWidget* tabs_;
    QLineEdit* name_;
    QComboBox* venue_;
    QComboBox* chart_;
    QLabel* no_chart_;
    forms::TimeField* starts_;
    forms::TimeField* doors_;
    QPlainTextEdit* description_;
    QPlainTextEdit* ticket_text_;
    ChannelsList* channels_;
    QSpinBox* hold_;
    QSpinBox* hold_most_;
    QSpinBox* seats_;
    QComboBox* currency_;
    PricesTable* prices_;
    FeesTable* fees_;
};

}  // namespace seatlock::ui::events
