#include "ui/inventory/actionspanel.h"

#include "ui/inventory/actionsform.h"
#include "ui/inventory/reseatdialog.h"
#include "ui/inventory/seatlogdialog.h"
#include "ui/models/texts.h"
#include "ui/style/banner.h"

#include <map>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::inventory {

namespace {

using Kind = style::Banner::Kind;

constexpr std::size_t undos_max = 50;

QString outcomeText(const QString& outcome, int seats) {
    if (outcome == QLatin1String("sold")) {
        return ActionsPanel::tr("%n sold", "seats left alone", seats);
    }
    if (outcome == QLatin1String("held")) {
        return ActionsPanel::tr("%n held by a buyer", "seats left alone", seats);
    }
    if (outcome == QLatin1String("unchanged")) {
        return ActionsPanel::tr("%n already so", "seats left alone", seats);
    }
    return ActionsPanel::tr("%n not known", "seats left alone", seats);
}

}  // namespace

ActionsPanel::ActionsPanel(host::StaffClient& client, seatmap::SeatMapView& map, QWidget* parent)
    : QWidget(parent),
      client_(client),
      map_(map),
      form_(new ActionsForm),
      chosen_(new QLabel),
      apply_(new QPushButton),
      history_(new QPushButton(tr("History of This Seat…"))),
      reseat_(new QPushButton(tr("Find Other Seats for Their Buyers…"))),
      news_(new style::Banner) {
    build();
    connect(form_, &ActionsForm::changed, this, &ActionsPanel::tell);
    connect(&map_, &seatmap::SeatMapView::selectionChanged, this, &ActionsPanel::tell);
    connect(&map_, &seatmap::SeatMapView::houseChanged, this, &ActionsPanel::tell);
    connect(apply_, &QPushButton::clicked, this, &ActionsPanel::apply);
    connect(undo_, &QPushButton::clicked, this, &ActionsPanel::undo);
    connect(left_alone_, &QPushButton::clicked, this, &ActionsPanel::chooseLeft);
    connect(history_, &QPushButton::clicked, this, &ActionsPanel::showHistory);
    connect(reseat_, &QPushButton::clicked, this, &ActionsPanel::reseat);
    tell();
}

void ActionsPanel::build() {
    chosen_->setWordWrap(true);
    // As many lines as it says at first: what is below must not jump away from the mouse.
    chosen_->setMinimumHeight(2 * chosen_->fontMetrics().lineSpacing());
    chosen_->setAlignment(Qt::AlignTop);
    apply_->setObjectName(QStringLiteral("apply"));
    left_alone_ = news_->addAction(tr("Choose Those Left"));
    undo_ = news_->addAction(tr("Undo"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(chosen_);
    column->addWidget(form_);
    column->addWidget(apply_);
    column->addWidget(history_);
    column->addWidget(reseat_);
    column->addWidget(news_);
}

void ActionsPanel::setEvent(const board::EventBoardPtr& event) {
    if (event != event_) {
        news_->clear();
        undos_.clear();
        left_.clear();
    }
    event_ = event;
    if (event_) form_->setEvent(*event_->info());
    tell();
}

void ActionsPanel::tell() {
    const auto seats = static_cast<int>(map_.selection().count());
    chosen_->setText(seats == 0
                         ? tr("Choose seats on the map: click, or drag from seat to seat; the "
                              "Select button draws a frame.")
                         : tr("%n seat(s) chosen.", nullptr, seats));
    const bool may = client_.may(staff::Permission::inventory_write);
    apply_->setText(seats == 0 ? form_->act()
                               : tr("%1: %2").arg(form_->act(), models::number(seats)));
    apply_->setEnabled(may && event_ && seats > 0 && !busy_);
    apply_->setToolTip(may ? QString() : tr("Your role may look, and change nothing here."));
    history_->setEnabled(seats == 1 && client_.may(staff::Permission::orders_read));
    reseat_->setEnabled(seats > 0 && client_.may(staff::Permission::orders_write));
    undo_->setVisible(!undos_.empty());
    undo_->setEnabled(!busy_);
    left_alone_->setVisible(!left_.empty());
}

QString ActionsPanel::target() const {
    return QStringLiteral("/v1/staff/events/%1/seats")
        .arg(host::StaffClient::segment(QString::fromStdString(event_->info()->slug)));
}

QJsonArray ActionsPanel::labels() const {
    QJsonArray out;
    for (const auto seat : map_.selection().seats()) {
        const auto label = event_->plan().label(seat);
        out.append(QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size())));
    }
    return out;
}

void ActionsPanel::apply() {
    if (!event_ || busy_ || map_.selection().empty()) return;
    auto body = form_->step();
    body.insert(QStringLiteral("seats"), labels());
    send(body, false);
}

void ActionsPanel::undo() {
    if (!event_ || busy_ || undos_.empty()) return;
    const auto body = undos_.back();
    undos_.pop_back();
    send(body, true);
}

void ActionsPanel::send(const QJsonObject& body, bool undoing) {
    busy_ = true;
    tell();
    host::StaffClient::Options options;
    options.idempotency_key = host::StaffClient::newIdempotencyKey();
    client_.post(
        target(), body, this,
        [this, body, undoing, event = event_](const host::Answer& answer) {
            busy_ = false;
            if (event != event_) return tell();
            if (!answer.ok() && undoing) undos_.push_back(body);
            take(answer, undoing);
            tell();
        },
        options);
}

void ActionsPanel::take(const host::Answer& answer, bool undoing) {
    left_.clear();
    if (!answer.ok()) return news_->say(Kind::error, answer.message());
    const auto undo = answer.body.value(QLatin1String("undo"));
    if (undo.isObject() && !undoing) {
        undos_.push_back(undo.toObject());
        if (undos_.size() > undos_max) undos_.erase(undos_.begin());
    }
    std::map<QString, int> others;
    for (const auto one : answer.body.value(QLatin1String("outcomes")).toArray()) {
        const QString outcome = one[QLatin1String("outcome")].toString();
        if (outcome == QLatin1String("done")) continue;
        ++others[outcome];
        const auto seat = event_->plan().find(one[QLatin1String("seat")].toString().toStdString());
        if (seat && outcome != QLatin1String("unchanged")) left_.push_back(*seat);
    }
    QStringList rest;
    for (const auto& [outcome, seats] : others) rest << outcomeText(outcome, seats);
    const auto done = static_cast<int>(answer.body.value(QLatin1String("done")).toInteger());
    QString text =
        undoing ? tr("Undone: %n seat(s).", nullptr, done) : tr("Done: %n seat(s).", nullptr, done);
    if (!rest.empty()) {
        text += QLatin1Char(' ') + tr("Left alone: %1.").arg(rest.join(QStringLiteral(", ")));
    }
    news_->say(left_.empty() ? Kind::good : Kind::warning, text);
    Q_EMIT this->done();
}

void ActionsPanel::chooseLeft() {
    map_.selection().set(left_);
    if (!left_.empty()) map_.showSeat(left_.front());
}

void ActionsPanel::reseat() {
    if (!event_ || map_.selection().empty()) return;
    auto* dialog =
        new ReseatDialog(client_, QString::fromStdString(event_->info()->slug), labels(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReseatDialog::reseated, this, &ActionsPanel::done);
    dialog->open();
}

void ActionsPanel::showHistory() {
    if (!event_ || map_.selection().count() != 1) return;
    auto* dialog = new SeatLogDialog(client_, QString::fromStdString(event_->info()->slug),
                                     labels().first().toString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace seatlock::ui::inventory
