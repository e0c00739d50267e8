#include "ui/workspace.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace seatlock::ui {

namespace {
constexpr int icon_size = 22;
constexpr int list_margin = 48;  // room around icon and title
constexpr int row_padding = 20;
}  // namespace

Workspace::Workspace(QWidget* parent)
    : QWidget(parent),
      list_(new QListWidget(this)),
      banners_(new QWidget(this)),
      pages_(new QStackedWidget(this)) {
    list_->setAccessibleName(tr("Pages"));
    list_->setIconSize({icon_size, icon_size});
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* banner_layout = new QVBoxLayout(banners_);
    banner_layout->setContentsMargins(0, 0, 0, 0);
    banner_layout->setSpacing(0);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(banners_);
    right->addWidget(pages_, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(list_);
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
    item->setSizeHint({0, fontMetrics().height() + row_padding});
    fitList();
    if (list_->currentRow() < 0) list_->setCurrentRow(0);
}

void Workspace::fitList() {
    int width = 0;
    for (int row = 0; row < list_->count(); ++row) {
        width = std::max(width, fontMetrics().horizontalAdvance(list_->item(row)->text()));
    }
    list_->setFixedWidth(width + icon_size + list_margin);
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
