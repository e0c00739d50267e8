#include "ui/events/eventspage.h"

#include "ui/events/eventform.h"
#include "ui/events/refundsdialog.h"
#include "ui/events/statuspanel.h"
#include "ui/events/statustexts.h"
#include "ui/forms/columnfit.h"
#include "ui/forms/listpane.h"
#include "ui/forms/questions.h"
#include "ui/forms/recordeditor.h"
#include "ui/forms/timetexts.h"
#include "ui/forms/wholelist.h"
#include "ui/models/texts.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace seatlock::ui::events {

namespace {

using Kind = style::Banner::Kind;

constexpr qsizetype seats_shown_max = 10;
constexpr int list_width = 440;
constexpr int name_column = 0;
const QString events = QStringLiteral("/v1/staff/events");

qint64 countOf(const QJsonObject& event, const char* name) {
    return event.value(QLatin1String("counts")).toObject().value(QLatin1String(name)).toInteger();
}

std::vector<forms::Column> columns() {
    return {forms::textColumn(EventsPage::tr("Event"), "name"),
            forms::timeColumn(EventsPage::tr("Starts"), "starts_at", {}, "time_zone"),
            {EventsPage::tr("State"),
             [](const QJsonObject& event) {
                 return statusTitle(event.value(QLatin1String("status")).toString());
             }},
            {EventsPage::tr("Sold"),
             [](const QJsonObject& event) {
                 const qint64 sold = countOf(event, "sold");
                 const qint64 all = sold + countOf(event, "held") + countOf(event, "available") +
                                    countOf(event, "blocked");
                 return models::percent(sold, all);
             },
             Qt::AlignRight | Qt::AlignVCenter,
             [](const QJsonObject& event) { return QVariant(countOf(event, "sold")); }}};
}

/// With the seats that stand in the way, where some do.
QString refusalText(const host::Answer& answer) {
    QStringList seats;
    for (const auto seat : answer.body.value(QLatin1String("seats")).toArray()) {
        seats << (seat.isObject() ? seat[QLatin1String("seat")].toString() : seat.toString());
    }
    if (seats.empty()) return answer.message();
    const auto more = seats.size() - seats_shown_max;
    QString list = seats.mid(0, seats_shown_max).join(QStringLiteral(", "));
    if (more > 0) list = EventsPage::tr("%1 and %2 more").arg(list).arg(more);
    return EventsPage::tr("%1 Seats: %2.").arg(answer.message(), list);
}

}  // namespace

