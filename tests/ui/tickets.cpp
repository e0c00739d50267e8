// Tickets on paper: what a PDF of them says, read by somebody else's tools.
#include "tests/support/paperreader.h"
#include "tests/ui/pictures.h"
#include "ui/paper/qrcode.h"
#include "ui/paper/ticketprinter.h"
#include "ui/paper/ticketreading.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

namespace seatlock::ui::paper {

namespace {

/// For people to look at, when a folder for pictures is named.
void keep(const QImage& page, const char* name) {
    tests::keepPicture(QPixmap::fromImage(page), QString::fromLatin1(name));
}

}  // namespace

class TestTickets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void codeIsReadFromPaper_data();
    void codeIsReadFromPaper();
    void everyTicketHasItsPage();
    void longTextsStayOnThePage();
    void marksOfAReprint();
    void aRollEndsWithItsTicket();
    void whatCannotBeACode();
    void fileThatCannotBeWritten();
    void printerThatIsNotThere();
    void readsTheApi();
    void seatInRow();

private:
    static Ticket ticket();
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

    QTemporaryDir folder_;
};

Ticket TestTickets::ticket() {
    Ticket out;
    out.id = QStringLiteral("812345678901");
    out.code = QStringLiteral("SL1") + QStringLiteral("K7Q2MZ0XW9").repeated(13);
    out.order = QStringLiteral("THE-4K7M2Q");
    out.event = QStringLiteral("An Evening of Chamber Music");
    out.venue = QStringLiteral("Stadttheater");
    out.time_zone = QStringLiteral("Europe/Berlin");
    out.starts_at = 1'769'279'400'000'000;  // 24 January 2026, 18:30 UTC
    out.doors_at = out.starts_at - 3'600'000'000;
    out.section = QStringLiteral("Stalls");
    out.row = QStringLiteral("C");
    out.seat = QStringLiteral("C-12");
    out.category = QStringLiteral("Premium");
    out.ticket_type = QStringLiteral("Concession");
    out.price_minor = 3'450;
    out.currency = QStringLiteral("EUR");
    out.buyer = QStringLiteral("Ada Lovelace");
    out.text = QStringLiteral("Latecomers are seated in the interval.\nNo flash photography.");
    return out;
}

void TestTickets::codeIsReadFromPaper_data() {
    QTest::addColumn<Paper>("paper");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("dots");
    const QString capitals = ticket().code;
    for (const int dots : {150, 203, 300}) {
        QTest::addRow("A4, %d dots", dots) << Paper::a4 << capitals << dots;
        QTest::addRow("roll, %d dots", dots) << Paper::roll << capitals << dots;
    }
    QTest::newRow("short") << Paper::roll << QStringLiteral("A") << 203;
    QTest::newRow("small letters") << Paper::roll << QStringLiteral("seatlock:ab/Cd+ef==") << 203;
    QTest::newRow("300 letters") << Paper::a4 << QStringLiteral("4H7").repeated(100) << 203;
}

void TestTickets::codeIsReadFromPaper() {
    QFETCH(Paper, paper);
    QFETCH(QString, code);
    QFETCH(int, dots);
    Ticket one = ticket();
    one.code = code;
    QVERIFY(writePdf({one}, paper, path("one.pdf")));
    const auto pages = tests::pagesOf(path("one.pdf"), dots);
    QCOMPARE(pages.size(), std::size_t{1});
    QCOMPARE(tests::codesIn(pages[0]), QStringList{code});
}

void TestTickets::everyTicketHasItsPage() {
    std::vector<Ticket> many;
    for (int i = 1; i <= 4; ++i) {
        many.push_back(ticket());
        many.back().seat = QStringLiteral("C-%1").arg(10 + i);
        many.back().code += QString::number(i);
    }
    for (const Paper paper : {Paper::roll, Paper::a4}) {
        QVERIFY(writePdf(many, paper, path("many.pdf")));
        const auto pages = tests::pagesOf(path("many.pdf"));
        QCOMPARE(pages.size(), many.size());
        keep(pages[0], paper == Paper::a4 ? "ticket-a4" : "ticket-roll");
        for (std::size_t i = 0; i < many.size(); ++i) {
            QCOMPARE(tests::codesIn(pages[i]), QStringList{many[i].code});
        }
    }
    // A long name goes over two lines.
    const QString text = tests::textOf(path("many.pdf")).simplified();
    for (const char* said :
         {"An Evening of Chamber Music", "Stadttheater", "Sat, 24 Jan 2026, 19:30", "Doors 18:30",
          "Stalls", "13", "Premium · Concession · €34.50", "THE-4K7M2Q", "Ada Lovelace",
          "photography."}) {
        QVERIFY2(text.contains(QString::fromUtf8(said)), said);
    }
    QVERIFY(!text.contains(QStringLiteral("REPRINT")));
}

