#include "ui/workspace.h"

#include "ui/pagedelegate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

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
    auto* side_layout = new QVBoxLayout(side);
    side_layout->setContentsMargins(0, list_top, 0, list_top);
    side_layout->addWidget(list_);

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

void Workspace::showPage(const QString& id) {
    for (int row = 0; row < list_->count(); ++row) {
        if (list_->item(row)->data(Qt::UserRole).toString() == id) list_->setCurrentRow(row);
    }
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
