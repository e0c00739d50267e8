#include "ui/dialogs/folderfield.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace seatlock::ui::dialogs {

FolderField::FolderField(const QString& name, QWidget* parent)
    : QWidget(parent), name_(name), edit_(new QLineEdit), browse_(new QPushButton(tr("Browse…"))) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(edit_, 1);
    row->addWidget(browse_);
    edit_->setAccessibleName(name);
    browse_->setAccessibleName(tr("Browse for: %1").arg(name));
    browse_->setAutoDefault(true);  // Enter presses it when it has the focus
    setFocusProxy(edit_);
    connect(edit_, &QLineEdit::textEdited, this, &FolderField::edited);
    connect(browse_, &QPushButton::clicked, this, &FolderField::browse);
}

QString FolderField::path() const {
    QString text = edit_->text().trimmed();
    if (text.isEmpty()) return text;
    if (text == QLatin1String("~") || text.startsWith(QLatin1String("~/"))) {
        text.replace(0, 1, QDir::homePath());
    }
    return QDir::cleanPath(text);
}

void FolderField::setPath(const QString& path) {
    edit_->setText(path);
    edit_->setCursorPosition(0);
}

void FolderField::setPlaceholder(const QString& text) {
    edit_->setPlaceholderText(text);
}

void FolderField::setReadOnly(bool read_only) {
    edit_->setReadOnly(read_only);
    browse_->setDisabled(read_only);
}

QString FolderField::problemWith(const QString& path) {
    if (!QDir::isAbsolutePath(path)) {
        return tr("Give the whole path of the folder, beginning with /.");
    }
    const QFileInfo info(path);
    if (info.exists() && !info.isDir()) return tr("%1 is a file, not a folder.").arg(path);
    return {};
}

void FolderField::browse() {
    auto* search = new QFileDialog(this, name_);
    search->setAttribute(Qt::WA_DeleteOnClose);
    search->setFileMode(QFileDialog::Directory);
    search->setOption(QFileDialog::ShowDirsOnly);
    // The nearest folder that is there.
    QDir from(path().isEmpty() ? QDir::homePath() : path());
    while (!from.exists() && !from.isRoot()) from.setPath(QFileInfo(from.path()).path());
    search->setDirectory(from);
    connect(search, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        setPath(chosen);
        Q_EMIT edited();
    });
    search->open();
}

}  // namespace seatlock::ui::dialogs