void TestTickets::longTextsStayOnThePage() {
    Ticket one = ticket();
    one.event = QStringLiteral("Donaudampfschifffahrtsgesellschaftskapitänskonzert ").repeated(9);
    one.venue = QString(300, QLatin1Char('W'));
    one.section = QString(80, QLatin1Char('M'));
    one.row = QStringLiteral("Table of the founders");
    one.seat = one.row + QStringLiteral("-1234567890");
    one.buyer = QString(200, QLatin1Char('W'));
    one.text = QStringLiteral("Everything else is in small letters. ").repeated(200);
    for (const Paper paper : {Paper::a4, Paper::roll}) {
        QVERIFY(writePdf({one}, paper, path("long.pdf")));
        const auto pages = tests::pagesOf(path("long.pdf"));
        QCOMPARE(pages.size(), std::size_t{1});
        QCOMPARE(tests::codesIn(pages[0]), QStringList{one.code});
        const QImage& page = pages[0];
        keep(page, paper == Paper::a4 ? "ticket-long-a4" : "ticket-long-roll");
        for (int y = 0; y < page.height(); ++y) {
            QCOMPARE(page.pixelColor(2, y), QColor(Qt::white));
            QCOMPARE(page.pixelColor(page.width() - 3, y), QColor(Qt::white));
        }
        for (int x = 0; x < page.width(); ++x) {
            QCOMPARE(page.pixelColor(x, page.height() - 3), QColor(Qt::white));
        }
    }
}

void TestTickets::marksOfAReprint() {
    Ticket one = ticket();
    one.printed = 2;
    one.issue = 3;
    for (const Paper paper : {Paper::a4, Paper::roll}) {
        QVERIFY(writePdf({one}, paper, path("again.pdf")));
        QVERIFY(tests::textOf(path("again.pdf")).contains(QStringLiteral("ISSUE 3 · REPRINT 2")));
    }
    one.valid = false;
    QVERIFY(writePdf({one}, Paper::a4, path("void.pdf")));
    QVERIFY(tests::textOf(path("void.pdf")).contains(QStringLiteral("VOID")));
}

void TestTickets::aRollEndsWithItsTicket() {
    Ticket one = ticket();
    const double with_text = TicketSheet(one, Paper::roll).size().height();
    one.text.clear();
    one.doors_at.reset();
    const double without = TicketSheet(one, Paper::roll).size().height();
    QVERIFY(without < with_text);
    QCOMPARE(TicketSheet(one, Paper::roll).size().width(), 800.0);
    QVERIFY2(with_text < 2'000, "20 cm of paper is too much for a ticket");
}

void TestTickets::whatCannotBeACode() {
    QVERIFY(!QrCode::of({}));
    QVERIFY(!QrCode::of(QStringLiteral("x").repeated(3'000)));
    QVERIFY(!QrCode::of(QString(3, QChar(0))));
    QVERIFY(QrCode::of(QStringLiteral("4").repeated(7'089)));
    QVERIFY(!QrCode::of(QStringLiteral("4").repeated(7'090)));
}

void TestTickets::fileThatCannotBeWritten() {
    const auto written = writePdf({ticket()}, Paper::a4, path("no/such/folder.pdf"));
    QVERIFY(!written);
    QVERIFY(QString::fromStdString(written.error().detail).contains(QStringLiteral("folder.pdf")));
}

void TestTickets::printerThatIsNotThere() {
    const auto printed = print({ticket()}, Paper::roll, QStringLiteral("Nowhere"));
    QVERIFY(!printed);
    QVERIFY(QString::fromStdString(printed.error().detail).contains(QStringLiteral("“Nowhere”")));
}

void TestTickets::readsTheApi() {
    const auto body = QJsonDocument::fromJson(
        "{\"tickets\":[{\"ticket\":\"77\",\"code\":\"ABC\",\"seat\":\"A-1\",\"section\":\"Stalls\","
        "\"row\":\"A\",\"category\":\"prem\",\"category_name\":\"Premium\",\"ticket_type\":"
        "\"full\","
        "\"ticket_type_name\":\"Full price\",\"price_minor\":4200,\"currency\":\"EUR\","
        "\"buyer_name\":null,\"state\":\"valid\",\"issue\":2,\"printed\":1,\"event\":{\"slug\":"
        "\"x\","
        "\"name\":\"Concert\",\"venue\":\"Hall\",\"time_zone\":\"Europe/Berlin\",\"starts_at\":"
        "\"2026-01-24T18:30:00.000Z\",\"doors_at\":null,\"ticket_text\":\"Hello\"}},"
        "{\"ticket\":\"78\",\"state\":\"cancelled\"}]}");
    const auto tickets = readTickets(body.object(), QStringLiteral("XY"));
    QCOMPARE(tickets.size(), std::size_t{2});
    const Ticket& one = tickets[0];
    QCOMPARE(one.id, QStringLiteral("77"));
    QCOMPARE(one.order, QStringLiteral("XY"));
    QCOMPARE(one.starts_at, core::Micros{1'769'279'400'000'000});
    QVERIFY(!one.doors_at);
    QCOMPARE(one.category, QStringLiteral("Premium"));
    QCOMPARE(one.price_minor, 4'200);
    QCOMPARE(one.issue, 2);
    QVERIFY(one.reprint() && one.valid && !tickets[1].valid);
    QVERIFY(readTickets({}, {}).empty());
}

void TestTickets::seatInRow() {
    Ticket one = ticket();
    QCOMPARE(one.seatInRow(), QStringLiteral("12"));
    one.seat = QStringLiteral("Balcony C-7");
    QCOMPARE(one.seatInRow(), QStringLiteral("7"));
    one.seat = QStringLiteral("Box");
    QCOMPARE(one.seatInRow(), QStringLiteral("Box"));
    one.row.clear();
    one.seat = QStringLiteral("Floor-120");
    QCOMPARE(one.seatInRow(), QStringLiteral("Floor-120"));
}

}  // namespace seatlock::ui::paper

QTEST_MAIN(seatlock::ui::paper::TestTickets)
#include "tickets.moc"
