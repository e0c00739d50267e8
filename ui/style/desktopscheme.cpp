#include "ui/style/desktopscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QThread>

namespace seatlock::ui::style {

namespace {

constexpr int answer_ms_max = 1'000;

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString space_wanted = QStringLiteral("org.freedesktop.appearance");
const QString key_wanted = QStringLiteral("color-scheme");

/// Without one, libdbus would try to start a bus of its own.
bool busIsThere() {
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

}  // namespace

DesktopScheme::DesktopScheme(QObject* parent)
    : QObject(parent),
      connection_(QStringLiteral("seatlock-scheme-%1").arg(reinterpret_cast<quintptr>(this))) {}

DesktopScheme::~DesktopScheme() {
    if (connecting_ == nullptr) return;
    connecting_->wait();
    QDBusConnection::disconnectFromBus(connection_);
}

void DesktopScheme::ask() {
    if (connecting_ != nullptr || !busIsThere()) return;
    // Connecting waits for the bus; asking does not.
    connecting_ = QThread::create(
        [name = connection_] { QDBusConnection::connectToBus(QDBusConnection::SessionBus, name); });
    connecting_->setParent(this);
    connecting_->setObjectName(QStringLiteral("desktop-scheme"));
    connect(connecting_, &QThread::finished, this, &DesktopScheme::connected);
    connecting_->start();
}

void DesktopScheme::connected() {
    QDBusConnection bus(connection_);
    if (!bus.isConnected()) return;
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QDBusMessage)));
    auto question =
        QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    question << space_wanted << key_wanted;
    auto* reply = new QDBusPendingCallWatcher(bus.asyncCall(question, answer_ms_max), this);
    connect(reply, &QDBusPendingCallWatcher::finished, this, [this, reply] {
        const QDBusPendingReply<QDBusVariant> answer = *reply;
        if (!answer.isError()) take(QVariant::fromValue(answer.value()));
        reply->deleteLater();
    });
}

void DesktopScheme::settingChanged(const QDBusMessage& message) {
    const QList<QVariant> said = message.arguments();
    if (said.size() == 3 && said[0] == space_wanted && said[1] == key_wanted) take(said[2]);
}

void DesktopScheme::take(const QVariant& value) {
    // Read() wraps its answer in one variant more than the signal does.
    QVariant inner = value;
    while (inner.metaType() == QMetaType::fromType<QDBusVariant>()) {
        inner = inner.value<QDBusVariant>().variant();
    }
    const uint number = inner.toUInt();
    const Scheme next = number == 1   ? Scheme::dark
                        : number == 2 ? Scheme::light
                                      : Scheme::none;  // as the portal asks for what it may add
    scheme_ = next;
    Q_EMIT told(next);
}

}  // namespace seatlock::ui::style
