#include "ui/dialogs/officetopics.h"

#include <QCoreApplication>

namespace seatlock::ui::dialogs {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

HelpTopic venues() {
    return {QStringLiteral("venues"),
            Words::tr("Venues and charts"),
            Words::tr(
                "<p>A venue has seating charts, and a chart has versions. A <b>draft</b> is drawn "
                "in the designer; <b>publishing</b> it checks it, and keeps it as it is. <a "
                "href=\"events\">Events</a> are planned on published versions; to change one, make "
                "a new draft of it.</p>"
                "<p><b>Import</b> reads Seatlock's own file, a pretix seating plan or a CSV table "
                "with the columns section, row, seat, x, y, category, flags. What is wrong in a "
                "file is listed with its place, and nothing is imported in part.</p>"
                "<p>When somebody else has saved the same chart meanwhile, both versions are "
                "shown, and you choose.</p>"),
            {}};
}

HelpTopic events() {
    return {QStringLiteral("events"),
            Words::tr("Events"),
            Words::tr(
                "<p>Choose a venue and a published chart, say when, and give every price category "
                "a price. It is a <b>draft</b> until you put it on sale; <b>Its Seats</b> leads "
                "to its <a href=\"inventory\">inventory</a>, where press and house seats are "
                "blocked before.</p>"
                "<ul><li><b>On sale</b>: each channel sells in its own times; changes of prices "
                "and times count within a second, for new orders.</li>"
                "<li><b>Paused</b>: nothing new is held; what is held can still be bought.</li>"
                "<li><b>Closed</b>: the sale is over.</li>"
                "<li><b>Cancelled</b>: for good; every order is marked for refund, and nothing is "
                "deleted. <b>Refunds Due</b> lists them, and gives all of it back.</li></ul>"
                "<p>All times are those of the venue. <b>Clone</b> makes a new draft with the same "
                "seats and prices; <b>Series of Dates</b> makes many.</p>"),
            {}};
}

HelpTopic inventory() {
    return {QStringLiteral("inventory"),
            Words::tr("Inventory"),
            Words::tr(
                "<p>Choose an event, a draft too, and seats on the map, then what is to be done "
                "with them: <b>block</b> them "
                "for the house, for press or for technical reasons, <b>keep</b> them for a "
                "channel, <b>move</b> them to another price category, or say when blocked seats "
                "are <b>released</b> by themselves.</p>"
                "<p>Seats that are held or sold are never touched: the answer says which were left "
                "alone, and a button chooses those. <b>Undo</b> takes back what was done, step by "
                "step.</p>"),
            {}};
}

HelpTopic reports() {
    return {QStringLiteral("reports"),
            Words::tr("Reports"),
            Words::tr(
                "<p>What an event has sold, when, to whom and at what price; what became of holds, "
                "and why requests were refused. Compare it with an earlier event to see both sell "
                "on one chart, by days before their start.</p>"
                "<p><b>Export</b> saves the whole report as a PDF document, or each table as CSV "
                "for a spreadsheet. The other tabs tell who has which seat, and everything that "
                "was done for a person.</p>"),
            {}};
}

HelpTopic staff() {
    return {QStringLiteral("staff"),
            Words::tr("Staff and signing in"),
            Words::tr(
                "<p>Selling to the public goes on without anybody signed in. To manage, sign in "
                "at the foot of the list of pages; the pages that your roles allow appear "
                "there.</p>"
                "<p>A session ends after half an hour without use. The console then asks for the "
                "password again and goes on where you were: nothing that you have entered is "
                "lost.</p>"
                "<p>Administrators make <b>users</b>, give them roles, and may limit them to some "
                "events. <b>Tokens</b> let programs use the interface; each is shown once. The "
                "<b>audit trail</b> says who changed what.</p>"),
            {}};
}

}  // namespace

QList<HelpTopic> officeTopics() {
    return {venues(), events(), inventory(), reports(), staff()};
}

}  // namespace seatlock::ui::dialogs
