#include "ui/workspace.h"

#include "ui/pagedelegate.h"

#include <QEvent>
#include <QHBoxLayout>

namespace seatlock::ui {

namespace {
constexpr int icon_size = 22;
constexpr int list_top = 8;
}  // namespace

Workspace::Workspace(QWidget* parent)
    : QWidget(parent),
      list_(new QListWidget(this)),
      banners_(new QWidget(this)),
      pages_(new QStackedWidget(this)) {
    list_->setAccessibleName(tr("Pages"));
    list_->setIconSize({icon_size, icon_size});
    list_->setItemDelegate(new PageDelegate(list_));
    list_->setMouseTracking(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* banner_layout = new QVBoxLayout(banners_);
    banner_layout->setContentsMargins(0, 0, 0, 0);
    banner_layout->setSpacing(0);

    // The list's own ground reaches the window's edge; only its rows keep away from it.
    auto* side = new QWidget(this);
    side->setBackgroundRole(QPalette::Base);
    side->setAutoFillBackground(true);
    side_ = new QVBoxLayout(side);
    side_->setContentsMargins(0, list_top, 0, list_top);
    side_->addWidget(list_);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(banners_);
    right->addWidget(pages_, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addLayout(right, 1);
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        pages_->setCurrentIndex(row);
        Q_EMIT pageShown(currentPage());
    });
}

void Workspace::addPage(const QString& id, const QIcon& icon, const QString& title, QWidget* page) {
    page->setObjectName(id);
    pages_->addWidget(page);
    auto* item = new QListWidgetItem(icon, title, list_);
    item->setData(Qt::UserRole, id);
    fitList();
    if (list_->currentRow() < 0) list_->setCurrentRow(0);
}

void Workspace::fitList() {
    list_->setFixedWidth(list_->sizeHintForColumn(0));
}

void Workspace::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitList();
}

int Workspace::rowOf(const QString& id) const {
    for (int row = 0; row < list_->count(); ++row) {
        if (list_->item(row)->data(Qt::UserRole).toString() == id) return row;
    }
    return -1;
}

void Workspace::showPage(const QString& id) {
    const int row = rowOf(id);
    if (row >= 0 && !list_->item(row)->isHidden()) list_->setCurrentRow(row);
}

void Workspace::setPageShown(const QString& id, bool shown) {
    const int row = rowOf(id);
    if (row < 0) return;
    if (!shown && row == list_->currentRow()) list_->setCurrentRow(0);
    list_->item(row)->setHidden(!shown);
}

void Workspace::setFoot(QWidget* foot) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(PageDelegate::margin_x, 0, PageDelegate::margin_x, 0);
    row->addWidget(foot);
    side_->addLayout(row);
}

QString Workspace::currentPage() const {
    const auto* item = list_->currentItem();
    return item == nullptr ? QString() : item->data(Qt::UserRole).toString();
}

QWidget* Workspace::page(const QString& id) const {
    return pages_->findChild<QWidget*>(id, Qt::FindDirectChildrenOnly);
}

void Workspace::addBanner(QWidget* banner) {
    banners_->layout()->addWidget(banner);
}

}  // namespace seatlock::ui
