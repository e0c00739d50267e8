#include "ui/designer/categoriespanel.h"

#include "engine/seating/changes.h"
#include "engine/seating/naming.h"
#include "ui/designer/selectiontext.h"

#include <algorithm>

#include <QColorDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace seatlock::ui::designer {

namespace {

constexpr int swatch_px = 16;
/// New categories' colours, in turn: told apart by people with any colour vision.
constexpr const char* colors[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                  "#e69f00", "#56b4e9", "#805ad5", "#4a5568"};

QIcon swatch(const QColor& color) {
    QPixmap picture(swatch_px, swatch_px);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color.darker());
    painter.setBrush(color);
    painter.drawEllipse(QRectF(1, 1, swatch_px - 2, swatch_px - 2));
    painter.end();
    // Chosen, too: a style would tint it.
    QIcon out(picture);
    out.addPixmap(picture, QIcon::Selected);
    return out;
}

/// By category, and what has none last.
std::vector<std::int64_t> placesOf(const seating::Chart& chart) {
    std::vector<std::int64_t> out(chart.categories.size() + 1);
    const auto slot = [&](seating::CategoryNo category) -> std::int64_t& {
        return chart.isCategory(category) ? out[static_cast<std::size_t>(category)] : out.back();
    };
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) ++slot(seat.category);
        }
    }
    for (const auto& area : chart.areas) slot(area.category) += area.capacity;
    return out;
}

}  // namespace

CategoriesPanel::CategoriesPanel(ChartDocument& document, DesignSettings& settings)
    : document_(document),
      settings_(settings),
      list_(new QTreeWidget),
      recolor_(new QPushButton(tr("Colour…"))),
      remove_(new QPushButton(tr("Remove"))),
      paint_(new QPushButton(tr("Price the selection"))) {
    list_->setHeaderLabels({tr("Category"), tr("Places")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAccessibleName(tr("Price categories"));
    list_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* adding = new QPushButton(tr("New"));
    auto* brush = new QPushButton(tr("Paint by mouse"));
    auto* buttons = new QGridLayout;
    buttons->addWidget(adding, 0, 0, 1, 2);
    buttons->addWidget(recolor_, 0, 2, 1, 2);
    buttons->addWidget(remove_, 0, 4, 1, 2);
    buttons->addWidget(paint_, 1, 0, 1, 3);
    buttons->addWidget(brush, 1, 3, 1, 3);
    auto* column = new QVBoxLayout(this);
    column->addWidget(list_, 1);
    column->addLayout(buttons);
    connect(adding, &QPushButton::clicked, this, &CategoriesPanel::add);
    connect(recolor_, &QPushButton::clicked, this, &CategoriesPanel::recolor);
    connect(remove_, &QPushButton::clicked, this, &CategoriesPanel::remove);
    connect(brush, &QPushButton::clicked, this, &CategoriesPanel::brushWanted);
    connect(paint_, &QPushButton::clicked, this, [this] { paintSelection(current()); });
    connect(list_, &QTreeWidget::currentItemChanged, this, [this] {
        if (!refreshing_) choose(current());
    });
    connect(list_, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item) {
        if (!refreshing_) renamed(item);
    });
    connect(&document, &ChartDocument::changed, this, &CategoriesPanel::refresh);
    connect(&document, &ChartDocument::selectionChanged, this,
            [this] { paint_->setEnabled(!document_.selection().empty()); });
    refresh();
}

seating::CategoryNo CategoriesPanel::current() const {
    const int row = list_->indexOfTopLevelItem(list_->currentItem());
    return document_.chart().isCategory(static_cast<seating::CategoryNo>(row))
               ? static_cast<seating::CategoryNo>(row)
               : seating::no_category;
}

void CategoriesPanel::choose(seating::CategoryNo category) {
    settings_.category = category;
    refresh();
    Q_EMIT chosenChanged();
}

void CategoriesPanel::refresh() {
    refreshing_ = true;
    const seating::Chart& chart = document_.chart();
    const QLocale locale;
    const auto places = placesOf(chart);
    const auto rows = static_cast<int>(chart.categories.size()) + 1;
    while (list_->topLevelItemCount() > rows) delete list_->takeTopLevelItem(0);
    while (list_->topLevelItemCount() < rows) list_->addTopLevelItem(new QTreeWidgetItem);
    for (int i = 0; i < rows; ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        const bool last = i + 1 == rows;
        const auto at = static_cast<std::size_t>(i);
        item->setText(0, last ? tr("Unpriced") : QString::fromStdString(chart.categories[at].name));
        item->setIcon(
            0, last ? QIcon() : swatch(QColor(QString::fromStdString(chart.categories[at].color))));
        item->setText(1, locale.toString(static_cast<qlonglong>(places[at])));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setFlags(last ? Qt::ItemIsSelectable | Qt::ItemIsEnabled
                            : Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable);
    }
    const bool is_category = chart.isCategory(settings_.category);
    list_->setCurrentItem(list_->topLevelItem(is_category ? settings_.category : rows - 1));
    recolor_->setEnabled(is_category);
    remove_->setEnabled(is_category);
    paint_->setEnabled(!document_.selection().empty());
    refreshing_ = false;
}

void CategoriesPanel::renamed(QTreeWidgetItem* item) {
    const auto at = static_cast<seating::CategoryNo>(list_->indexOfTopLevelItem(item));
    const std::string name = item->text(0).trimmed().toStdString();
    document_.edit(tr("Rename a category"), [&](seating::Chart& chart, const seating::Selection&) {
        if (chart.isCategory(at) && !name.empty()) {
            chart.categories[static_cast<std::size_t>(at)].name = name;
        }
    });
    // A name that was not taken goes, too.
    refresh();
}

void CategoriesPanel::add() {
    const auto& categories = document_.chart().categories;
    const auto taken = [&](const std::string& name) {
        return std::ranges::find(categories, name, &seating::Category::name) != categories.end();
    };
    const std::string name = seating::freeName(tr("Category 1").toStdString(), false, taken);
    const char* color = colors[categories.size() % std::size(colors)];
    settings_.category = static_cast<seating::CategoryNo>(categories.size());
    document_.edit(tr("Add a category"), [&](seating::Chart& chart, const seating::Selection&) {
        chart.categories.push_back({seating::freeSlug(chart, name), name, color});
    });
    Q_EMIT chosenChanged();
    list_->setFocus();
    list_->editItem(list_->currentItem(), 0);
}

void CategoriesPanel::recolor() {
    const auto at = static_cast<std::size_t>(current());
    const QColor now(QString::fromStdString(document_.chart().categories[at].color));
    const QColor chosen = QColorDialog::getColor(now, window(), tr("Colour of the category"));
    if (!chosen.isValid()) return;
    document_.edit(tr("Change a colour"), [&](seating::Chart& chart, const seating::Selection&) {
        chart.categories[at].color = chosen.name().toStdString();
    });
}

void CategoriesPanel::remove() {
    const auto category = current();
    document_.edit(tr("Remove a category"), [&](seating::Chart& chart, const seating::Selection&) {
        seating::removeCategory(chart, category);
    });
}

void CategoriesPanel::paintSelection(seating::CategoryNo category) {
    if (document_.selection().empty()) return;
    document_.edit(tr("Price %1").arg(describe(document_.chart(), document_.selection())),
                   [&](seating::Chart& chart, const seating::Selection& selection) {
                       seating::setCategory(chart, selection, category);
                   });
}

}  // namespace seatlock::ui::designer
