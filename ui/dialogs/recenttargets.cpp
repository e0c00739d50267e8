#include "ui/dialogs/recenttargets.h"

#include "engine/config/databaseurl.h"

#include <QSettings>

namespace seatlock::ui::dialogs {

namespace {

const QString urls_key = QStringLiteral("attach/recent-urls");
const QString folders_key = QStringLiteral("attach/recent-folders");

}  // namespace

QStringList RecentTargets::urls() const {
    return settings_.value(urls_key).toStringList();
}

QStringList RecentTargets::folders() const {
    return settings_.value(folders_key).toStringList();
}

void RecentTargets::addUrl(const QString& url) {
    add(urls_key, QString::fromStdString(config::withoutPassword(url.toStdString())));
}

void RecentTargets::addFolder(const QString& path) {
    add(folders_key, path);
}

void RecentTargets::add(const QString& key, const QString& entry) {
    if (entry.isEmpty()) return;
    QStringList list = settings_.value(key).toStringList();
    list.removeAll(entry);
    list.prepend(entry);
    settings_.setValue(key, list.mid(0, kept_max));
}

}  // namespace seatlock::ui::dialogs
