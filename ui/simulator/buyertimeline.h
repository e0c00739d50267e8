// Who asked when and was told what: a line a buyer, of a run for one seat. The UI thread.
#pragma once

#include "ui/simulator/terms.h"

#include <vector>

#include <QWidget>

namespace seatlock::ui::simulator {

class BuyerTimeline : public QWidget {
    Q_OBJECT

public:
    /// More lines than this are not told apart.
    static constexpr std::size_t buyers_max = 200;

    explicit BuyerTimeline(QWidget* parent = nullptr);

    /// Of one strategy; those that asked first on top.
    void setOutcomes(std::vector<Outcome> outcomes);
    std::size_t shown() const { return outcomes_.size(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int lineHeight() const;
    double xOf(core::Micros at) const;
    void paintLine(QPainter& painter, std::size_t index) const;
    void paintFoot(QPainter& painter) const;

    std::vector<Outcome> outcomes_;
    core::Micros begin_ = 0;
    core::Micros end_ = 1;
};

}  // namespace seatlock::ui::simulator
