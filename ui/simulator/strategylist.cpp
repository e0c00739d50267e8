#include "ui/simulator/strategylist.h"

#include "ui/simulator/runtexts.h"

#include <algorithm>

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace seatlock::ui::simulator {

using seatlock::simulator::allStrategies;

StrategyList::StrategyList(QWidget* parent)
    : QWidget(parent), all_(new QCheckBox(tr("Select &all"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(all_);
    for (const Strategy strategy : allStrategies()) {
        const std::string name(seatlock::simulator::name(strategy));
        auto* box = new QCheckBox(titleOfStrategy(name), this);
        box->setToolTip(meaningOf(strategy));
        box->setAccessibleDescription(meaningOf(strategy));
        boxes_.push_back(box);
        column->addWidget(box);
        connect(box, &QCheckBox::toggled, this, [this] {
            showAll();
            Q_EMIT edited();
        });
    }
    all_->setToolTip(tr("Try every strategy, one after the other, with the same buyers"));
    connect(all_, &QCheckBox::clicked, this, [this] {
        // A click on a box that is half ticked completes it.
        const bool on = all_->checkState() != Qt::Unchecked;
        setChosen(on ? allStrategies() : std::vector<Strategy>{});
        Q_EMIT edited();
    });
}

std::vector<Strategy> StrategyList::chosen() const {
    std::vector<Strategy> out;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        if (boxes_[i]->isChecked()) out.push_back(allStrategies()[i]);
    }
    return out;
}

void StrategyList::setChosen(const std::vector<Strategy>& strategies) {
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const QSignalBlocker quiet(boxes_[i]);
        boxes_[i]->setChecked(std::ranges::find(strategies, allStrategies()[i]) !=
                              strategies.end());
    }
    showAll();
}

void StrategyList::showAll() {
    const std::size_t count = chosen().size();
    all_->setTristate(count > 0 && count < boxes_.size());
    all_->setCheckState(count == 0               ? Qt::Unchecked
                        : count == boxes_.size() ? Qt::Checked
                                                 : Qt::PartiallyChecked);
}

}  // namespace seatlock::ui::simulator
