// Finds a seat by its label: completes it, goes to it on the map, or says that there is none. The
// UI thread.
#pragma once

#include "engine/core/ids.h"
#include "ui/style/tonedlabel.h"

#include <optional>

#include <QCompleter>
#include <QLineEdit>
#include <QWidget>

namespace seatlock::board {
class SeatPlan;
}

namespace seatlock::ui::seatmap {

class SeatMapView;

/// Upper and lower case, and blanks around, make no difference.
std::optional<core::SeatNo> findSeat(const board::SeatPlan& plan, const QString& text);

class SeatFinder : public QWidget {
    Q_OBJECT

public:
    SeatFinder(SeatMapView& view, QWidget* parent);

    /// To be typed into at once.
    void begin();
    QLineEdit* edit() const { return edit_; }
    QString message() const { return message_->isHidden() ? QString() : message_->text(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void go();
    void say(const QString& text);
    void offerLabels();

    SeatMapView& view_;
    QLineEdit* edit_;
    style::TonedLabel* message_;
    QCompleter* completer_ = nullptr;  ///< made when first typed for this house
};

}  // namespace seatlock::ui::seatmap
