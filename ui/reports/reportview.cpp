#include "ui/reports/reportview.h"

#include "ui/reports/reporttables.h"
#include "ui/reports/saleschart.h"
#include "ui/style/card.h"
#include "ui/style/figurelabel.h"

#include <algorithm>

#include <QGridLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QTableWidget>
#include <QVBoxLayout>

namespace seatlock::ui::reports {

namespace {

constexpr int columns = 2;
constexpr int lines_max = 12;
constexpr int row_air = 8;
constexpr int gap = 12;
constexpr int figures_gap = 36;

void clear(QLayout& layout) {
    while (auto* item = layout.takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

QTableWidget* makeTable(const ReportTable& table) {
    auto rows = table.rows;
    if (!table.total.isEmpty()) rows.push_back(table.total);
    auto* out =
        new QTableWidget(static_cast<int>(rows.size()), static_cast<int>(table.heads.size()));
    out->setAccessibleName(table.title);
    out->setHorizontalHeaderLabels(table.heads);
    out->verticalHeader()->hide();
    out->setEditTriggers(QAbstractItemView::NoEditTriggers);
    out->setSelectionBehavior(QAbstractItemView::SelectRows);
    out->setTabKeyNavigation(false);
    out->setShowGrid(false);
    out->setFrameShape(QFrame::NoFrame);
    out->setAlternatingRowColors(true);
    for (int i = 0; i < out->columnCount(); ++i) {
        const bool figure = i >= table.words;
        const auto side = figure ? Qt::AlignRight : Qt::AlignLeft;
        out->horizontalHeaderItem(i)->setTextAlignment(side | Qt::AlignVCenter);
        for (int row = 0; row < out->rowCount(); ++row) {
            auto* cell = new QTableWidgetItem(rows[static_cast<std::size_t>(row)][i]);
            cell->setTextAlignment(side | Qt::AlignVCenter);
            if (row >= static_cast<int>(table.rows.size())) {
                auto font = out->font();
                font.setBold(true);
                cell->setFont(font);
            }
            out->setItem(row, i, cell);
        }
        out->horizontalHeader()->setSectionResizeMode(
            i, i == 0 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
    const int line = out->fontMetrics().height() + row_air;
    out->verticalHeader()->setDefaultSectionSize(line);
    const int shown = std::min(out->rowCount(), lines_max);
    out->setFixedHeight(out->horizontalHeader()->sizeHint().height() + shown * line + 4);
    return out;
}

}  // namespace

ReportView::ReportView(QWidget* parent)
    : QScrollArea(parent),
      head_(new style::Card),
      figures_(new QHBoxLayout),
      curve_(new style::Card(tr("Seats sold over time"))),
      no_curve_(new style::TonedLabel(style::Tone::muted, tr("Nothing has been sold yet."))),
      chart_(new SalesChart),
      tables_(new QGridLayout) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    figures_->setSpacing(figures_gap);
    head_->body()->addLayout(figures_);
    curve_->body()->addWidget(no_curve_);
    curve_->body()->addWidget(chart_, 1);
    tables_->setSpacing(gap);
    for (int i = 0; i < columns; ++i) tables_->setColumnStretch(i, 1);
    auto* content = new QWidget;
    auto* all = new QVBoxLayout(content);
    all->setSpacing(gap);
    all->addWidget(head_);
    all->addWidget(curve_);
    all->addLayout(tables_);
    all->addStretch(1);
    setWidget(content);
}

void ReportView::setReport(const QJsonObject& report) {
    head_->setTitle(report.isEmpty()
                        ? QString()
                        : QStringLiteral("%1 — %2").arg(nameOf(report), placeAndTime(report)));
    const bool any = !report.value(QLatin1String("curve")).toArray().isEmpty();
    chart_->setVisible(any);
    no_curve_->setVisible(!any);
    if (any) chart_->setReport(report);
    showFigures(report);
    showTables(report);
}

void ReportView::showFigures(const QJsonObject& report) {
    clear(*figures_);
    for (const auto& figure : figuresOf(report)) {
        const QString caption = figure.before.isEmpty()
                                    ? figure.caption
                                    : tr("%1\nbefore: %2").arg(figure.caption, figure.before);
        auto* label = new style::FigureLabel(caption);
        label->setScale(1.6);
        label->setValue(figure.value);
        figures_->addWidget(label);
    }
    figures_->addStretch(1);
}

void ReportView::showTables(const QJsonObject& report) {
    clear(*tables_);
    int number = 0;
    for (const auto& table : tablesOf(report)) {
        auto* card = new style::Card(table.title);
        if (table.rows.empty()) {
            card->body()->addWidget(new style::TonedLabel(style::Tone::muted, table.empty));
        } else {
            card->body()->addWidget(makeTable(table));
        }
        card->body()->addStretch(1);
        tables_->addWidget(card, number / columns, number % columns);
        ++number;
    }
}

}  // namespace seatlock::ui::reports
