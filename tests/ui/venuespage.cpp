// Venues and their charts over a real engine: made, imported, checked, published, saved by two.
#include "ui/venues/venuespage.h"

#include "tests/support/backoffice.h"
#include "tests/support/staffoffice.h"
#include "tests/ui/pagetools.h"
#include "tests/ui/pictures.h"
#include "ui/designer/chartdesigner.h"
#include "ui/forms/listpane.h"
#include "ui/forms/recordeditor.h"
#include "ui/style/banner.h"
#include "ui/venues/charteditor.h"
#include "ui/venues/chartreading.h"
#include "ui/venues/importdialog.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

namespace seatlock::tests {

using ui::host::StaffClient;

namespace {

constexpr int patience_ms = 20'000;
constexpr const char* theatre_file = SEATLOCK_SOURCE_DIR "/resources/charts/theatre-2000.json";

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class VenuesPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void filesAreReadOnAThread();
    void cancelLeavesNothing();
    void aVenueIsMade();
    void aChartIsImported();
    void twoSaveTheSameChart();
    void soldSeatsStay();

private:
    std::string makeChart(const std::string& name);

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<StaffClient> client_;
};

void VenuesPageTest::initTestCase() {
    engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{}, staffLimits());
    QVERIFY2(engine_->ok(), engine_->error().c_str());
    office_ = std::make_unique<StaffOffice>(*engine_);
    QVERIFY(office_->ok());
    client_ = std::make_unique<StaffClient>([this](auto&&... request) {
        return engine_->engine().call(std::forward<decltype(request)>(request)...);
    });
    client_->signIn(QStringLiteral("boss"), QString::fromStdString(staff_password), this,
                    [](const ui::host::Answer&) {});
    QTRY_VERIFY_WITH_TIMEOUT(client_->signedIn(), patience_ms);
}

void VenuesPageTest::cleanupTestCase() {
    client_.reset();
    office_.reset();
    engine_.reset();
}

void VenuesPageTest::filesAreReadOnAThread() {
    ui::venues::ChartReading good;
    QSignalSpy read(&good, &ui::venues::ChartReading::finished);
    good.start(contents(QString::fromLatin1(theatre_file)));
    QTRY_COMPARE_WITH_TIMEOUT(read.count(), 1, patience_ms);
    QVERIFY(!read[0][1].toByteArray().isEmpty());
    ui::venues::ChartReading bad;
    QSignalSpy failed(&bad, &ui::venues::ChartReading::finished);
    bad.start("section,row,seat,x,y\nStalls,A,1,here,0\n");
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience_ms);
    QVERIFY(failed[0][1].toByteArray().isEmpty());
    const auto imported = failed[0][0].value<seating::Imported>();
    QCOMPARE(imported.problems.size(), std::size_t{1});
    QVERIFY(imported.problems[0].place.find("line 2") != std::string::npos);
}

void VenuesPageTest::cancelLeavesNothing() {
    ui::venues::ChartReading reading;
    QSignalSpy read(&reading, &ui::venues::ChartReading::finished);
    reading.cancel();
    reading.start(contents(QString::fromLatin1(theatre_file)));
    QTRY_COMPARE_WITH_TIMEOUT(read.count(), 1, patience_ms);
    QVERIFY(read[0][0].value<seating::Imported>().cancelled);
    QVERIFY(read[0][1].toByteArray().isEmpty());
}

void VenuesPageTest::aVenueIsMade() {
    ui::venues::VenuesPage page(*client_);
    page.resize(1'300, 800);
    page.show();
    auto& editor = *page.findChild<ui::forms::RecordEditor*>();
    QTest::keyClicks(named<QLineEdit>(editor, "Name"), QStringLiteral("Opera"));
    button(editor, "Create Venue")->click();
    QTRY_COMPARE_WITH_TIMEOUT(engine_->value("SELECT count(*) FROM venue WHERE slug = 'opera'"),
                              std::string("1"), patience_ms);
    auto* list = listNamed(page, "Venues");
    QTRY_COMPARE_WITH_TIMEOUT(list->chosenKey(), QStringLiteral("opera"), patience_ms);
    QTRY_VERIFY(button(page, "New Chart")->isEnabled());
    keepPicture(page, QStringLiteral("venue-made"));
}

void VenuesPageTest::aChartIsImported() {
    ui::venues::ImportDialog dialog(*client_, QStringLiteral("opera"));
    QSignalSpy imported(&dialog, &ui::venues::ImportDialog::imported);
    dialog.read(QString::fromLatin1(theatre_file));
    auto* go = button(dialog, "Import");
    QTRY_VERIFY_WITH_TIMEOUT(go->isEnabled(), patience_ms);
    go->click();
    QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, patience_ms);
    QCOMPARE(engine_->value("SELECT seats FROM chart WHERE chart_id = " +
                            imported[0][0].toString().toStdString()),
             std::string("2000"));
}

