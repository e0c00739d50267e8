// Databases and data folders that were watched or joined lately, without any password. UI thread.
#pragma once

#include <QString>
#include <QStringList>

class QSettings;

namespace seatlock::ui::dialogs {

class RecentTargets {
public:
    static constexpr int kept_max = 8;

    /// `settings` must outlive it.
    explicit RecentTargets(QSettings& settings) : settings_(settings) {}

    /// The latest first; at most kept_max of each.
    QStringList urls() const;
    QStringList folders() const;
    /// The password is taken out before anything is stored.
    void addUrl(const QString& url);
    void addFolder(const QString& path);

private:
    void add(const QString& key, const QString& entry);

    QSettings& settings_;
};

}  // namespace seatlock::ui::dialogs