EventsPage::EventsPage(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      list_(new forms::ListPane(client, tr("Events"), QStringLiteral("events"),
                                QStringLiteral("slug"), columns())),
      form_(new EventForm),
      editor_(new forms::RecordEditor(client, *list_, form_,
                                      {events, QStringLiteral("slug"), QStringLiteral("name"),
                                       tr("New event"), tr("Cre&ate Draft"),
                                       tr("“%1” is planned. It is a draft until you put it on "
                                          "sale.")})),
      status_(new StatusPanel),
      new_(new QPushButton(style::Icons::icon(style::Icon::add), tr("Ne&w Event"))) {
    build();
    connectParts();
    adapt();
    tell();
}

void EventsPage::build() {
    list_->nothing()->setIcon(style::Icon::calendar);
    list_->nothing()->setText(tr("No event yet"),
                              tr("Plan the first one on the right. It needs a venue with a "
                                 "published seating chart: see the Venues page."));
    list_->tools()->addWidget(new_);
    forms::fitColumns(*list_->view()->horizontalHeader(), {name_column});
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(status_);
    column->addWidget(editor_, 1);
    auto* split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(list_);
    split->addWidget(right);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({list_width, 2 * list_width});
    auto* all = new QVBoxLayout(this);
    all->addWidget(split);
}

void EventsPage::connectParts() {
    connect(new_, &QPushButton::clicked, editor_, &forms::RecordEditor::begin);
    connect(editor_, &forms::RecordEditor::opened, this, &EventsPage::tell);
    connect(form_, &EventForm::venueChosen, this, &EventsPage::loadCharts);
    connect(form_, &EventForm::chartChosen, this, &EventsPage::loadCategories);
    connect(status_, &StatusPanel::statusWanted, this, &EventsPage::setStatus);
    connect(status_, &StatusPanel::cloneWanted, this,
            [this] { askDates(DatesDialog::Kind::clone); });
    connect(status_, &StatusPanel::seriesWanted, this,
            [this] { askDates(DatesDialog::Kind::series); });
    connect(status_, &StatusPanel::moveWanted, this, [this] { askDates(DatesDialog::Kind::move); });
    connect(status_, &StatusPanel::chartWanted, this, &EventsPage::askChart);
    connect(status_, &StatusPanel::cancelWanted, this, &EventsPage::cancelEvent);
    connect(status_, &StatusPanel::removalWanted, this, &EventsPage::removeDraft);
    connect(status_, &StatusPanel::seatsWanted, this,
            [this] { Q_EMIT seatsWanted(editor_->key()); });
    connect(status_, &StatusPanel::refundsWanted, this,
            [this] { RefundsDialog(client_, editor_->record(), this).exec(); });
    connect(&client_, &host::StaffClient::signedInChanged, this, &EventsPage::adapt);
}

void EventsPage::adapt() {
    const bool may = client_.may(staff::Permission::events_write);
    editor_->setEditable(may);
    new_->setEnabled(may);
    if (client_.login() == login_) return;
    login_ = client_.login();
    editor_->forget();
    list_->forget();
    load();
}

void EventsPage::load() {
    if (!isVisible() || !client_.signedIn()) return;
    if (list_->count() == 0) {
        list_->setTarget(events);
    } else {
        list_->reload();
    }
    loadVenues();
}

void EventsPage::loadVenues() {
    forms::readWhole(client_, QStringLiteral("/v1/venues"), QStringLiteral("venues"), this,
                     [this](const host::Answer& answer, const QJsonArray& venues) {
                         if (!answer.ok()) return;
                         venues_ = venues;
                         form_->setVenues(venues_);
                     });
}

void EventsPage::readCharts(const QString& venue, std::function<void(const QJsonArray&)> use) {
    forms::readWhole(
        client_, QStringLiteral("/v1/venues/%1/charts").arg(host::StaffClient::segment(venue)),
        QStringLiteral("charts"), this,
        [this, use = std::move(use)](const host::Answer& answer, const QJsonArray& charts) {
            if (!answer.ok()) return editor_->news().say(Kind::error, answer.message());
            use(charts);
        });
}

void EventsPage::loadCharts(const QString& venue) {
    readCharts(venue, [this, venue](const QJsonArray& charts) {
        if (form_->venue() != venue) return;
        QJsonArray published;
        for (const auto one : charts) {
            if (one[QLatin1String("status")].toString() == QLatin1String("published")) {
                published.append(one);
            }
        }
        form_->setCharts(published);
    });
}

void EventsPage::loadCategories(const QString& chart) {
    client_.get(QStringLiteral("/v1/charts/") + chart, this, [this](const host::Answer& answer) {
        if (!answer.ok()) return editor_->news().say(Kind::error, answer.message());
        form_->setCategories(answer.body.value(QLatin1String("document"))
                                 .toObject()
                                 .value(QLatin1String("categories"))
                                 .toArray());
    });
}

void EventsPage::tell() {
    status_->setEvent(editor_->record(), {client_.may(staff::Permission::events_write),
                                          client_.may(staff::Permission::inventory_write),
                                          client_.may(staff::Permission::orders_read)});
}

QString EventsPage::zone() const {
    const QString venue = editor_->record().value(QLatin1String("venue")).toString();
    for (const auto one : venues_) {
        if (one[QLatin1String("slug")].toString() == venue) {
            return one[QLatin1String("time_zone")].toString();
        }
    }
    return QStringLiteral("UTC");
}

void EventsPage::step(const QString& name, const QJsonObject& body, const QString& done) {
    host::StaffClient::Options options;
    options.idempotency_key = host::StaffClient::newIdempotencyKey();
    client_.post(
        editor_->target() + QLatin1Char('/') + name, body, this,
        [this, done](const host::Answer& answer) {
            if (!answer.ok()) return editor_->news().say(Kind::error, refusalText(answer));
            editor_->announce(done);
            const QString slug = answer.body.value(QLatin1String("slug")).toString();
            const bool other = !slug.isEmpty() && slug != editor_->key();
            if (!other) editor_->reopen();
            list_->reloadAndChoose(other ? slug : editor_->key());
        },
        options);
}

void EventsPage::setStatus(const QString& status, const QString& act, const QString& meaning) {
    const QString name = editor_->title();
    if (form_->dirty()) {
        return editor_->news().say(Kind::warning,
                                   tr("Save or revert what you have changed first."));
    }
    QString plain = act;
    plain.remove(QLatin1Char('&'));
    if (!meaning.isEmpty() &&
        !forms::confirmed(this, QStringLiteral("%1: “%2”?").arg(plain, name), meaning, plain)) {
        return;
    }
    step(QStringLiteral("status"), {{QStringLiteral("status"), status}},
         tr("“%1” is now: %2.").arg(name, statusTitle(status).toLower()));
}

void EventsPage::askDates(DatesDialog::Kind kind) {
    const auto event = editor_->record();
    DatesDialog dialog(kind, editor_->title(), zone(),
                       forms::momentOf(event.value(QLatin1String("starts_at"))), this);
    if (dialog.exec() != QDialog::Accepted) return;
    const auto start = QJsonValue(dialog.start().toUTC().toString(Qt::ISODate));
    switch (kind) {
        case DatesDialog::Kind::clone:
            return step(
                QStringLiteral("clones"),
                {{QStringLiteral("name"), dialog.name()}, {QStringLiteral("starts_at"), start}},
                tr("“%1” is planned, as a draft.").arg(dialog.name()));
        case DatesDialog::Kind::series: {
            const auto dates = dialog.dates();
            return step(
                QStringLiteral("series"),
                {{QStringLiteral("dates"), QJsonArray::fromStringList(dates)}},
                tr("Planned, as drafts: %n date(s).", nullptr, static_cast<int>(dates.size())));
        }
        case DatesDialog::Kind::move:
            return step(
                QStringLiteral("move"),
                {{QStringLiteral("starts_at"), start}, {QStringLiteral("reason"), dialog.reason()}},
                tr("The event is moved."));
    }
}

void EventsPage::cancelEvent() {
    bool said = false;
    const QString reason = QInputDialog::getText(this, tr("Cancel the Event"),
                                                 tr("Why is “%1” cancelled?").arg(editor_->title()),
                                                 QLineEdit::Normal, {}, &said);
    if (!said || reason.trimmed().isEmpty()) return;
    if (!forms::confirmed(this, tr("Cancel “%1” for good?").arg(editor_->title()),
                          tr("Nothing more is sold, tickets are not let in, and every order is "
                             "marked for refund. Nothing is deleted. This cannot be undone."),
                          tr("Cancel the Event"), tr("Keep the Event"))) {
        return;
    }
    step(QStringLiteral("cancel"), {{QStringLiteral("reason"), reason.trimmed()}},
         tr("The event is cancelled. Its orders are marked for refund."));
}

void EventsPage::removeDraft() {
    const QString name = editor_->title();
    if (!forms::confirmed(this, tr("Delete the draft “%1”?").arg(name),
                          tr("Nobody but staff ever saw it. What is blocked in it goes with it."),
                          tr("Delete"))) {
        return;
    }
    editor_->remove();
}

void EventsPage::askChart() {
    const QString venue = editor_->record().value(QLatin1String("venue")).toString();
    readCharts(venue, [this](const QJsonArray& charts) { chooseChart(charts); });
}

void EventsPage::chooseChart(const QJsonArray& charts) {
    const auto now = editor_->record().value(QLatin1String("chart"))[QLatin1String("id")];
    QStringList names;
    QStringList ids;
    for (const auto chart : charts) {
        if (chart[QLatin1String("status")].toString() != QLatin1String("published") ||
            chart[QLatin1String("id")] == now) {
            continue;
        }
        names << tr("%1, version %2")
                     .arg(chart[QLatin1String("name")].toString())
                     .arg(chart[QLatin1String("version")].toInteger());
        ids << chart[QLatin1String("id")].toString();
    }
    if (ids.empty()) {
        return editor_->news().say(Kind::info,
                                   tr("The venue has no other published chart. Make a new draft "
                                      "of this one on the Venues page, and publish it."));
    }
    bool said = false;
    const QString chosen = QInputDialog::getItem(
        this, tr("Another Version of the Chart"),
        tr("Seats that are held, sold or blocked stay what they are. Sell by:"), names, 0, false,
        &said);
    if (!said) return;
    step(QStringLiteral("chart"), {{QStringLiteral("chart"), ids[names.indexOf(chosen)]}},
         tr("The event is sold by %1 now.").arg(chosen));
}

void EventsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    load();
    // How many seats are sold or blocked has changed meanwhile.
    if (!editor_->record().isEmpty() && !form_->dirty()) editor_->reopen();
}

}  // namespace seatlock::ui::events
