// Planning an event: what is typed becomes the body that the API wants, and what was not changed is
// not sent.
#include "ui/events/eventform.h"

#include "tests/ui/pagetools.h"
#include "ui/events/channelslist.h"
#include "ui/events/datesdialog.h"
#include "ui/events/feestable.h"
#include "ui/events/pricestable.h"
#include "ui/events/statustexts.h"
#include "ui/forms/amounts.h"
#include "ui/forms/conflictdialog.h"
#include "ui/forms/timefield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QtTest>

using namespace seatlock::ui;
using events::EventForm;
using seatlock::tests::named;

namespace {

QJsonArray list(const char* json) {
    return QJsonDocument::fromJson(json).array();
}

QJsonObject object(const char* json) {
    return QJsonDocument::fromJson(json).object();
}

constexpr const char* venues = R"([
    {"slug":"opera","name":"Opera","time_zone":"Europe/Berlin"},
    {"slug":"club","name":"Club","time_zone":"America/New_York"}])";

constexpr const char* categories = R"([
    {"slug":"stalls","name":"Stalls","color":"#aa0000"},
    {"slug":"balcony","name":"Balcony","color":"#00aa00"}])";

constexpr const char* planned = R"({
    "slug":"hamlet","name":"Hamlet","description":"","ticket_text":"","venue":"opera",
    "chart":{"id":"7","name":"Main hall","version":2},
    "starts_at":"2027-07-01T18:00:00Z","doors_at":null,"status":"draft","currency":"EUR",
    "hold_s":900,"hold_s_max":1800,"seats_per_buyer_max":null,"revision":3,
    "channels":[{"slug":"public","name":"Public","on_sale_from":"2027-01-01T00:00:00Z",
                 "on_sale_to":"2027-07-01T18:00:00Z"}],
    "categories":[{"slug":"stalls","name":"Stalls","color":"#aa0000","ticket_types":[
        {"slug":"adult","name":"Adult","price_minor":4500}]}],
    "fees":[{"name":"Booking fee","per":"ticket","amount_minor":150}]})";

/// -1: it is no amount.
qint64 typed(const char* text, const char* currency = "EUR") {
    return forms::amountOf(QString::fromUtf8(text), QString::fromLatin1(currency)).value_or(-1);
}

}  // namespace

class EventFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void amounts();
    void timesAreTheVenues();
    void aNewEvent();
    void whatIsNotChangedIsNotSent();
    void problemsSayWhatToDo();
    void seriesKeepTheClock();
    void statesLeadOn();
    void conflictsShowBoth();
};

