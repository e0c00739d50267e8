#include "ui/venues/problemlist.h"

#include "ui/style/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace seatlock::ui::venues {

namespace {
constexpr QSize first_size{760, 420};
}

std::vector<ChartProblem> findingsOf(const QJsonObject& body) {
    std::vector<ChartProblem> out;
    for (const auto value : body.value(QLatin1String("findings")).toArray()) {
        const auto one = value.toObject();
        out.push_back({one.value(QLatin1String("place")).toString(),
                       one.value(QLatin1String("message")).toString(),
                       one.value(QLatin1String("severity")) == QLatin1String("warning")});
    }
    // Events that sell by another version, and could not be moved to this one.
    for (const auto event : body.value(QLatin1String("events")).toArray()) {
        for (const auto loss : event[QLatin1String("losses")].toArray()) {
            out.push_back({ProblemList::tr("%1, seat %2")
                               .arg(event[QLatin1String("event")].toString(),
                                    loss[QLatin1String("seat")].toString()),
                           loss[QLatin1String("message")].toString(), true});
        }
    }
    return out;
}

ProblemList::ProblemList(const QString& title, const QString& meaning,
                         const std::vector<ChartProblem>& problems, qint64 more, QWidget* parent)
    : QDialog(parent),
      table_(new QTableWidget(0, 2)),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Close)) {
    setWindowTitle(title);
    auto* words = new QLabel(meaning);
    words->setWordWrap(true);
    table_->setAccessibleName(title);
    table_->setHorizontalHeaderLabels({tr("Where"), tr("What")});
    table_->verticalHeader()->hide();
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setTabKeyNavigation(false);
    table_->horizontalHeader()->setStretchLastSection(true);
    for (const auto& problem : problems) {
        const int row = table_->rowCount();
        table_->insertRow(row);
        const auto icon = problem.warning ? style::Icon::warning : style::Icon::error;
        auto* place = new QTableWidgetItem(style::Icons::icon(icon), problem.place);
        place->setToolTip(problem.warning ? tr("Warning") : tr("Error"));
        table_->setItem(row, 0, place);
        table_->setItem(row, 1, new QTableWidgetItem(problem.text));
    }
    table_->resizeColumnToContents(0);
    table_->resizeRowsToContents();
    auto* rest = new QLabel(tr("And %1 more.").arg(QLocale().toString(more)));
    rest->setVisible(more > 0);
    auto* copy = buttons_->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, &ProblemList::copy);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(table_, 1);
    column->addWidget(rest);
    column->addWidget(buttons_);
    resize(first_size);
}

void ProblemList::copy() const {
    QStringList lines;
    for (int row = 0; row < table_->rowCount(); ++row) {
        lines << table_->item(row, 0)->text() + QLatin1Char('\t') + table_->item(row, 1)->text();
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace seatlock::ui::venues
