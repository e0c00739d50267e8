#include "ui/statusstrip.h"

#include "ui/standing.h"
#include "ui/style/semantic.h"

#include <algorithm>

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStatusTipEvent>

namespace seatlock::ui {

namespace {
constexpr int sign_size = 12;
constexpr int mention_ms = 6000;
}  // namespace

StatusStrip::StatusStrip(const host::EngineHost& host, QWidget* window)
    : QStatusBar(window), host_(host), sign_(new QLabel(this)), mention_(new QLabel(this)) {
    setSizeGripEnabled(false);
    setAccessibleName(tr("Status"));
    sign_->setContentsMargins(6, 0, 0, 0);
    addWidget(sign_);
    state_ = addCell(tr("Engine"), tr("What the engine does just now"));
    address_ = addCell(tr("Address"), tr("Where buyers' requests are served"));
    address_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    database_ = addCell(tr("Database"), tr("The database that the engine sells from"));
    events_ = addCell(tr("Events"), tr("Events that can be booked just now"));
    pool_ = addCell(tr("Pool"), tr("Connections to the database at work, of those there may be"));
    bookings_ = addCell(tr("Bookings"), tr("Holds and orders made in the last second"));
    person_ = addCell(tr("Signed in"), tr("Who is signed in at this console"));
    waiting_ = addCell(tr("Waiting"), tr("Bookings that wait for a connection to the database"));
    mention_->setTextFormat(Qt::PlainText);
    mention_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    mention_->setAccessibleName(tr("Message"));
    addWidget(mention_, 1);
    mention_over_.setSingleShot(true);
    mention_over_.setInterval(mention_ms);
    connect(&mention_over_, &QTimer::timeout, this, [this] { setMention({}); });
    window->installEventFilter(this);
    showState();
}

StatusCell* StatusStrip::addCell(const QString& name, const QString& tip) {
    auto* cell = new StatusCell(name, tip, this);
    addWidget(cell);
    cell->hide();  // the bar shows what it is given
    return cell;
}

void StatusStrip::mention(const QString& text) {
    setMention(text);
    mention_over_.start();
}

void StatusStrip::showPerson(const QString& name) {
    person_->shrink();
    person_->say(name);
}

void StatusStrip::setMention(const QString& text) {
    mention_->setToolTip(text);
    mention_->setText(mention_->fontMetrics().elidedText(text, Qt::ElideRight, mention_->width()));
}

/// The base would put a menu's tip in the place of everything else.
bool StatusStrip::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::StatusTip) return QStatusBar::eventFilter(watched, event);
    const QString tip = static_cast<QStatusTipEvent*>(event)->tip();
    if (!tip.isEmpty() || !mention_over_.isActive()) {
        mention_over_.stop();
        setMention(tip);
    }
    return true;
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

QStringList StatusStrip::texts() const {
    QStringList out;
    for (const auto* cell : findChildren<StatusCell*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!cell->isHidden()) out << cell->text();
    }
    return out;
}

void StatusStrip::showSign() {
    using State = host::EngineHost::State;
    Sign sign = Sign::busy;
    switch (host_.state()) {
        case State::running:
            sign = databaseAway(host_) ? Sign::bad : Sign::good;
            break;
        case State::failed:
            sign = Sign::bad;
            break;
        case State::stopped:
            sign = Sign::off;
            break;
        case State::starting:
        case State::stopping:
            break;
    }
    if (sign != shown_sign_ || sign_->pixmap(Qt::ReturnByValue).isNull()) setSign(sign);
}

void StatusStrip::showState() {
    const bool running = host_.state() == host::EngineHost::State::running;
    state_->say(standingText(host_));
    state_->shrink();
    address_->say(running ? host_.url() : QString());
    showSign();
    if (running) return;
    for (StatusCell* cell : {address_, database_, events_, pool_, bookings_, waiting_}) {
        cell->say({});
        cell->shrink();
    }
}

void StatusStrip::show(const monitor::Snapshot& snapshot) {
    const QLocale locale;
    state_->say(standingText(host_));
    showSign();
    database_->say(databaseText(host_));
    events_->say(tr("Events on sale: %1")
                     .arg(std::ranges::count_if(snapshot.events, &monitor::EventFigures::on_sale)));
    if (!snapshot.serving) return;
    const auto& pool = snapshot.pool;
    const auto figure = [](const QString& text) { return tr("Pool %1 of %2").arg(text); };
    pool_->reserve(figure(locale.toString(pool.ceiling)).arg(locale.toString(pool.ceiling)));
    pool_->say(figure(locale.toString(pool.sv_active)).arg(locale.toString(pool.ceiling)));
    bookings_->reserve(tr("%1 bookings/s").arg(locale.toString(88'888)));
    bookings_->say(tr("%1 bookings/s").arg(locale.toString(snapshot.interval.created_s, 'f', 0)));
    waiting_->say(pool.cl_waiting > 0 ? tr("%1 waiting").arg(locale.toString(pool.cl_waiting))
                                      : QString());
}

}  // namespace seatlock::ui
