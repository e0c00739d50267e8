#include "ui/seatmap/legend.h"

#include "ui/models/texts.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seattext.h"

#include <QLocale>
#include <QSignalBlocker>

namespace seatlock::ui::seatmap {

namespace {

constexpr std::array<board::SeatState, 4> all_states{board::SeatState::available,
                                                     board::SeatState::held, board::SeatState::sold,
                                                     board::SeatState::blocked};

QWidget* column(QWidget* parent) {
    auto* out = new QWidget(parent);
    auto* rows = new QVBoxLayout(out);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    return out;
}

}  // namespace

Legend::Legend(SeatMapView& view, QWidget* parent)
    : QObject(parent), view_(view), states_(column(parent)), categories_(column(parent)) {
    for (const auto state : all_states) {
        auto* row = new LegendRow(stateName(state), state, states_);
        row->setToolTip(tr("Untick to dim these seats"));
        states_->layout()->addWidget(row);
        state_rows_[static_cast<std::size_t>(state)] = row;
        connect(row, &LegendRow::toggled, this, &Legend::filter);
    }
    connect(&view, &SeatMapView::houseChanged, this, &Legend::buildCategories);
    connect(&view, &SeatMapView::countsChanged, this, &Legend::count);
    connect(&view, &SeatMapView::filterChanged, this, &Legend::showFilter);
    buildCategories();
    count();
    showFilter();
}

void Legend::buildCategories() {
    for (LegendRow* row : category_rows_) delete row;
    category_rows_.clear();
    const auto info = view_.scene().info;
    if (!info || view_.scene().empty()) return;
    for (const auto& category : info->categories) {
        auto* row = new LegendRow(categoryName(info.get(), category.category_no), std::nullopt,
                                  categories_);
        row->setNote(models::money(info->price(category.category_no),
                                   QString::fromStdString(info->currency)));
        row->setToolTip(tr("Untick to dim these seats"));
        categories_->layout()->addWidget(row);
        category_rows_.push_back(row);
        connect(row, &LegendRow::toggled, this, &Legend::filter);
    }
    count();
}

void Legend::count() {
    const QLocale locale;
    const MapScene& scene = view_.scene();
    for (const auto state : all_states) {
        const int seats = scene.empty() ? 0 : scene.data->counts().of(state);
        row(state)->setNumber(scene.empty() ? QString() : locale.toString(seats),
                              tr("%n seat(s)", nullptr, seats));
    }
    if (scene.empty()) return;
    for (std::size_t i = 0; i < category_rows_.size(); ++i) {
        const StateCounts& counts = scene.data->category(static_cast<std::int16_t>(i));
        const int free = counts.of(board::SeatState::available);
        category_rows_[i]->setNumber(locale.toString(free),
                                     tr("%1 of %2 seats available").arg(free).arg(counts.all()),
                                     tr("of %1 free").arg(locale.toString(counts.all())));
    }
}

void Legend::showFilter() {
    const SeatFilter& filter = view_.scene().filter;
    for (const auto state : all_states) {
        const QSignalBlocker quiet(row(state));
        row(state)->setChecked(filter.shows(state));
        row(state)->update();
    }
    for (std::size_t i = 0; i < category_rows_.size(); ++i) {
        const QSignalBlocker quiet(category_rows_[i]);
        category_rows_[i]->setChecked(filter.shows(static_cast<std::int16_t>(i)));
        category_rows_[i]->update();
    }
}

void Legend::filter() {
    SeatFilter filter;
    for (const auto state : all_states) filter.setShown(state, row(state)->isChecked());
    for (std::size_t i = 0; i < category_rows_.size(); ++i) {
        filter.setShown(static_cast<std::int16_t>(i), category_rows_[i]->isChecked());
    }
    view_.setFilter(filter);
}

}  // namespace seatlock::ui::seatmap
