#include "ui/dialogs/helptopics.h"

#include "ui/dialogs/counterhelp.h"
#include "ui/dialogs/helptable.h"
#include "ui/dialogs/officetopics.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextDocumentFragment>
#include <QUrl>

namespace seatlock::ui::dialogs {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Help", text);
}

HelpTopic start() {
    return {QStringLiteral("start"),
            tr("First steps"),
            tr("<p>Seatlock sells seats from one database and cannot sell one twice. The console "
               "has the engine inside: while this window is open, buyers are served.</p>"
               "<ol><li>Look at <a href=\"sale\">the seat map</a>: every seat is in one of four "
               "states, and changes as it is sold.</li>"
               "<li><a href=\"curl\">Book a seat with curl</a>, and see it change colour.</li>"
               "<li>Send a rush of buyers (<code>seatlockd rush</code>) and watch <a "
               "href=\"engine\">the engine</a> take it.</li></ol>"
               "<p>The line at the bottom of the window always says whether the engine sells, "
               "where, and what its database does.</p>"),
            {}};
}

HelpTopic curl(const HelpFacts& facts) {
    HelpTopic out{QStringLiteral("curl"), tr("Book a seat with curl"), {}, {}};
    out.command = bookingCommand(facts.url, facts.event_slug, facts.seat);
    if (facts.url.isEmpty()) {
        out.html =
            tr("<p>This console only watches a sale: nothing is served from here. Buyers "
               "book from the engine that sells, at its own address.</p>");
        return out;
    }
    if (out.command.isEmpty()) {
        out.html =
            tr("<p>There is no event to book from yet. Put one on sale, or start with the "
               "demo venues; then a command that books one of its seats is here.</p>");
        return out;
    }
    out.html =
        tr("<p>Copy this into a terminal on this computer:</p><pre style=\"white-space: "
           "pre-wrap\">%1</pre>"
           "<p>The answer is 201 with the hold's number, and the seat turns to <i>held</i> on the "
           "map. Send it again: the answer is 409 at once, because the seat is taken. Nobody waits "
           "in a line for it.</p>"
           "<p>A hold ends by itself when its time is over. To buy what is held, send its number "
           "to <code>/v1/orders</code>. All of the interface is described at "
           "<a href=\"%2/v1/openapi.json\">%2/v1/openapi.json</a>.</p>")
            .arg(out.command.toHtmlEscaped(), facts.url.toHtmlEscaped());
    return out;
}

HelpTopic overview() {
    return {QStringLiteral("overview"),
            tr("Overview"),
            tr("<p>Every event on sale with how much of it is held and sold, what it has taken in, "
               "and how sales have grown. Below is what happened last.</p>"
               "<p><b>Alarms</b> say what needs a person: a pool that stays saturated, a database "
               "that is away, many holds that end unsold, a clock that differs from the "
               "database's. An alarm goes when its cause is gone.</p>"),
            {}};
}

HelpTopic sale() {
    return {QStringLiteral("sale"),
            tr("On-sale monitor"),
            tr("<p>The seat map of one event, changing as seats are sold. From far away you see "
               "sections with how full they are; nearer, seats; nearest, their labels.</p>"
               "<p>A state is a colour and a shape: <b>available</b>, <b>held</b> (a buyer has it "
               "for some minutes), <b>sold</b>, <b>blocked</b> (kept back by the house). The "
               "legend counts them. Rest the pointer on a seat to see its price, and who has it "
               "since when.</p>"
               "<p><b>Heat</b> shows where buyers are refused: many wanted the same seat.</p>") +
                helpTable({{tr("Move"), tr("Drag, or arrows")},
                           {tr("Zoom about the pointer"), tr("Wheel, pinch, + and −")},
                           {tr("See all"), QStringLiteral("0")},
                           {tr("Choose the seat at the cursor"), tr("Space or Enter")},
                           {tr("Choose all in view"), tr("Ctrl+A")},
                           {tr("Copy the labels of chosen seats"), tr("Ctrl+C")},
                           {tr("Choose none"), tr("Esc")}}),
            {}};
}

HelpTopic engine() {
    return {QStringLiteral("engine"),
            tr("Engine"),
            tr("<p>How hard the engine works. The <b>gauge</b> is the share of the pool's "
               "connections that are busy: near 100 % is no harm by itself, as long as the "
               "<b>queue</b> stays short and nobody waits long.</p>"
               "<p><b>201</b> are bookings. <b>409</b> are refusals: the seat was taken; in a rush "
               "there are many, and they cost next to nothing. <b>503</b> means that the engine or "
               "its database could not keep up, and the buyer was told to try again.</p>"
               "<p><b>p50, p95, p99</b>: so long took half, 95 and 99 of 100 answers at most.</p>"
               "<p>Charts show the last minute, ten minutes or hour. Pause keeps the picture while "
               "figures go on; pictures and figures can be saved.</p>"),
            {}};
}

