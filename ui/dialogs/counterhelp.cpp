#include "ui/dialogs/counterhelp.h"

#include "ui/dialogs/helptable.h"

#include <QCoreApplication>

namespace seatlock::ui::dialogs {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Help", text);
}

HelpTopic sell() {
    return {
        QStringLiteral("sell"),
        tr("Sell"),
        tr("<p>A pair for cash, the fastest way: <b>2</b>, <b>Enter</b> (seats are held), "
           "<b>Enter</b> (the exact sum), <b>Enter</b> (sold and printed).</p>"
           "<p>In the field for seats, type how many (<b>2</b>), of which kind (<b>2 "
           "premium</b>; a beginning of its name will do), <b>2 apart</b>, <b>1 "
           "wheelchair</b>, or which (<b>A-12 A-13</b>, <b>a 12-15</b>). Or click them on the "
           "map. Seats are held the moment they are picked; when one is gone, the nearest "
           "others are offered at once.</p>"
           "<p>An amount above the sum is change; below it, the rest can be paid in another "
           "way. A card needs the reference that its terminal printed, a complimentary ticket "
           "a reason, an invoice a customer.</p>"
           "<p>When the power fails in the middle of a sale, the next start of the console "
           "finishes it: it is never sold twice, nor paid and not sold.</p>") +
            helpTable({{tr("Choose the event"), QStringLiteral("F2")},
                       {tr("Type seats"), QStringLiteral("F3")},
                       {tr("All seats as the next ticket type"), QStringLiteral("F4")},
                       {tr("Customer"), QStringLiteral("F6")},
                       {tr("Payment; Enter takes the exact sum"), QStringLiteral("F7")},
                       {tr("The same as last time"), QStringLiteral("F8")},
                       {tr("Sell and print"), tr("F9; Enter once all is paid")},
                       {tr("Cash, card, invoice, complimentary"), tr("Alt+C, Alt+R, Alt+I, Alt+O")},
                       {tr("Take the seats that are offered instead"), tr("Alt+N")},
                       {tr("Print the last order once more"), QStringLiteral("Ctrl+P")},
                       {tr("Give the seats back"), tr("Esc, Esc")}}),
        {}};
}

HelpTopic orders() {
    return {QStringLiteral("orders"),
            tr("Orders"),
            tr("<p>Search by code, name, e-mail, phone, seat or ticket. An order shows its "
               "customer, seats, money and everything that ever happened to it.</p>"
               "<p><b>Change seat</b> moves one seat without giving the old one up before the new "
               "one is ours; <b>Exchange</b> moves the order to another event. <b>Cancel</b> and "
               "<b>Refund</b> want a reason and ask a second time. A ticket that is printed again "
               "is marked as such.</p>"
               "<p>When somebody else has changed the order meanwhile, nothing is done and you see "
               "what changed.</p>") +
                helpTable({{tr("Search"), QStringLiteral("F3")},
                           {tr("Print again"), QStringLiteral("Ctrl+P")},
                           {tr("Read anew"), QStringLiteral("F5")}}),
            {}};
}

HelpTopic gate() {
    return {QStringLiteral("gate"),
            tr("Gate"),
            tr("<p>Name the door, then scan. The whole window turns green or red, with a sign, a "
               "sound (one: come in, three: stop), the seat and the reason. A code may be typed, "
               "too, with blanks and in small letters.</p>"
               "<p>When the box office does not answer, the gate goes on alone: it checks the "
               "ticket’s signature and the list of cancelled tickets, keeps its scans in a file, "
               "and tells them later. A ticket that came in twice meanwhile is pointed out.</p>") +
                helpTable({{tr("To the code"), tr("F3, Esc")},
                           {tr("Choose the event"), QStringLiteral("F2")},
                           {tr("People come in"), QStringLiteral("F7")},
                           {tr("People go out"), QStringLiteral("F8")}}),
            {}};
}

HelpTopic shift() {
    return {QStringLiteral("shift"),
            tr("Shift"),
            tr("<p>Count the cash in your drawer and open your shift: what you sell from then on "
               "is counted, by who pays how. At the end count again: the page shows what should be "
               "there and the difference, and prints a closing report.</p>"),
            {}};
}

}  // namespace

QList<HelpTopic> counterTopics() {
    return {sell(), orders(), gate(), shift()};
}

}  // namespace seatlock::ui::dialogs
