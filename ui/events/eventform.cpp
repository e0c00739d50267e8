#include "ui/events/eventform.h"

#include "ui/events/channelslist.h"
#include "ui/events/eventfacets.h"
#include "ui/events/feestable.h"
#include "ui/events/pricestable.h"
#include "ui/forms/amounts.h"
#include "ui/forms/timefield.h"
#include "ui/forms/timetexts.h"
#include "ui/style/tonedlabel.h"

#include <algorithm>

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>

namespace seatlock::ui::events {

namespace {

enum Tab { what_tab, sale_tab, prices_tab };

constexpr int name_letters_max = 100;
constexpr int text_lines = 3;
constexpr int minutes_max = 7 * 24 * 60;
constexpr int seats_most = 1'000;
constexpr int evening = 20;
constexpr int doors_before_s = 30 * 60;

QPlainTextEdit* makeText(const QString& name, const QString& hint) {
    auto* out = new QPlainTextEdit;
    out->setAccessibleName(name);
    out->setPlaceholderText(hint);
    out->setTabChangesFocus(true);
    out->setMinimumHeight(text_lines * out->fontMetrics().lineSpacing() + 12);
    return out;
}

QSpinBox* makeNumber(const QString& name, int least, int most) {
    auto* out = new QSpinBox;
    out->setAccessibleName(name);
    out->setRange(least, most);
    out->setFocusPolicy(Qt::StrongFocus);
    return out;
}

/// A month from now, in the evening: for somebody to change.
QDateTime usualStart(const QTimeZone& zone) {
    return {QDate::currentDate().addMonths(1), QTime(evening, 0), zone};
}

}  // namespace

EventForm::EventForm(QWidget* parent)
    : RecordForm(parent),
      tabs_(new QTabWidget),
      name_(new QLineEdit),
      venue_(new QComboBox),
      chart_(new QComboBox),
      no_chart_(new style::TonedLabel(style::Tone::warning)),
      starts_(new forms::TimeField(tr("Starts"))),
      doors_(new forms::TimeField(tr("Doors"), tr("not told"))),
      description_(makeText(tr("Description"), tr("What buyers read about it"))),
      ticket_text_(makeText(tr("Text on tickets"), tr("Rules of the house, how to get there"))),
      channels_(new ChannelsList),
      hold_(makeNumber(tr("A seat is held for"), 1, minutes_max)),
      hold_most_(makeNumber(tr("A hold lasts at most"), 1, minutes_max)),
      seats_(makeNumber(tr("Most seats a buyer"), 0, seats_most)),
      currency_(new QComboBox),
      prices_(new PricesTable),
      fees_(new FeesTable) {
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setAccessibleName(tr("Parts of the event"));
    tabs_->addTab(makeWhat(), tr("What and when"));
    tabs_->addTab(makeSale(), tr("Sale"));
    tabs_->addTab(makePrices(), tr("Prices and fees"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(tabs_);
    setFocusProxy(name_);
    connectParts();
    EventForm::setRecord({});
}

void EventForm::setClock(std::function<core::Micros()> database_now) {
    channels_->setClock(std::move(database_now));
}

QWidget* EventForm::makeWhat() {
    name_->setAccessibleName(tr("Name"));
    name_->setObjectName(QStringLiteral("name"));
    name_->setMaxLength(name_letters_max);
    name_->setPlaceholderText(tr("As it stands on tickets"));
    venue_->setAccessibleName(tr("Venue"));
    venue_->setPlaceholderText(tr("Choose a venue"));
    chart_->setAccessibleName(tr("Seating chart"));
    chart_->setPlaceholderText(tr("Choose a published chart"));
    for (auto* box : {venue_, chart_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    no_chart_->setWordWrap(true);
    no_chart_->hide();
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Name:"), name_);
    form->addRow(tr("Ven&ue:"), venue_);
    form->addRow(tr("&Chart:"), chart_);
    form->addRow(QString(), no_chart_);
    form->addRow(tr("Star&ts:"), starts_);
    form->addRow(tr("&Doors:"), doors_);
    form->addRow(tr("Descr&iption:"), description_);
    form->addRow(tr("Tic&ket text:"), ticket_text_);
    return page;
}

QWidget* EventForm::makeSale() {
    hold_->setSuffix(tr(" min"));
    hold_most_->setSuffix(tr(" min, if a buyer asks for more"));
    seats_->setSpecialValueText(tr("as many as they like"));
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setVerticalSpacing(8);
    form->addRow(channels_);
    form->addRow(tr("Seats are held for:"), hold_);
    form->addRow(tr("At most:"), hold_most_);
    form->addRow(tr("Most seats a buyer:"), seats_);
    return page;
}

QWidget* EventForm::makePrices() {
    currency_->setAccessibleName(tr("Currency"));
    currency_->addItems({QStringLiteral("EUR"), QStringLiteral("GBP"), QStringLiteral("USD"),
                         QStringLiteral("CHF"), QStringLiteral("SEK"), QStringLiteral("NOK"),
                         QStringLiteral("DKK"), QStringLiteral("PLN"), QStringLiteral("CZK"),
                         QStringLiteral("JPY")});
    auto* page = new QWidget;
    auto* form = new QVBoxLayout(page);
    auto* top = new QFormLayout;
    top->addRow(tr("Currency:"), currency_);
    auto* meaning = new style::TonedLabel(
        style::Tone::muted, tr("What a ticket costs. An empty cell means that this ticket type is "
                               "not sold there."));
    meaning->setWordWrap(true);
    form->addLayout(top);
    form->addWidget(meaning);
    form->addWidget(prices_, 3);
    form->addWidget(fees_, 2);
    return page;
}

void EventForm::connectParts() {
    connect(name_, &QLineEdit::textEdited, this, &EventForm::edited);
    connect(venue_, &QComboBox::activated, this, &EventForm::chooseVenue);
    connect(chart_, &QComboBox::activated, this, [this] {
        Q_EMIT chartChosen(chart());
        Q_EMIT edited();
    });
    connect(starts_, &forms::TimeField::edited, this, [this] {
        if (isNew()) channels_->suggest(*starts_->time());
        suggestDoors();
        Q_EMIT edited();
    });
    connect(doors_, &forms::TimeField::edited, this, &EventForm::edited);
    for (auto* text : {description_, ticket_text_}) {
        connect(text, &QPlainTextEdit::textChanged, this, &EventForm::edited);
    }
    connect(channels_, &ChannelsList::edited, this, &EventForm::edited);
    for (auto* number : {hold_, hold_most_, seats_}) {
        connect(number, &QSpinBox::valueChanged, this, &EventForm::edited);
    }
    connect(hold_, &QSpinBox::valueChanged, hold_most_, &QSpinBox::setMinimum);
    connect(currency_, &QComboBox::currentTextChanged, this, [this](const QString& currency) {
        prices_->setCurrency(currency);
        fees_->setCurrency(currency);
        Q_EMIT edited();
    });
    connect(prices_, &PricesTable::edited, this, &EventForm::edited);
    connect(fees_, &FeesTable::edited, this, &EventForm::edited);
}

QString EventForm::venue() const {
    return isNew() ? venue_->currentData().toString()
                   : event_.value(QLatin1String("venue")).toString();
}

QString EventForm::chart() const {
    return chart_->currentData().toString();
}

QString EventForm::zone() const {
    for (const auto one : venues_) {
        if (one[QLatin1String("slug")].toString() == venue()) {
            return one[QLatin1String("time_zone")].toString();
        }
    }
    return QStringLiteral("UTC");
}

void EventForm::setVenues(const QJsonArray& venues) {
    const QSignalBlocker quiet(this);
    const QString chosen = venue();
    venues_ = venues;
    venue_->clear();
    for (const auto one : venues) {
        venue_->addItem(one[QLatin1String("name")].toString(),
                        one[QLatin1String("slug")].toString());
    }
    venue_->setCurrentIndex(venue_->findData(chosen));
    followVenue();
}

void EventForm::followVenue() {
    for (auto* field : {starts_, doors_}) field->setZone(zone());
    channels_->setZone(zone());
}

void EventForm::suggestDoors() {
    doors_->suggest(starts_->time()->addSecs(-doors_before_s));
}

void EventForm::chooseVenue() {
    // The clock on the wall stays what was typed; the zone it is in is the
    // venue's.
    const auto typed = starts_->time();
    followVenue();
    if (typed) starts_->setTime(QDateTime(typed->date(), typed->time(), starts_->zone()));
    suggestDoors();
    channels_->suggest(*starts_->time());
    setCharts({});
    no_chart_->hide();
    prices_->setCategories({});
    Q_EMIT venueChosen(venue());
    Q_EMIT edited();
}

void EventForm::setCharts(const QJsonArray& charts) {
    chart_->clear();
    for (const auto one : charts) {
        chart_->addItem(tr("%1, version %2 (%3 places)")
                            .arg(one[QLatin1String("name")].toString())
                            .arg(one[QLatin1String("version")].toInteger())
                            .arg(QLocale().toString(one[QLatin1String("places")].toInteger())),
                        one[QLatin1String("id")].toString());
    }
    chart_->setCurrentIndex(charts.size() == 1 ? 0 : -1);
    tellCharts();
    if (charts.size() == 1) Q_EMIT chartChosen(chart());
}

void EventForm::tellCharts() {
    const bool none = isNew() && venue_->currentIndex() >= 0 && chart_->count() == 0;
    no_chart_->setText(
        tr("This venue has no published chart yet. Draw or import one on the "
           "Venues page, and publish it there."));
    no_chart_->setVisible(none);
}

void EventForm::setCategories(const QJsonArray& categories) {
    prices_->setCategories(categories);
    Q_EMIT edited();
}

void EventForm::setRecord(const QJsonObject& event) {
    const QSignalBlocker quiet(this);
    event_ = event;
    const auto text = [&event](const char* member) {
        return event.value(QLatin1String(member)).toString();
    };
    name_->setText(text("name"));
    venue_->setEnabled(isNew());
    chart_->setEnabled(isNew());
    venue_->setCurrentIndex(isNew() ? -1 : venue_->findData(text("venue")));
    chart_->clear();
    no_chart_->hide();
    if (!isNew()) {
        const auto chart = event.value(QLatin1String("chart")).toObject();
        chart_->addItem(tr("%1, version %2")
                            .arg(chart.value(QLatin1String("name")).toString())
                            .arg(chart.value(QLatin1String("version")).toInteger()),
                        chart.value(QLatin1String("id")).toString());
        // With a placeholder the first item is not chosen by being added.
        chart_->setCurrentIndex(0);
    }
    followVenue();
    isNew() ? starts_->setTime(usualStart(starts_->zone()))
            : starts_->setJson(event.value(QLatin1String("starts_at")));
    doors_->setJson(event.value(QLatin1String("doors_at")));
    suggestDoors();
    description_->setPlainText(text("description"));
    ticket_text_->setPlainText(text("ticket_text"));
    channels_->setChannels(event.value(QLatin1String("channels")).toArray());
    if (isNew()) channels_->suggest(*starts_->time());
    hold_->setValue(static_cast<int>(event.value(QLatin1String("hold_s")).toInteger(900) / 60));
    hold_most_->setValue(
        static_cast<int>(event.value(QLatin1String("hold_s_max")).toInteger(1'800) / 60));
    seats_->setValue(event.value(QLatin1String("seats_per_buyer_max")).toInt(0));
    if (!isNew()) {
        if (currency_->findText(text("currency")) < 0) currency_->addItem(text("currency"));
        currency_->setCurrentText(text("currency"));
    }
    prices_->setCategories(event.value(QLatin1String("categories")).toArray());
    fees_->setFees(event.value(QLatin1String("fees")).toArray());
}

bool EventForm::dirty() const {
    return isNew() ? !name_->text().trimmed().isEmpty() : !change().isEmpty();
}

QJsonObject EventForm::whole() const {
    QJsonObject out{{QStringLiteral("name"), name_->text().trimmed()},
                    {QStringLiteral("description"), description_->toPlainText()},
                    {QStringLiteral("ticket_text"), ticket_text_->toPlainText()},
                    {QStringLiteral("starts_at"), starts_->json()},
                    {QStringLiteral("doors_at"), doors_->json()},
                    {QStringLiteral("currency"), currency_->currentText()},
                    {QStringLiteral("hold_s"), hold_->value() * 60},
                    {QStringLiteral("hold_s_max"), hold_most_->value() * 60},
                    {QStringLiteral("channels"), channels_->channels()},
                    {QStringLiteral("categories"), prices_->categories()},
                    {QStringLiteral("fees"), fees_->fees()}};
    out.insert(QStringLiteral("seats_per_buyer_max"),
               seats_->value() == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(seats_->value()));
    return out;
}

QJsonObject EventForm::change() const {
    QJsonObject out = whole();
    if (isNew()) {
        out.insert(QStringLiteral("venue"), venue());
        out.insert(QStringLiteral("chart"), chart());
        return out;
    }
    const auto same = [this](const QString& member, const QJsonValue& now) {
        const auto before = event_.value(member);
        if (now == before) return true;
        if (member.endsWith(QLatin1String("_at"))) {
            return forms::momentOf(now) == forms::momentOf(before);
        }
        // Minutes are shown; seconds that were set elsewhere stay.
        if (member.startsWith(QLatin1String("hold_s"))) {
            return now.toInteger() / 60 == before.toInteger() / 60;
        }
        return member == QLatin1String("channels") &&
               ChannelsList::same(now.toArray(), before.toArray());
    };
    for (const QString& member : out.keys()) {
        if (same(member, out.value(member))) out.remove(member);
    }
    return out;
}

QString EventForm::problemOf(int tab, const QString& text) {
    if (!text.isEmpty()) tabs_->setCurrentIndex(tab);
    return text;
}

QString EventForm::problem() {
    if (name_->text().trimmed().isEmpty()) {
        name_->setFocus();
        return problemOf(what_tab, tr("Give the event a name."));
    }
    if (venue().isEmpty() || chart().isEmpty()) {
        (venue().isEmpty() ? venue_ : chart_)->setFocus();
        return problemOf(what_tab, tr("Choose where it is, and the seating chart it is sold by."));
    }
    if (const auto doors = doors_->time(); doors && *doors > *starts_->time()) {
        doors_->setFocus();
        return problemOf(what_tab, tr("The doors would open after it starts."));
    }
    if (const QString wrong = channels_->problem(); !wrong.isEmpty()) {
        return problemOf(sale_tab, wrong);
    }
    if (const QString wrong = prices_->problem(); !wrong.isEmpty()) {
        return problemOf(prices_tab, wrong);
    }
    return problemOf(prices_tab, fees_->problem());
}

void EventForm::setEditable(bool editable) {
    for (int i = 0; i < tabs_->count(); ++i) tabs_->widget(i)->setEnabled(editable);
}

std::vector<forms::Facet> EventForm::facets() const {
    return eventFacets(event_, zone());
}

}  // namespace seatlock::ui::events