std::string VenuesPageTest::makeChart(const std::string& name) {
    auto& http = office_->client();
    const auto made = http.post("/v1/venues/opera/charts", "{\"name\":\"" + name + "\"}",
                                bearer(office_->boss()));
    return made.text("id");
}

void VenuesPageTest::twoSaveTheSameChart() {
    const auto id = makeChart("Studio");
    QVERIFY(!id.empty());
    ui::venues::ChartEditor editor(*client_);
    editor.resize(1'300, 800);
    editor.show();
    editor.open(QString::fromStdString(id));
    auto* save = button(editor, "Save");
    QTRY_VERIFY_WITH_TIMEOUT(!editor.dirty() && button(editor, "Publish…")->isEnabled(),
                             patience_ms);
    const auto revision = [&] {
        return engine_->value("SELECT revision FROM chart WHERE chart_id = " + id);
    };
    QTRY_COMPARE_WITH_TIMEOUT(revision(), std::string("1"), patience_ms);
    auto* designer = editor.findChild<ui::designer::ChartDesigner*>();
    QTRY_VERIFY_WITH_TIMEOUT(designer->document().contains("Studio"), patience_ms);
    Q_EMIT designer->documentChanged();
    QVERIFY(editor.dirty());
    save->click();
    QTRY_COMPARE_WITH_TIMEOUT(revision(), std::string("2"), patience_ms);
    QVERIFY(engine_->exec("UPDATE chart SET revision = revision + 1 WHERE chart_id = " + id));
    Q_EMIT designer->documentChanged();
    answerNext("Save Mine");
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), patience_ms);
    save->click();
    QTRY_COMPARE_WITH_TIMEOUT(revision(), std::string("4"), patience_ms);
}

/// A published chart is looked at; of a draft of it, what is sold cannot be drawn away.
void VenuesPageTest::soldSeatsStay() {
    BackOffice back(*office_);
    const auto id = back.publishedChart(smallHall());
    QCOMPARE(back.addEvent("gala", id).status, 201);
    QCOMPARE(back.setStatus("gala", "on_sale").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(back.client().get("/v1/events/gala").status, 200, patience_ms);
    QCOMPARE(back.client().post("/v1/events/gala/holds", seatsBody({"B-3"})).status, 201);
    ui::venues::ChartEditor editor(*client_);
    editor.resize(1'300, 800);
    editor.show();
    editor.open(QString::fromStdString(id));
    QTRY_VERIFY_WITH_TIMEOUT(button(editor, "Make a New Draft") != nullptr, patience_ms);
    auto* banner = editor.findChild<ui::style::Banner*>();
    QVERIFY(banner->text().contains(QStringLiteral("gala")));
    QVERIFY(banner->text().contains(QStringLiteral("1 held")));
    auto& designer = *editor.findChild<ui::designer::ChartDesigner*>();
    const auto drop = [&](std::size_t row) {
        return designer.chart().edit(QStringLiteral("Drop"), [row](auto& chart, auto&) {
            auto& rows = chart.sections.front().rows;
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row));
        });
    };
    QVERIFY(!drop(0));
    keepPicture(editor, QStringLiteral("chart-published"));
    button(editor, "Make a New Draft")->click();
    QTRY_VERIFY_WITH_TIMEOUT(button(editor, "Draw Freely") != nullptr, patience_ms);
    QVERIFY(!drop(1));
    keepPicture(editor, QStringLiteral("chart-sold"));
    QVERIFY(drop(3));
    QVERIFY(editor.dirty());
    button(editor, "Draw Freely")->click();
    QVERIFY(drop(1));
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::VenuesPageTest)
#include "venuespage.moc"
