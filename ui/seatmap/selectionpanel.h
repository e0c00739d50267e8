// Tells what is chosen on a map, and copies it. The UI thread.
#pragma once

#include "ui/style/tonedlabel.h"

#include <QPushButton>
#include <QWidget>

namespace seatlock::ui::seatmap {

class SeatMapView;

class SelectionPanel : public QWidget {
    Q_OBJECT

public:
    SelectionPanel(SeatMapView& view, QWidget* parent);

    QString text() const { return headline_->text(); }

private:
    void refresh();

    SeatMapView& view_;
    QLabel* headline_;
    style::TonedLabel* details_;
    QPushButton* copy_;
    QPushButton* clear_;
};

}  // namespace seatlock::ui::seatmap
