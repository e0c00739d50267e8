#include "ui/boxoffice/gatedesk.h"

#include "engine/core/isotime.h"
#include "ui/boxoffice/verdicts.h"
#include "ui/models/texts.h"
#include "ui/paper/ticketreading.h"

#include <QJsonArray>
#include <QUuid>

namespace seatlock::ui::boxoffice {

namespace {

constexpr int rhythm_ms = 30'000;
constexpr int alone_rhythm_ms = 3'000;

/// Why a scan could not be decided now, though it may be in a moment.
bool isPassing(const QString& error) {
    static const QStringList all{
        QStringLiteral("contended"),       QStringLiteral("overloaded"),
        QStringLiteral("draining"),        QStringLiteral("database-unavailable"),
        QStringLiteral("outcome-unknown"), QStringLiteral("internal"),
        QStringLiteral("rate-limited")};
    return all.contains(error);
}

QString eventTarget(const QString& slug, const char* what) {
    return QStringLiteral("/v1/staff/events/%1/%2")
        .arg(host::StaffClient::segment(slug), QString::fromLatin1(what));
}

}  // namespace

/// A scan that somebody stands and waits for.
struct GateDesk::Pending {
    QString code;
    tickets::Direction direction = tickets::Direction::in;
    QString id;
    core::Micros at = 0;
    bool judged = false;
    QTimer patience;
};

GateDesk::GateDesk(host::StaffClient& client, const QString& folder,
                   std::function<core::Micros()> now, QObject* parent)
    : QObject(parent), client_(client), book_(folder), now_(std::move(now)) {
    rhythm_.setInterval(rhythm_ms);
    connect(&rhythm_, &QTimer::timeout, this, &GateDesk::refresh);
    rhythm_.start();
}

GateDesk::~GateDesk() = default;

QString GateDesk::slug() const {
    return event_ ? QString::fromStdString(event_->info()->slug) : QString();
}

void GateDesk::setEvent(board::EventBoardPtr event) {
    if (event == event_) return;
    event_ = std::move(event);
    counts_ = {};
    twice_.clear();
    makeGate();
    refresh();
    Q_EMIT changed();
}

void GateDesk::makeGate() {
    gate_.reset();
    if (!event_) return;
    gate_ = std::make_unique<tickets::OfflineGate>(event_->id(), book_.keys());
    gate_->revoke(book_.revoked(slug()));
    // What it let in by itself before it was started anew counts too.
    for (const QJsonObject& scan : book_.waiting() + book_.refused()) {
        const auto facts =
            tickets::verify(scan[QLatin1String("ticket")].toString().toStdString(), book_.keys());
        if (!facts || facts->event != event_->id()) continue;
        const bool in = scan[QLatin1String("direction")].toString() == QLatin1String("in");
        gate_->note(facts->ticket, in ? tickets::Direction::in : tickets::Direction::out,
                    scan[QLatin1String("door")].toString().toStdString(),
                    paper::readTime(scan[QLatin1String("at")]).value_or(0));
    }
}

void GateDesk::refresh() {
    if (!event_ || !client_.signedIn()) return;
    askKeys();
    askRevocations();
    askCounts();
    tellWaiting();
}

void GateDesk::askKeys() {
    client_.get(QStringLiteral("/v1/ticket-keys"), this, [this](const host::Answer& answer) {
        if (answer.ok()) takeKeys(answer.body);
    });
}

void GateDesk::takeKeys(const QJsonObject& answer) {
    const auto before = book_.keys();
    book_.setKeys(answer);
    if (before != book_.keys()) makeGate();
    Q_EMIT changed();
}

void GateDesk::askRevocations() {
    QString target = eventTarget(slug(), "revocations");
    if (const QString version = book_.revocationsVersion(slug()); !version.isEmpty()) {
        target += QStringLiteral("?since=") + version;
    }
    client_.get(target, this, [this, slug = slug()](const host::Answer& answer) {
        if (!answer.ok()) return;
        book_.addRevocations(slug, answer.body);
        if (gate_ && slug == this->slug()) gate_->revoke(book_.revoked(slug));
    });
}

void GateDesk::askCounts() {
    client_.get(
        eventTarget(slug(), "doors"), this, [this, event = event_](const host::Answer& answer) {
            if (!answer.ok() || event != event_) return;
            DoorCounts counts;
            counts.tickets = answer.body[QLatin1String("tickets")].toInt();
            counts.admitted = answer.body[QLatin1String("admitted")].toInt();
            counts.inside = answer.body[QLatin1String("inside")].toInt();
            for (const auto& value : answer.body[QLatin1String("doors")].toArray()) {
                const QJsonObject door = value.toObject();
                counts.doors.push_back(
                    {door[QLatin1String("door")].toString(), door[QLatin1String("in")].toInt(),
                     door[QLatin1String("out")].toInt(), door[QLatin1String("refused")].toInt()});
            }
            counts_ = std::move(counts);
            Q_EMIT changed();
        });
}

void GateDesk::scan(const QString& code, tickets::Direction direction) {
    const QString text = code.trimmed();
    if (text.isEmpty()) return;
    if (!event_ || door_.isEmpty()) {
        GateVerdict verdict;
        verdict.detail =
            event_ ? tr("Say first which door this is.") : tr("Choose an event first.");
        return Q_EMIT judged(verdict);
    }
    auto scan = std::make_shared<Pending>();
    scan->code = text;
    scan->direction = direction;
    scan->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    scan->at = now_();
    // While it is alone nobody is made to wait; the rhythm finds out when that is over.
    if (alone_) return judgeAlone(scan);
    scan->patience.setSingleShot(true);
    connect(&scan->patience, &QTimer::timeout, this, [this, scan] { judgeAlone(scan); });
    scan->patience.start(patience_ms);
    client_.post(
        QStringLiteral("/v1/checkins"),
        {{QStringLiteral("ticket"), scan->code},
         {QStringLiteral("event"), slug()},
         {QStringLiteral("door"), door_},
         {QStringLiteral("direction"),
          direction == tickets::Direction::in ? QStringLiteral("in") : QStringLiteral("out")},
         {QStringLiteral("scan"), scan->id}},
        this, [this, scan](const host::Answer& answer) { take(scan, answer); });
}

void GateDesk::take(const std::shared_ptr<Pending>& scan, const host::Answer& answer) {
    scan->patience.stop();
    scan->patience.disconnect(this);
    if (unanswered(answer)) return judgeAlone(scan);
    setAlone(false);
    const GateVerdict verdict = verdictOf(answer, scan->direction);
    if (const auto facts = tickets::verify(scan->code.toStdString(), book_.keys());
        facts && gate_ && verdict.lets()) {
        gate_->note(facts->ticket, scan->direction, door_.toStdString(), scan->at);
    }
    // An answer that came too late: the person has gone on already, and it is in the journal.
    if (!std::exchange(scan->judged, true)) Q_EMIT judged(verdict);
    askCounts();
}

void GateDesk::judgeAlone(const std::shared_ptr<Pending>& scan) {
    if (std::exchange(scan->judged, true)) return;
    scan->patience.disconnect(this);
    setAlone(true);
    if (!gate_ || !canBeAlone()) {
        GateVerdict verdict;
        verdict.offline = true;
        verdict.detail =
            tr("The box office does not answer, and this gate has not been given its "
               "keys yet. Look at the ticket by eye.");
        return Q_EMIT judged(verdict);
    }
    const auto judgement =
        gate_->scan(scan->code.toStdString(), scan->direction, door_.toStdString(), scan->at);
    GateVerdict verdict = verdictOf(judgement, scan->direction);
    if (judgement.facts && judgement.facts->event == event_->id()) {
        verdict.seat = QString::fromStdString(judgement.facts->seat);
    }
    if (verdict.lets()) {
        book_.keep({{QStringLiteral("ticket"), scan->code},
                    {QStringLiteral("event"), slug()},
                    {QStringLiteral("door"), door_},
                    {QStringLiteral("direction"), scan->direction == tickets::Direction::in
                                                      ? QStringLiteral("in")
                                                      : QStringLiteral("out")},
                    {QStringLiteral("scan"), scan->id},
                    {QStringLiteral("at"), QString::fromStdString(core::isoTime(scan->at))}});
    }
    Q_EMIT judged(verdict);
    Q_EMIT changed();
}

void GateDesk::setAlone(bool alone) {
    if (alone == alone_) return;
    alone_ = alone;
    rhythm_.setInterval(alone ? alone_rhythm_ms : rhythm_ms);
    if (!alone) tellWaiting();
    Q_EMIT changed();
}

void GateDesk::tellWaiting() {
    if (telling_ || !client_.signedIn()) return;
    if (book_.waiting().isEmpty() && !alone_) return;
    if (book_.waiting().isEmpty()) {
        // Nothing to tell: the counters tell whether somebody answers.
        client_.get(eventTarget(slug(), "doors"), this, [this](const host::Answer& answer) {
            if (!unanswered(answer)) setAlone(false);
        });
        return;
    }
    // Whose box office answers now? What was scanned for another is not told to it.
    telling_ = true;
    client_.get(QStringLiteral("/v1/ticket-keys"), this, [this](const host::Answer& answer) {
        telling_ = false;
        if (!answer.ok()) return;
        takeKeys(answer.body);
        sendWaiting();
    });
}

void GateDesk::sendWaiting() {
    if (telling_) return;
    const QList<QJsonObject> scans = book_.waiting().mid(0, at_once_);
    if (scans.isEmpty()) return setAlone(false);
    QJsonArray all;
    for (const QJsonObject& scan : scans) all.append(scan);
    telling_ = true;
    client_.post(QStringLiteral("/v1/checkins/batch"), {{QStringLiteral("scans"), all}}, this,
                 [this, scans](const host::Answer& answer) { takeTold(scans, answer); });
}

void GateDesk::takeTold(const QList<QJsonObject>& scans, const host::Answer& answer) {
    telling_ = false;
    if (unanswered(answer)) return;
    const auto before = book_.waiting().size();
    if (!answer.ok()) {
        takeRefused(scans, answer);
    } else {
        QSet<QString> told;
        for (const auto& value : answer.body[QLatin1String("outcomes")].toArray()) {
            takeOutcome(value.toObject(), told);
        }
        book_.told(told);
        at_once_ = told_at_once;
    }
    setAlone(false);
    askCounts();
    Q_EMIT changed();
    // What is not settled by now is told at the next beat.
    const auto left = book_.waiting().size();
    if (left > 0 && (left < before || !answer.ok())) sendWaiting();
}

void GateDesk::takeOutcome(const QJsonObject& outcome, QSet<QString>& told) {
    const QString result = outcome[QLatin1String("result")].toString();
    const QString scan = outcome[QLatin1String("scan")].toString();
    if (result == QLatin1String("error") && isPassing(outcome[QLatin1String("error")].toString())) {
        return;
    }
    if (result == QLatin1String("error") || result == QLatin1String("not-a-ticket")) {
        book_.refuse(scan, outcome[QLatin1String("detail")].toString());
    } else {
        told << scan;
    }
    if (!outcome[QLatin1String("let_in_twice")].toBool()) return;
    const auto at = paper::readTime(outcome[QLatin1String("at")]).value_or(0);
    twice_ << tr("%1 was let in here, but had come in by door %2 at %3.")
                  .arg(outcome[QLatin1String("seat")].toString(),
                       outcome[QLatin1String("door")].toString(),
                       event_ ? models::clockTime(at, event_->info()->time_zone) : QString());
}

void GateDesk::takeRefused(const QList<QJsonObject>& scans, const host::Answer& answer) {
    // All of them, when it is about who tells; else the one is looked for that cannot be taken.
    if (scans.size() > 1 && answer.status != 403) {
        at_once_ = scans.size() / 2;
        return;
    }
    for (const QJsonObject& scan : scans) {
        book_.refuse(scan[QLatin1String("scan")].toString(), answer.message());
    }
    at_once_ = told_at_once;
}

QStringList GateDesk::refusals() const {
    QStringList out;
    const auto keys = book_.keys();
    for (const QJsonObject& scan : book_.refused()) {
        const auto facts =
            tickets::verify(scan[QLatin1String("ticket")].toString().toStdString(), keys);
        const auto at = paper::readTime(scan[QLatin1String("at")]).value_or(0);
        out << tr("%1, let through at %2: %3")
                   .arg(facts ? QString::fromStdString(facts->seat) : tr("A ticket"),
                        models::clockTime(at, event_ ? event_->info()->time_zone : "UTC"),
                        scan[QLatin1String("refused")].toString());
    }
    return out;
}

void GateDesk::tellAgain() {
    book_.tellAgain();
    Q_EMIT changed();
    tellWaiting();
}

void GateDesk::dismissRefusals() {
    book_.dismissRefused();
    Q_EMIT changed();
}

}  // namespace seatlock::ui::boxoffice
