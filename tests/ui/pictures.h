// Keeps pictures of widgets for people to look at, when a folder for them is named in
// SEATLOCK_PICTURES. UI thread.
#pragma once

#include <QDir>
#include <QPixmap>
#include <QString>
#include <QWidget>

namespace seatlock::tests {

inline void keepPicture(const QPixmap& picture, const QString& name) {
    const QString folder = qEnvironmentVariable("SEATLOCK_PICTURES");
    if (folder.isEmpty()) return;
    QDir().mkpath(folder);
    picture.save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

/// `name` gets the screen's scale added.
inline void keepPicture(QWidget& widget, const QString& name) {
    keepPicture(widget.grab(),
                QStringLiteral("%1@%2x").arg(name).arg(qRound(widget.devicePixelRatioF())));
}

}  // namespace seatlock::tests
