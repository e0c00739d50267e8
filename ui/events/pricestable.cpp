#include "ui/events/pricestable.h"

#include "ui/forms/amounts.h"
#include "ui/style/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QJsonObject>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>

namespace seatlock::ui::events {

namespace {

constexpr int swatch = 14;
constexpr int lines_min = 4;

QIcon swatchOf(const QColor& color) {
    QPixmap pixmap(swatch, swatch);
    pixmap.fill(color.isValid() ? color : QColor(Qt::gray));
    return pixmap;
}

}  // namespace

PricesTable::PricesTable(QWidget* parent) : QWidget(parent), table_(new QTableWidget) {
    table_->setAccessibleName(tr("Prices by category and ticket type"));
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->setSectionsClickable(false);
    table_->horizontalHeader()->setToolTip(tr("Double-click to rename a ticket type"));
    table_->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked);
    auto* add = new QPushButton(style::Icons::icon(style::Icon::add), tr("Add a Ticket Type…"));
    auto* remove = new QPushButton(tr("Remove Ticket Type"));
    auto* row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(table_, 1);
    all->addLayout(row);
    connect(add, &QPushButton::clicked, this, &PricesTable::askType);
    connect(remove, &QPushButton::clicked, this, &PricesTable::removeType);
    connect(table_->horizontalHeader(), &QHeaderView::sectionDoubleClicked, this,
            &PricesTable::renameType);
    connect(table_, &QTableWidget::itemChanged, this, [this] {
        if (!filling_) Q_EMIT edited();
    });
    fit();
}

void PricesTable::fit() {
    const int line = fontMetrics().height() + 12;
    table_->verticalHeader()->setDefaultSectionSize(line);
    table_->setMinimumHeight(line * (lines_min + 1));
}

int PricesTable::columnOf(const QString& slug, const QString& name) {
    for (std::size_t i = 0; i < types_.size(); ++i) {
        if (types_[i].slug == slug) return static_cast<int>(i);
    }
    addType({slug, name});
    return static_cast<int>(types_.size()) - 1;
}

void PricesTable::addType(const TicketType& type) {
    types_.push_back(type);
    const int column = static_cast<int>(types_.size()) - 1;
    table_->setColumnCount(column + 1);
    table_->setHorizontalHeaderItem(column, new QTableWidgetItem(type.name));
    for (int row = 0; row < table_->rowCount(); ++row) {
        auto* cell = new QTableWidgetItem;
        cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table_->setItem(row, column, cell);
    }
}

void PricesTable::setCategories(const QJsonArray& categories) {
    const QScopedValueRollback guard(filling_, true);
    categories_ = categories;
    types_.clear();
    table_->clear();
    table_->setColumnCount(0);
    table_->setRowCount(static_cast<int>(categories.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const auto category = categories[row].toObject();
        const QString name = category.value(QLatin1String("name")).toString();
        auto* head = new QTableWidgetItem(
            swatchOf(QColor(category.value(QLatin1String("color")).toString())), name);
        head->setToolTip(name);
        table_->setVerticalHeaderItem(row, head);
    }
    for (int row = 0; row < table_->rowCount(); ++row) {
        for (const auto value :
             categories[row].toObject().value(QLatin1String("ticket_types")).toArray()) {
            const auto type = value.toObject();
            const int column = columnOf(type.value(QLatin1String("slug")).toString(),
                                        type.value(QLatin1String("name")).toString());
            table_->item(row, column)
                ->setText(forms::amountText(type.value(QLatin1String("price_minor")).toInteger(),
                                            currency_));
        }
    }
    if (types_.empty() && !categories.isEmpty()) {
        addType({QStringLiteral("adult"), tr("Adult")});
        addType({QStringLiteral("concession"), tr("Concession")});
    }
}

void PricesTable::setCurrency(const QString& currency) {
    currency_ = currency;
}

QJsonArray PricesTable::categories() const {
    QJsonArray out;
    for (int row = 0; row < table_->rowCount(); ++row) {
        auto category = categories_[row].toObject();
        QJsonArray types;
        for (int column = 0; column < table_->columnCount(); ++column) {
            const auto amount = forms::amountOf(table_->item(row, column)->text(), currency_);
            if (!amount) continue;
            const auto& type = types_[static_cast<std::size_t>(column)];
            types.append(
                QJsonObject{{QStringLiteral("slug"), type.slug},
                            {QStringLiteral("name"), type.name},
                            {QStringLiteral("price_minor"), static_cast<qint64>(*amount)}});
        }
        category.insert(QStringLiteral("ticket_types"), types);
        out.append(category);
    }
    return out;
}

QString PricesTable::problem() {
    for (int row = 0; row < table_->rowCount(); ++row) {
        bool priced = false;
        for (int column = 0; column < table_->columnCount(); ++column) {
            const QString text = table_->item(row, column)->text().trimmed();
            if (text.isEmpty()) continue;
            priced = true;
            if (forms::amountOf(text, currency_)) continue;
            table_->setCurrentCell(row, column);
            table_->setFocus();
            return tr("“%1” is not an amount: write it like %2.")
                .arg(text, forms::amountText(2'500, currency_));
        }
        if (priced) continue;
        table_->setCurrentCell(row, 0);
        table_->setFocus();
        return tr("Give “%1” a price: 0 for tickets that cost nothing.")
            .arg(table_->verticalHeaderItem(row)->text());
    }
    return {};
}

void PricesTable::askType() {
    if (table_->rowCount() == 0) return;
    bool said = false;
    const QString name =
        QInputDialog::getText(this, tr("New Ticket Type"), tr("Who buys it (“Child”, “Student”):"),
                              QLineEdit::Normal, {}, &said);
    const QString slug = forms::slugOf(name);
    if (!said || slug.isEmpty()) return;
    const QScopedValueRollback guard(filling_, true);
    table_->setCurrentCell(0, columnOf(slug, name.trimmed()));
    table_->setFocus();
}

void PricesTable::renameType(int column) {
    auto& type = types_[static_cast<std::size_t>(column)];
    bool said = false;
    const QString name = QInputDialog::getText(this, tr("Rename Ticket Type"), tr("New name:"),
                                               QLineEdit::Normal, type.name, &said);
    if (!said || name.trimmed().isEmpty()) return;
    type.name = name.trimmed();
    table_->horizontalHeaderItem(column)->setText(type.name);
    Q_EMIT edited();
}

void PricesTable::removeType() {
    const int column = table_->currentColumn();
    if (column < 0 || types_.size() < 2) return;
    types_.erase(types_.begin() + column);
    table_->removeColumn(column);
    Q_EMIT edited();
}

}  // namespace seatlock::ui::events
