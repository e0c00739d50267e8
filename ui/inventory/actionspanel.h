// Does something to the seats that are chosen on the map, tells what came of it
// seat by seat, and undoes it. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "ui/host/staffclient.h"
#include "ui/seatmap/seatmapview.h"

#include <vector>

#include <QJsonArray>
#include <QWidget>

class QLabel;
class QPushButton;

namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::inventory {

class ActionsForm;

class ActionsPanel : public QWidget {
    Q_OBJECT

public:
    /// `client` and `map` must outlive it.
    ActionsPanel(host::StaffClient& client, seatmap::SeatMapView& map, QWidget* parent = nullptr);

    /// Null: none.
    void setEvent(const board::EventBoardPtr& event);

Q_SIGNALS:
    void done();

private:
    void build();
    void tell();
    void apply();
    void undo();
    void showHistory();
    void reseat();
    QJsonArray labels() const;
    void send(const QJsonObject& body, bool undoing);
    void take(const host::Answer& answer, bool undoing);
    /// Chooses the seats that were left alone.
    void chooseLeft();
    QString target() const;

    host::StaffClient& client_;
    seatmap::SeatMapView& map_;
    board::EventBoardPtr event_;
    ActionsForm* form_;
    QLabel* chosen_;
    QPushButton* apply_;
    QPushButton* history_;
    QPushButton* reseat_;
    style::Banner* news_;
    QPushButton* undo_;
    QPushButton* left_alone_;
    std::vector<QJsonObject> undos_;  ///< the latest last
    std::vector<core::SeatNo> left_;  ///< of the latest
    bool busy_ = false;
};

}  // namespace seatlock::ui::inventory
