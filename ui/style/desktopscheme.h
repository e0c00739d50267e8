// Asks the desktop whether it is light or dark (xdg-desktop-portal, over D-Bus), and is told when
// that changes. UI thread; never waits for the bus, and needs none.
#pragma once

#include <QDBusMessage>
#include <QObject>
#include <QString>

class QThread;

namespace seatlock::ui::style {

/// The values of the portal's org.freedesktop.appearance color-scheme.
enum class Scheme { none = 0, dark = 1, light = 2 };

class DesktopScheme : public QObject {
    Q_OBJECT

public:
    explicit DesktopScheme(QObject* parent = nullptr);
    /// Waits for a connection that is just being made.
    ~DesktopScheme() override;

    /// Begins to ask. Once; where there is no session bus, nothing happens.
    void ask();
    /// What the desktop said last.
    Scheme scheme() const { return scheme_; }

Q_SIGNALS:
    /// The desktop has answered, or changed its mind.
    void told(seatlock::ui::style::Scheme scheme);

private Q_SLOTS:
    /// A whole message: Qt does not find a slot for three values, one of them a QDBusVariant.
    void settingChanged(const QDBusMessage& message);

private:
    void connected();
    void take(const QVariant& value);

    const QString connection_;  ///< its name: one of our own, so that nobody else waits for it
    QThread* connecting_ = nullptr;
    Scheme scheme_ = Scheme::none;
};

}  // namespace seatlock::ui::style
