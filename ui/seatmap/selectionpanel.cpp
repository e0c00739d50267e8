#include "ui/seatmap/selectionpanel.h"

#include "ui/models/texts.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seattext.h"
#include "ui/seatmap/selectionsummary.h"
#include "ui/style/icons.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QStringList>
#include <QVBoxLayout>

namespace seatlock::ui::seatmap {

SelectionPanel::SelectionPanel(SeatMapView& view, QWidget* parent)
    : QWidget(parent),
      view_(view),
      headline_(new QLabel(this)),
      details_(new style::TonedLabel(style::Tone::muted, {}, this)),
      copy_(new QPushButton(style::Icons::icon(style::Icon::copy), tr("Copy"), this)),
      clear_(new QPushButton(tr("Clear"), this)) {
    headline_->setWordWrap(true);
    details_->setWordWrap(true);
    copy_->setToolTip(tr("Copy the labels of the chosen seats, one a line (Ctrl+C on the map)"));
    clear_->setToolTip(tr("Choose nothing (Esc on the map)"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copy_);
    buttons->addWidget(clear_);
    buttons->addStretch(1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(headline_);
    lines->addWidget(details_);
    lines->addLayout(buttons);
    connect(copy_, &QPushButton::clicked, &view, &SeatMapView::copySelection);
    connect(clear_, &QPushButton::clicked, this, [this] { view_.selection().clear(); });
    connect(&view, &SeatMapView::selectionChanged, this, &SelectionPanel::refresh);
    connect(&view, &SeatMapView::houseChanged, this, &SelectionPanel::refresh);
    // A choice has few seats, as a rule; adding them up with every parcel is cheap.
    connect(&view, &SeatMapView::countsChanged, this, [this] {
        if (!view_.selection().empty()) refresh();
    });
    refresh();
}

void SelectionPanel::refresh() {
    const bool any = !view_.scene().empty() && !view_.selection().empty();
    copy_->setVisible(any);
    clear_->setVisible(any);
    headline_->setVisible(any);
    if (!any) {
        headline_->clear();
        details_->setText(
            tr("Click a seat, or drag from one seat to another. Ctrl adds to the choice; Shift "
               "begins a frame anywhere."));
        return;
    }
    const MapScene& scene = view_.scene();
    const SelectionSummary summary = summarize(scene, view_.selection().seats());
    headline_->setText(headline(summary));
    QStringList lines;
    for (const auto& [category, seats] : summary.categories) {
        lines << QStringLiteral("%1 × %2").arg(QLocale().toString(seats),
                                               categoryName(scene.info.get(), category));
    }
    if (scene.info) {
        lines << tr("Worth %1")
                     .arg(models::money(summary.price_minor,
                                        QString::fromStdString(scene.info->currency)));
    }
    details_->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace seatlock::ui::seatmap