HelpTopic simulator() {
    return {QStringLiteral("simulator"),
            tr("Simulator"),
            tr("<p>Thousands of virtual buyers, each with a connection of its own, rush at a "
               "scratch event: same tables, a schema of its own, so that nothing that is on sale "
               "is touched. Every <b>strategy</b> of selling a seat meets the same buyers, as the "
               "seed gives them; the last is this engine.</p>"
               "<ul><li><b>One seat, many buyers</b>: who gets it, and how often is it sold?</li>"
               "<li><b>The on-sale</b>: from nobody to everybody in a second.</li>"
               "<li><b>Connection storm</b>: what a pool is good for.</li>"
               "<li><b>Rehearsal</b>: your own house before your own on-sale.</li></ul>"
               "<p>While it runs you may <b>break something</b>. Afterwards an <b>auditor</b> that "
               "knows nothing of how seats are sold holds the books against what every buyer was "
               "told. Double bookings are what must not be; the naive strategy shows them.</p>"
               "<p>Runs are kept and can be compared: select two under <i>Earlier runs</i>. The "
               "load is real: do not simulate on the computer that is selling tickets just "
               "now.</p>") +
                helpTable({{tr("Start the simulation"), QStringLiteral("Ctrl+R, F5")},
                           {tr("Stop it"), QStringLiteral("Esc")}}),
            {}};
}

HelpTopic settings() {
    return {QStringLiteral("settings"),
            tr("Settings"),
            tr("<p>Colours and text size change at once. Everything else belongs to the engine, "
               "which takes it when it starts: Apply restarts it.</p>"
               "<p>A value comes from the command line, else from the environment "
               "(<code>SEATLOCK_…</code>), else from the settings file, else it is the default. "
               "What is given on the command line or in the environment cannot be changed on the "
               "page, which says so.</p>"
               "<p>The settings file has a line <code>name = value</code> for each; remarks "
               "beginning with # stay when the page writes into it. The same file serves "
               "<code>seatlockd --settings FILE</code>.</p>"),
            {}};
}

HelpTopic keys(const Shortcuts& shortcuts) {
    return {QStringLiteral("keys"),
            tr("Keyboard"),
            tr("<p>Everything can be reached with Tab and the arrows. These go at once:</p>") +
                helpTable(shortcuts),
            {}};
}

HelpTopic trouble() {
    return {QStringLiteral("trouble"),
            tr("When something goes wrong"),
            tr("<p><b>The engine does not start.</b> The window says why and has a button for what "
               "helps: another port, another folder, another database, or watching the engine that "
               "already runs.</p>"
               "<p><b>The database goes away during a sale.</b> Buyers wait for some seconds at "
               "most and are then told to try again. The engine connects again by itself. What was "
               "answered with 201 is sold, whatever happens.</p>"
               "<p><b>The program or the computer stops.</b> Nothing that was sold is lost. Holds "
               "end when their time is over. Start Seatlock again with the same data folder.</p>"
               "<p><b>Is everything right?</b> <code>seatlockd audit</code> looks through the "
               "database for anything that must not be.</p>"),
            {}};
}

}  // namespace

QList<HelpTopic> helpTopics(const HelpFacts& facts) {
    QList<HelpTopic> out{start(), curl(facts), overview(), sale()};
    out += counterTopics();
    out += officeTopics();
    out += {simulator(), engine(), settings(), keys(facts.shortcuts), trouble()};
    return out;
}

QString bookingCommand(const QString& url, const QString& event_slug, const QString& seat) {
    if (url.isEmpty() || event_slug.isEmpty() || seat.isEmpty()) return {};
    const QJsonObject body{{QStringLiteral("seats"), QJsonArray{seat}}};
    QString json = QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact));
    // A quote ends a word of the shell, stands alone, and begins it again.
    json.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QStringLiteral("curl --json '%1' %2/v1/events/%3/holds")
        .arg(json, url, QString::fromUtf8(QUrl::toPercentEncoding(event_slug)));
}

bool matches(const HelpTopic& topic, const QString& words) {
    const QString text =
        topic.title + QLatin1Char(' ') + QTextDocumentFragment::fromHtml(topic.html).toPlainText();
    const QStringList all = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(
        all, [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace seatlock::ui::dialogs
