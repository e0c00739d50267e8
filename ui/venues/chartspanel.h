// The seating charts of a venue: versions, files in and out, checking and publishing. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <vector>

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;

namespace seatlock::ui::forms {
class ListPane;
}
namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::venues {

class ChartsPanel : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit ChartsPanel(host::StaffClient& client, QWidget* parent = nullptr);

    /// By slug; empty: none.
    void setVenue(const QString& venue);
    void reload();

Q_SIGNALS:
    /// To be drawn, by its id: a draft to be changed, or a published one to be looked at.
    void designerWanted(const QString& chart);
    void changed();

private:
    void build();
    void tell();
    void create();
    void import();
    void open();
    void exportAs(const QString& format);
    void check();
    void publish();
    void draft();
    void remove();
    /// POST to a step of the chosen chart, then choose what came of it.
    void step(const QString& name, const QString& done);
    void showFindings(const host::Answer& answer, bool publishing);
    QString target(const QString& step = {}) const;

    host::StaffClient& client_;
    QString venue_;
    forms::ListPane* list_;
    style::Banner* news_;
    QPushButton* open_;
    QPushButton* new_;
    QPushButton* more_;
    std::vector<QAction*> of_chart_;  ///< those that need a chart
    QAction* publish_;
    QAction* draft_;
    QAction* remove_;
};

}  // namespace seatlock::ui::venues