void EventFormTest::amounts() {
    QCOMPARE(typed("25"), 2'500);
    QCOMPARE(typed(" 25.5 "), 2'550);
    QCOMPARE(typed("1,250.00"), 125'000);
    QCOMPARE(typed("0"), 0);
    QCOMPARE(typed("-1"), -1);
    QCOMPARE(typed("free"), -1);
    QCOMPARE(typed(""), -1);
    QCOMPARE(typed("500", "JPY"), 500);
    const QString euro = QStringLiteral("EUR");
    QCOMPARE(forms::amountText(2'550, euro), QStringLiteral("25.50"));
    QCOMPARE(forms::slugOf(QStringLiteral("  Früh & spät, 2 ")), QStringLiteral("fruh-spat-2"));
}

void EventFormTest::timesAreTheVenues() {
    forms::TimeField field(QStringLiteral("Starts"), QStringLiteral("none"));
    QVERIFY(!field.time());
    QCOMPARE(field.json(), QJsonValue(QJsonValue::Null));
    field.setZone(QStringLiteral("Europe/Berlin"));
    field.setJson(QStringLiteral("2027-07-01T18:00:00Z"));
    QCOMPARE(field.edit()->time(), QTime(20, 0));
    QCOMPARE(field.json().toString(), QStringLiteral("2027-07-01T18:00:00Z"));
    field.setZone(QStringLiteral("America/New_York"));
    QCOMPARE(field.edit()->time(), QTime(14, 0));
    QCOMPARE(field.json().toString(), QStringLiteral("2027-07-01T18:00:00Z"));
}

void EventFormTest::aNewEvent() {
    EventForm form;
    QSignalSpy venue(&form, &EventForm::venueChosen);
    QSignalSpy chart(&form, &EventForm::chartChosen);
    form.setVenues(list(venues));
    QVERIFY(!form.dirty());
    QTest::keyClicks(named<QLineEdit>(form, "Name"), QStringLiteral("Hamlet"));
    QVERIFY(form.dirty());
    auto* box = named<QComboBox>(form, "Venue");
    box->setCurrentIndex(0);
    Q_EMIT box->activated(0);
    QCOMPARE(venue.count(), 1);
    form.setCharts(list(R"([{"id":"7","name":"Main hall","version":2,"places":480}])"));
    QCOMPARE(chart.count(), 1);
    form.setCategories(list(categories));
    auto* prices = named<QTableWidget>(form, "Prices by category and ticket type");
    QCOMPARE(prices->rowCount(), 2);
    QCOMPARE(prices->columnCount(), 2);
    QVERIFY(form.problem().contains(QStringLiteral("Stalls")));
    prices->item(0, 0)->setText(QStringLiteral("45"));
    prices->item(0, 1)->setText(QStringLiteral("30,50"));
    prices->item(1, 0)->setText(QStringLiteral("0"));
    QCOMPARE(form.problem(), QString());
    const auto body = form.change();
    QCOMPARE(body.value(QLatin1String("venue")).toString(), QStringLiteral("opera"));
    QCOMPARE(body.value(QLatin1String("chart")).toString(), QStringLiteral("7"));
    QCOMPARE(body.value(QLatin1String("channels")).toArray().size(), 2);
    QVERIFY(body.value(QLatin1String("seats_per_buyer_max")).isNull());
    const auto sold = body.value(QLatin1String("categories")).toArray();
    QCOMPARE(sold[0][QLatin1String("ticket_types")].toArray().size(), 2);
    QCOMPARE(sold[0][QLatin1String("ticket_types")][1][QLatin1String("price_minor")].toInteger(),
             3'050);
    QCOMPARE(sold[1][QLatin1String("ticket_types")].toArray().size(), 1);
    // In the evening, by the clock on the wall there.
    const auto starts =
        QDateTime::fromString(body.value(QLatin1String("starts_at")).toString(), Qt::ISODate);
    QCOMPARE(starts.toTimeZone(QTimeZone("Europe/Berlin")).time(), QTime(20, 0));
    // Told or not, the doors open before that.
    QVERIFY(body.value(QLatin1String("doors_at")).isNull());
    named<QCheckBox>(form, "Doors: set")->click();
    QCOMPARE(QDateTime::fromString(form.change().value(QLatin1String("doors_at")).toString(),
                                   Qt::ISODate),
             starts.addSecs(-30 * 60));
}

void EventFormTest::whatIsNotChangedIsNotSent() {
    EventForm form;
    form.setVenues(list(venues));
    form.setRecord(object(planned));
    QVERIFY2(form.change().isEmpty(),
             QJsonDocument(form.change()).toJson(QJsonDocument::Compact).constData());
    QVERIFY(!form.dirty());
    auto* prices = named<QTableWidget>(form, "Prices by category and ticket type");
    QCOMPARE(prices->item(0, 0)->text(), QStringLiteral("45.00"));
    prices->item(0, 0)->setText(QStringLiteral("47.50"));
    auto change = form.change();
    QCOMPARE(change.keys(), QStringList{QStringLiteral("categories")});
    prices->item(0, 0)->setText(QStringLiteral("45"));
    QVERIFY(!form.dirty());
    auto* fees = named<QTableWidget>(form, "Fees");
    QCOMPARE(fees->rowCount(), 1);
    fees->item(0, 1)->setText(QStringLiteral("2"));
    QCOMPARE(form.change().keys(), QStringList{QStringLiteral("fees")});
    QVERIFY(!named<QComboBox>(form, "Venue")->isEnabled());
}

void EventFormTest::problemsSayWhatToDo() {
    EventForm form;
    form.setVenues(list(venues));
    form.setRecord(object(planned));
    auto* name = named<QLineEdit>(form, "Name");
    name->clear();
    QVERIFY(form.problem().contains(QStringLiteral("name")));
    name->setText(QStringLiteral("Hamlet"));
    auto* prices = named<QTableWidget>(form, "Prices by category and ticket type");
    prices->item(0, 0)->setText(QStringLiteral("dear"));
    QVERIFY2(form.problem().contains(QStringLiteral("dear")), qPrintable(form.problem()));
    prices->item(0, 0)->setText(QStringLiteral("45"));
    // The rows of the new event that it was before.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto* until = named<QDateTimeEdit>(form, "Public sells until");
    until->setDateTime(QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC));
    QVERIFY(form.problem().contains(QStringLiteral("Public")));
}

void EventFormTest::seriesKeepTheClock() {
    const QTimeZone berlin("Europe/Berlin");
    events::DatesDialog dialog(events::DatesDialog::Kind::series, QStringLiteral("Hamlet"),
                               QStringLiteral("Europe/Berlin"),
                               QDateTime(QDate(2027, 3, 13), QTime(20, 0), berlin));
    for (auto* box : dialog.findChildren<QSpinBox*>()) {
        if (box->accessibleName() == QStringLiteral("How many dates")) box->setValue(3);
    }
    for (auto* button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("&Add")) button->click();
    }
    // Summer time begins on the 28th of March.
    QCOMPARE(dialog.dates(), (QStringList{QStringLiteral("2027-03-20T19:00:00Z"),
                                          QStringLiteral("2027-03-27T19:00:00Z"),
                                          QStringLiteral("2027-04-03T18:00:00Z")}));
}

void EventFormTest::statesLeadOn() {
    const auto first = [](const char* status) {
        const auto steps = events::stepsFrom(QString::fromLatin1(status));
        return steps.empty() ? QString() : steps.front().to;
    };
    QCOMPARE(first("draft"), QStringLiteral("on_sale"));
    QCOMPARE(first("on_sale"), QStringLiteral("paused"));
    QCOMPARE(first("paused"), QStringLiteral("on_sale"));
    QCOMPARE(first("closed"), QStringLiteral("paused"));
    QCOMPARE(first("cancelled"), QString());
    for (const char* status : {"draft", "on_sale", "paused", "closed", "cancelled"}) {
        QVERIFY(!events::statusMeaning(QString::fromLatin1(status)).isEmpty());
    }
}

void EventFormTest::conflictsShowBoth() {
    EventForm form;
    auto theirs = object(planned);
    theirs.insert(QStringLiteral("name"), QStringLiteral("Macbeth"));
    theirs.insert(QStringLiteral("revision"), 4);
    forms::ConflictDialog differs(form.facets(),
                                  {{QStringLiteral("name"), QStringLiteral("Othello")}}, theirs);
    QCOMPARE(differs.differences(), 1);
    auto* table = differs.findChild<QTableWidget*>();
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("Othello"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("Macbeth"));
    // Where one price differs, that category is told and no other.
    form.setRecord(object(planned));
    auto dearer = object(planned);
    auto categories = dearer.value(QStringLiteral("categories")).toArray();
    auto first = categories[0].toObject();
    auto types = first.value(QStringLiteral("ticket_types")).toArray();
    auto type = types[0].toObject();
    type.insert(QStringLiteral("price_minor"), 12'345);
    types[0] = type;
    first.insert(QStringLiteral("ticket_types"), types);
    categories[0] = first;
    dearer.insert(QStringLiteral("categories"), categories);
    forms::ConflictDialog prices(
        form.facets(),
        {{QStringLiteral("categories"), object(planned).value(QStringLiteral("categories"))}},
        dearer);
    QCOMPARE(prices.differences(), 1);
    auto* told = prices.findChild<QTableWidget*>();
    QVERIFY(told->item(0, 0)->text().startsWith(QStringLiteral("Prices: ")));
    QVERIFY(told->item(0, 2)->text().contains(QStringLiteral("123.45")));
    QVERIFY(!told->item(0, 1)->text().contains(QStringLiteral("123.45")));
    forms::ConflictDialog same(form.facets(), {{QStringLiteral("name"), QStringLiteral("Macbeth")}},
                               theirs);
    QCOMPARE(same.differences(), 0);
}

QTEST_MAIN(EventFormTest)
#include "eventform.moc"
