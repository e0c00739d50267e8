#include "ui/statusstrip.h"

#include "ui/style/semantic.h"

#include <algorithm>

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QUrl>

namespace seatlock::ui {

namespace {
constexpr int sign_size = 12;
}

StatusStrip::StatusStrip(const host::EngineHost& host, QWidget* parent)
    : QStatusBar(parent), host_(host), sign_(new QLabel(this)) {
    setSizeGripEnabled(false);
    addWidget(sign_);
    state_ = addCell(tr("Engine"), tr("What the engine does just now"));
    address_ = addCell(tr("Address"), tr("Where buyers' requests are served"));
    address_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    database_ = addCell(tr("Database"), tr("The database that the engine sells from"));
    pool_ = addCell(tr("Pool"), tr("Connections to the database at work, of those there may be"));
    events_ = addCell(tr("Events"), tr("Events that can be booked just now"));
    bookings_ = addCell(tr("Bookings"), tr("Holds and orders made in the last second"));
    showState();
}

QLabel* StatusStrip::addCell(const QString& name, const QString& tip) {
    auto* cell = new QLabel(this);
    cell->setAccessibleName(name);
    cell->setToolTip(tip);
    cell->setContentsMargins(6, 2, 6, 2);
    addWidget(cell);
    return cell;
}

void StatusStrip::setCell(QLabel* cell, const QString& text) {
    if (cell->text() == text) return;
    cell->setText(text);
    cell->setVisible(!text.isEmpty());
}

/// The shape says it too: a disc, a ring, a square on its corner.
void StatusStrip::setSign(Sign sign) {
    shown_sign_ = sign;
    const auto& colors = style::semantic(palette());
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(sign_size, sign_size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(1.5, 1.5, sign_size - 3, sign_size - 3);
    switch (sign) {
        case Sign::good:
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.good);
            painter.drawEllipse(box);
            break;
        case Sign::busy:
            painter.setPen(QPen(colors.warning, 2));
            painter.drawEllipse(box);
            break;
        case Sign::off:
            painter.setPen(QPen(colors.muted, 2));
            painter.drawEllipse(box);
            break;
        case Sign::bad:
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.bad);
            painter.drawPolygon(QPolygonF{
                QPointF(box.center().x(), box.top()), QPointF(box.right(), box.center().y()),
                QPointF(box.center().x(), box.bottom()), QPointF(box.left(), box.center().y())});
            break;
    }
    painter.end();
    sign_->setPixmap(pixmap);
}

void StatusStrip::changeEvent(QEvent* event) {
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) setSign(shown_sign_);
}

QString StatusStrip::stateText() const {
    using State = host::EngineHost::State;
    switch (host_.state()) {
        case State::stopped:
            return tr("Stopped");
        case State::starting:
            return tr("Starting…");
        case State::running:
            return host_.mode() == host::EngineHost::Mode::serving ? tr("Selling") : tr("Watching");
        case State::stopping:
            return tr("Stopping…");
        case State::failed:
            return tr("Not running");
    }
    return {};
}

/// Without the password that may be in it.
QString StatusStrip::databaseText() const {
    if (host_.options().database.empty()) return tr("own database");
    const QUrl url(QString::fromStdString(host_.options().database));
    if (url.isValid() && !url.host().isEmpty()) {
        return QStringLiteral("%1%2").arg(url.host(), url.path());
    }
    return tr("external database");
}

void StatusStrip::showState() {
    using State = host::EngineHost::State;
    const bool running = host_.state() == State::running;
    setCell(state_, stateText());
    setCell(address_, running ? host_.url() : QString());
    setSign(running                           ? Sign::good
            : host_.state() == State::failed  ? Sign::bad
            : host_.state() == State::stopped ? Sign::off
                                              : Sign::busy);
    if (!running) {
        for (QLabel* cell : {database_, pool_, events_, bookings_}) setCell(cell, {});
    }
}

void StatusStrip::show(const monitor::Snapshot& snapshot) {
    const QLocale locale;
    setCell(database_,
            snapshot.database_connected ? databaseText() : tr("%1: away").arg(databaseText()));
    if (snapshot.serving) {
        const auto& pool = snapshot.pool;
        QString text = tr("Pool %1 of %2").arg(pool.sv_active).arg(pool.ceiling);
        if (pool.cl_waiting > 0) text += tr(", %1 waiting").arg(locale.toString(pool.cl_waiting));
        setCell(pool_, text);
        setCell(bookings_,
                tr("%1 bookings/s").arg(locale.toString(snapshot.interval.created_s, 'f', 0)));
    } else {
        setCell(pool_, {});
        setCell(bookings_, {});
    }
    const auto on_sale = std::ranges::count_if(snapshot.events, &monitor::EventFigures::on_sale);
    setCell(events_, tr("Events on sale: %1").arg(on_sale));
    const Sign sign = snapshot.database_connected ? Sign::good : Sign::bad;
    if (sign != shown_sign_) setSign(sign);
}

}  // namespace seatlock::ui
