#include "ui/forms/listpane.h"

#include "ui/style/banner.h"
#include "ui/style/emptystate.h"
#include "ui/style/tonedlabel.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace seatlock::ui::forms {

namespace {
constexpr int row_air = 10;
constexpr int typing_ms = 300;
constexpr int column_letters_max = 44;
}  // namespace

ListPane::ListPane(host::StaffClient& client, const QString& name, const QString& member,
                   const QString& key, std::vector<Column> columns, QWidget* parent)
    : QWidget(parent),
      client_(client),
      member_(member),
      key_(key),
      table_(std::move(columns)),
      order_(new QSortFilterProxyModel(this)),
      search_(new QLineEdit),
      tools_(new QHBoxLayout),
      view_(new QTableView),
      more_(new QPushButton(tr("Load More"))),
      problem_(new style::Banner),
      nothing_(new style::EmptyState(style::Icon::find, {}, {})),
      no_match_(new style::TonedLabel(style::Tone::muted)),
      stack_(new QStackedLayout) {
    build(name);
    connect(problem_->addAction(tr("Try Again")), &QPushButton::clicked, this, &ListPane::reload);
    connect(more_, &QPushButton::clicked, this, [this] { load(next_cursor_); });
    auto* typed = new QTimer(this);
    typed->setSingleShot(true);
    typed->setInterval(typing_ms);
    connect(search_, &QLineEdit::textChanged, this,
            [this, typed] { search_parameter_.isEmpty() ? narrow() : typed->start(); });
    connect(typed, &QTimer::timeout, this, &ListPane::reload);
    connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ListPane::chosenChanged);
    connect(view_, &QTableView::doubleClicked, this, &ListPane::activated);
    view_->installEventFilter(this);
    search_->installEventFilter(this);
}

void ListPane::build(const QString& name) {
    order_->setSourceModel(&table_);
    order_->setSortRole(JsonTable::order_role);
    order_->setFilterKeyColumn(-1);
    order_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search in: %1").arg(name));
    search_->setClearButtonEnabled(true);
    view_->setModel(order_);
    view_->setAccessibleName(name);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setTabKeyNavigation(false);
    view_->setShowGrid(false);
    view_->setAlternatingRowColors(true);
    view_->setWordWrap(false);
    view_->setSortingEnabled(true);
    view_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    view_->horizontalHeader()->setHighlightSections(false);
    view_->horizontalHeader()->setStretchLastSection(true);
    view_->verticalHeader()->hide();
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    fitRows();
    no_match_->setAlignment(Qt::AlignCenter);
    no_match_->setWordWrap(true);
    more_->hide();
    problem_->setDismissible(false);
    auto* top = new QHBoxLayout;
    top->addWidget(search_, 1);
    top->addLayout(tools_);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_, 1);
    column->addWidget(more_, 0, Qt::AlignHCenter);
    stack_->addWidget(content);
    stack_->addWidget(nothing_);
    stack_->addWidget(no_match_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(top);
    all->addWidget(problem_);
    all->addLayout(stack_, 1);
}

void ListPane::fitRows() {
    view_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + row_air);
}

void ListPane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitRows();
}

void ListPane::setTarget(const QString& target) {
    target_ = target;
    forget();
    load({});
}

void ListPane::reload() {
    if (wanted_.isEmpty()) wanted_ = chosenKey();
    load({});
}

void ListPane::reloadAndChoose(const QString& key) {
    wanted_ = key;
    load({});
}

void ListPane::forget() {
    ++asked_;
    loaded_ = false;
    next_cursor_.clear();
    wanted_.clear();
    table_.clear();
    problem_->clear();
    tell();
    Q_EMIT chosenChanged();
}

void ListPane::load(const QString& cursor) {
    if (target_.isEmpty()) return;
    QString target = target_;
    const auto add = [&target](const QString& name, const QString& value) {
        target += QLatin1Char(target.contains(QLatin1Char('?')) ? '&' : '?') + name +
                  QLatin1Char('=') + host::StaffClient::segment(value);
    };
    if (!search_parameter_.isEmpty() && !search_->text().trimmed().isEmpty()) {
        add(search_parameter_, search_->text().trimmed());
    }
    if (!cursor.isEmpty()) add(QStringLiteral("cursor"), cursor);
    more_->setEnabled(false);
    client_.get(target, this,
                [this, number = ++asked_, first = cursor.isEmpty()](const host::Answer& answer) {
                    if (number == asked_) take(answer, first);
                });
}

void ListPane::take(const host::Answer& answer, bool first) {
    more_->setEnabled(true);
    if (!answer.ok()) {
        problem_->say(style::Banner::Kind::error, answer.message());
        return tell();
    }
    problem_->clear();
    loaded_ = true;
    if (first) table_.clear();
    const bool fit = table_.rowCount() == 0;
    table_.append(answer.body.value(member_).toArray());
    next_cursor_ = answer.body.value(QLatin1String("next_cursor")).toString();
    if (fit) {
        view_->resizeColumnsToContents();
        const int most = column_letters_max * fontMetrics().averageCharWidth();
        // The last one has what is left: wider than that, and the list would have to be scrolled.
        for (int i = 0; i + 1 < table_.columnCount(); ++i) {
            view_->setColumnWidth(i, std::min(view_->columnWidth(i) + row_air, most));
        }
    }
    tell();
    if (first) choose(std::exchange(wanted_, {}));
    Q_EMIT loaded();
    Q_EMIT chosenChanged();
}

void ListPane::narrow() {
    order_->setFilterFixedString(search_->text().trimmed());
    tell();
}

void ListPane::tell() {
    const bool searched = !search_->text().trimmed().isEmpty();
    more_->setVisible(!next_cursor_.isEmpty());
    no_match_->setText(next_cursor_.isEmpty()
                           ? tr("Nothing matches “%1”.").arg(search_->text().trimmed())
                           : tr("Nothing that is loaded matches “%1”. Clear the search and load "
                                "more.")
                                 .arg(search_->text().trimmed()));
    if (order_->rowCount() > 0) {
        stack_->setCurrentIndex(0);
    } else if (searched) {
        stack_->setCurrentIndex(2);
    } else {
        // Not before it is known that there is nothing.
        const bool known = loaded_ || target_.isEmpty();
        stack_->setCurrentIndex(known && problem_->isHidden() ? 1 : 0);
    }
}

QJsonObject ListPane::chosen() const {
    const auto index = order_->mapToSource(view_->currentIndex());
    return index.isValid() ? table_.item(index.row()) : QJsonObject();
}

QString ListPane::chosenKey() const {
    return chosen().value(key_).toString();
}

void ListPane::choose(const QString& key) {
    if (!loaded_) wanted_ = key;
    const int row = key.isEmpty() ? -1 : table_.rowOf(key_, key);
    const auto index = row < 0 ? QModelIndex() : order_->mapFromSource(table_.index(row, 0));
    view_->setCurrentIndex(index);
}

bool ListPane::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == view_ && enter && view_->currentIndex().isValid()) {
        Q_EMIT activated();
        return true;
    }
    if (watched == search_ && (key == Qt::Key_Down || enter) && order_->rowCount() > 0) {
        view_->setFocus();
        if (!view_->currentIndex().isValid()) view_->setCurrentIndex(order_->index(0, 0));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace seatlock::ui::forms
