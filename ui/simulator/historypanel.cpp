#include "ui/simulator/historypanel.h"

#include "ui/simulator/runarchive.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QThread>
#include <QVBoxLayout>

namespace seatlock::ui::simulator {

HistoryPanel::HistoryPanel(QWidget* parent)
    : QWidget(parent),
      notice_(new style::Banner(this)),
      stack_(new QStackedLayout),
      table_(new QTableView(this)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 12, 0, 12);
    makeTable();
    auto* none = new style::EmptyState(
        style::Icon::history, tr("No earlier runs"),
        tr("Every simulation is kept in the data folder, and can be opened and compared here."),
        this);
    stack_->addWidget(none);
    stack_->addWidget(table_);
    makeButtons();
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {open_, compare_, delete_}) row->addWidget(button);
    row->addStretch(1);
    all->addWidget(notice_);
    all->addLayout(stack_, 1);
    all->addLayout(row);
    showChoice();
}

HistoryPanel::~HistoryPanel() {
    for (QThread* thread : findChildren<QThread*>()) thread->wait();
}

void HistoryPanel::makeTable() {
    table_->setModel(&model_);
    table_->setAccessibleName(tr("Earlier runs"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setTabKeyNavigation(false);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setStretchLastSection(true);
    connect(table_, &QTableView::activated, this, &HistoryPanel::openChosen);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPanel::showChoice);
    connect(&model_, &QAbstractItemModel::modelReset, this, [this] {
        stack_->setCurrentIndex(model_.rowCount() > 0 ? 1 : 0);
        table_->resizeColumnsToContents();
        const int most = 32 * fontMetrics().averageCharWidth();
        for (int i = 0; i < RunListModel::verdict; ++i) {
            table_->setColumnWidth(i, std::min(most, table_->columnWidth(i) + 12));
        }
        showChoice();
    });
}

void HistoryPanel::makeButtons() {
    open_ = new QPushButton(style::Icons::icon(style::Icon::open), tr("&Open"), this);
    open_->setToolTip(tr("Show the run that is selected (Enter)"));
    compare_ = new QPushButton(tr("Co&mpare"), this);
    compare_->setToolTip(tr("Show the two runs that are selected side by side"));
    delete_ = new QPushButton(tr("Dele&te…"), this);
    delete_->setToolTip(tr("Delete the selected runs with their raw logs (Del)"));
    delete_->setShortcut(QKeySequence::Delete);
    connect(open_, &QPushButton::clicked, this, &HistoryPanel::openChosen);
    connect(compare_, &QPushButton::clicked, this, &HistoryPanel::openChosen);
    connect(delete_, &QPushButton::clicked, this, &HistoryPanel::deleteChosen);
}

void HistoryPanel::setArchive(const QString& folder) {
    if (folder == archive_) return;
    archive_ = folder;
    stale_ = true;
    if (isVisible()) reload();
}

void HistoryPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_) reload();
}

void HistoryPanel::onThread(std::function<void()> work, std::function<void()> then) {
    reading_ = true;
    showChoice();
    QThread* thread = QThread::create(std::move(work));
    thread->setObjectName(QStringLiteral("runs"));
    thread->setParent(this);
    connect(thread, &QThread::finished, this, [this, then = std::move(then)] {
        reading_ = false;
        then();
        showChoice();
        if (stale_ && isVisible()) reload();
    });
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

void HistoryPanel::reload() {
    stale_ = true;
    if (reading_) return;  // then
    stale_ = false;
    auto entries = std::make_shared<std::vector<RunEntry>>();
    onThread([entries, folder = archive_] { *entries = listRuns(folder); },
             [this, entries] { model_.setEntries(std::move(*entries)); });
}

std::vector<int> HistoryPanel::chosen() const {
    std::vector<int> out;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
        out.push_back(index.row());
    }
    std::ranges::sort(out);
    return out;
}

void HistoryPanel::showChoice() {
    const auto rows = chosen();
    const bool readable =
        std::ranges::all_of(rows, [this](int row) { return model_.entry(row).readable; });
    open_->setEnabled(!reading_ && readable && rows.size() == 1);
    compare_->setEnabled(!reading_ && readable && rows.size() == 2);
    delete_->setEnabled(!reading_ && !rows.empty());
}

void HistoryPanel::openChosen() {
    if (!open_->isEnabled() && !compare_->isEnabled()) return;
    std::vector<QString> folders;
    for (const int row : chosen()) folders.push_back(model_.entry(row).folder);
    // The older one first.
    std::ranges::reverse(folders);
    auto results = std::make_shared<Results>();
    auto wrong = std::make_shared<QString>();
    onThread(
        [folders, results, wrong] {
            for (const QString& folder : folders) {
                auto result = readRun(folder);
                if (!result) {
                    *wrong = QString::fromStdString(result.error().detail);
                    return;
                }
                results->push_back(std::move(*result));
            }
        },
        [this, results, wrong] {
            if (!wrong->isEmpty()) return notice_->say(style::Banner::Kind::error, *wrong);
            notice_->clear();
            Q_EMIT opened(*results);
        });
}

void HistoryPanel::deleteChosen() {
    const auto rows = chosen();
    if (rows.empty() || reading_) return;
    QMessageBox box(
        QMessageBox::Question, tr("Seatlock"),
        rows.size() == 1 ? tr("Delete this run?") : tr("Delete %1 runs?").arg(rows.size()),
        QMessageBox::Cancel, this);
    box.setInformativeText(tr("Its figures and raw logs are removed from the disk."));
    auto* sure = box.addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() != sure) return;
    std::vector<QString> folders;
    for (const int row : rows) folders.push_back(model_.entry(row).folder);
    auto left = std::make_shared<QStringList>();
    onThread(
        [folders, left, archive = archive_] {
            for (const QString& folder : folders) {
                if (!removeRun(archive, folder)) *left << folder;
            }
        },
        [this, left] {
            if (left->isEmpty()) {
                notice_->clear();
            } else {
                notice_->say(
                    style::Banner::Kind::error,
                    tr("This could not be removed: %1").arg(left->join(QStringLiteral(", "))));
            }
            reload();
        });
}

}  // namespace seatlock::ui::simulator
