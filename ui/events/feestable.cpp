#include "ui/events/feestable.h"

#include "ui/forms/amounts.h"
#include "ui/style/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

namespace seatlock::ui::events {

namespace {
enum Column { name_column, amount_column, per_column, columns };
constexpr int fees_max = 20;
}  // namespace

FeesTable::FeesTable(QWidget* parent) : QWidget(parent), table_(new QTableWidget(0, columns)) {
    table_->setAccessibleName(tr("Fees"));
    table_->setHorizontalHeaderLabels({tr("Fee"), tr("Amount"), tr("Charged")});
    table_->verticalHeader()->hide();
    table_->setTabKeyNavigation(false);
    table_->horizontalHeader()->setSectionResizeMode(name_column, QHeaderView::Stretch);
    table_->setMinimumHeight(4 * (fontMetrics().height() + 12));
    auto* more = new QPushButton(style::Icons::icon(style::Icon::add), tr("Add a Fee"));
    auto* remove = new QPushButton(tr("Remove Fee"));
    auto* row = new QHBoxLayout;
    row->addWidget(more);
    row->addWidget(remove);
    row->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(table_, 1);
    all->addLayout(row);
    connect(table_, &QTableWidget::itemChanged, this, &FeesTable::edited);
    connect(more, &QPushButton::clicked, this, [this] {
        if (table_->rowCount() >= fees_max) return;
        add(tr("Booking fee"), forms::amountText(100, currency_), false);
        table_->setCurrentCell(table_->rowCount() - 1, name_column);
        table_->editItem(table_->currentItem());
        Q_EMIT edited();
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        if (table_->currentRow() < 0) return;
        table_->removeRow(table_->currentRow());
        Q_EMIT edited();
    });
}

void FeesTable::add(const QString& name, const QString& amount, bool per_order) {
    const QSignalBlocker quiet(table_);
    const int row = table_->rowCount();
    table_->insertRow(row);
    table_->setItem(row, name_column, new QTableWidgetItem(name));
    auto* cell = new QTableWidgetItem(amount);
    cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table_->setItem(row, amount_column, cell);
    auto* per = new QComboBox;
    per->addItems({tr("for each ticket"), tr("once an order")});
    per->setCurrentIndex(per_order ? 1 : 0);
    per->setAccessibleName(tr("How often %1 is charged").arg(name));
    table_->setCellWidget(row, per_column, per);
    table_->resizeColumnToContents(per_column);
    connect(per, &QComboBox::currentIndexChanged, this, &FeesTable::edited);
}

void FeesTable::setFees(const QJsonArray& fees) {
    table_->setRowCount(0);
    for (const auto value : fees) {
        const auto fee = value.toObject();
        add(fee.value(QLatin1String("name")).toString(),
            forms::amountText(fee.value(QLatin1String("amount_minor")).toInteger(), currency_),
            fee.value(QLatin1String("per")).toString() == QLatin1String("order"));
    }
}

bool FeesTable::perOrder(int row) const {
    return static_cast<const QComboBox*>(table_->cellWidget(row, per_column))->currentIndex() == 1;
}

QJsonArray FeesTable::fees() const {
    QJsonArray out;
    for (int row = 0; row < table_->rowCount(); ++row) {
        out.append(
            QJsonObject{{QStringLiteral("name"), table_->item(row, name_column)->text().trimmed()},
                        {QStringLiteral("per"),
                         perOrder(row) ? QStringLiteral("order") : QStringLiteral("ticket")},
                        {QStringLiteral("amount_minor"),
                         static_cast<qint64>(
                             forms::amountOf(table_->item(row, amount_column)->text(), currency_)
                                 .value_or(0))}});
    }
    return out;
}

QString FeesTable::problem() {
    for (int row = 0; row < table_->rowCount(); ++row) {
        const QString amount = table_->item(row, amount_column)->text();
        const bool named = !table_->item(row, name_column)->text().trimmed().isEmpty();
        if (named && forms::amountOf(amount, currency_)) continue;
        table_->setCurrentCell(row, named ? amount_column : name_column);
        table_->setFocus();
        return named ? tr("“%1” is not an amount: write it like %2.")
                           .arg(amount, forms::amountText(150, currency_))
                     : tr("Name the fee, or remove it.");
    }
    return {};
}

}  // namespace seatlock::ui::events
