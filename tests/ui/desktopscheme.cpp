// The theme follows the desktop's portal over a bus of the test's own; and starts without any bus,
// without a portal, and with one that does not answer.
#include "ui/style/palettes.h"
#include "ui/style/semantic.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace seatlock::ui::style;

namespace {

/// Stands for xdg-desktop-portal.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 1;
    int asked = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString& space, const QString& key) {
        ++asked;
        const bool ours = space == QLatin1String("org.freedesktop.appearance") &&
                          key == QLatin1String("color-scheme");
        // As version 1 of the interface does: a variant in a variant.
        return QDBusVariant(
            QVariant::fromValue(QDBusVariant(ours ? QVariant(scheme) : QVariant(QString()))));
    }

Q_SIGNALS:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);
};

}  // namespace

class TestDesktopScheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(folder_.isValid());
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty()) QSKIP("there is no dbus-daemon here");
        const QString address =
            QStringLiteral("unix:path=") + folder_.filePath(QStringLiteral("bus"));
        bus_.start(program,
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--print-address"), QStringLiteral("--address"), address});
        QVERIFY(bus_.waitForStarted());
        QTRY_VERIFY(bus_.bytesAvailable() > 0 || bus_.waitForReadyRead(100));
        qputenv("DBUS_SESSION_BUS_ADDRESS", address.toUtf8());
    }

    void cleanupTestCase() {
        QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
        bus_.terminate();
        bus_.waitForFinished();
    }

    void init() {
        QApplication::setPalette(lightPalette());
        QFile::remove(settingsPath());
    }

    void withoutAPortalThePlatformDecides() {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        Theme theme(settings);
        theme.apply();
        QTest::qWait(0);
        QVERIFY(!theme.dark());
    }

    void followsThePortal() {
        Portal portal;
        openPortal(portal);
        QSettings settings(settingsPath(), QSettings::IniFormat);
        Theme theme(settings);
        theme.apply();
        QVERIFY(!theme.dark());  // it does not wait for the answer
        QTRY_VERIFY(theme.dark());
        QVERIFY(isDark(QApplication::palette()));
        Q_EMIT portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                                     QStringLiteral("color-scheme"), QDBusVariant(2U));
        QTRY_VERIFY(!theme.dark());
        // Others' settings, and values of the future.
        QSignalSpy changed(&theme, &Theme::changed);
        Q_EMIT portal.SettingChanged(QStringLiteral("org.gnome.desktop.interface"),
                                     QStringLiteral("color-scheme"), QDBusVariant(1U));
        Q_EMIT portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                                     QStringLiteral("color-scheme"), QDBusVariant(99U));
        Q_EMIT portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                                     QStringLiteral("color-scheme"), QDBusVariant(1U));
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(theme.dark());
        closePortal();
        // Next time it is dark from the first picture on.
        Theme again(settings);
        QVERIFY(again.dark());
    }

    void whatAPersonChoseGoesBeforeIt() {
        Portal portal;
        openPortal(portal);
        QSettings settings(settingsPath(), QSettings::IniFormat);
        Theme theme(settings);
        theme.setChoice(Theme::Choice::light);
        theme.apply();
        QTRY_VERIFY(settings.value(QStringLiteral("appearance/desktop-scheme")).toInt() == 1);
        QVERIFY(!theme.dark());
        theme.setChoice(Theme::Choice::system);
        QVERIFY(theme.dark());
        closePortal();
    }

    void mayBeDeletedWhileItConnects() {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        for (int i = 0; i < 20; ++i) {
            Theme theme(settings);
            theme.apply();
        }
    }

private:
    QString settingsPath() const { return folder_.filePath(QStringLiteral("settings.ini")); }

    static void openPortal(Portal& portal) {
        auto bus =
            QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerObject(
            QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    }
    static void closePortal() { QDBusConnection::disconnectFromBus(QStringLiteral("portal")); }

    QTemporaryDir folder_;
    QProcess bus_;
};

QTEST_MAIN(TestDesktopScheme)
#include "desktopscheme.moc"
