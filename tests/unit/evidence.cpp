// The evidence of a simulation: its structure, its words, and that nothing in it is taken for
// markup.
#include "engine/simulator/evidence.h"

#include "engine/simulator/evidencewords.h"
#include "engine/simulator/svgchart.h"
#include "tests/support/paperresult.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

namespace seatlock::tests {

using simulator::csvReport;
using simulator::htmlReport;
using simulator::numberText;
using simulator::RunResult;
using simulator::textReport;
using simulator::Tone;
using simulator::verdict;

namespace {

/// Counts elements of a page, which is written so that an XML parser can read it.
QMap<QString, int> elements(const std::string& html, QString& failure) {
    QMap<QString, int> out;
    QXmlStreamReader reader(QString::fromStdString(html));
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement) ++out[reader.name().toString()];
    }
    failure = reader.hasError() ? reader.errorString() : QString();
    return out;
}

RunResult hostile() {
    RunResult result = paperResult();
    const std::string evil = "\"><script>alert('x')</script>&\x01";
    result.id = result.setting.machine = result.setting.seatlock = result.setting.postgresql =
        result.setting.started_at = result.scenario.event = evil;
    result.scenario.kind = simulator::ScenarioKind::rehearsal;
    result.faults = result.recommendation = {evil};
    for (auto& strategy : result.strategies) {
        strategy.name += evil;
        strategy.failure = strategy.raw_log = strategy.raw_log_sha256 = evil;
        strategy.audit.findings = {{evil, evil}};
    }
    return result;
}

std::vector<simulator::Timeline> hostileTimeline() {
    auto timelines = paperSameSeat().second;
    timelines[0].strategy = "<i>";
    for (auto& outcome : timelines[0].outcomes) outcome.hold = outcome.problem = "<b>&";
    return timelines;
}

}  // namespace

class EvidenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pageIsWholeAndAlone();
    void pageTellsEverything();
    void everythingIsEscaped();
    void picturesHaveWords();
    void timelineShowsWinners();
    void nothingMeasured();
    void verdicts();
    void commandRepeatsTheRun();
    void csvIsOneTable();
    void textFitsTheTerminal();
    void numbers();
    void ticks();
};

void EvidenceTest::pageIsWholeAndAlone() {
    const auto html = htmlReport(paperResult());
    QString failure;
    const auto found = elements(html, failure);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    for (const char* name : {"script", "link", "img", "iframe", "object", "image", "use"}) {
        QCOMPARE(found.value(QLatin1String(name)), 0);
    }
    for (const char* text : {"http://", "https://", "url(", "@import", "src=", "href="}) {
        QVERIFY2(html.find(text) == std::string::npos, text);
    }
    QCOMPARE(found[QStringLiteral("h1")], 1);
    QVERIFY(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    QVERIFY(html.find("prefers-color-scheme: dark") != std::string::npos);
    QVERIFY(html.find("@media print") != std::string::npos);
}

void EvidenceTest::pageTellsEverything() {
    const RunResult result = paperResult();
    const auto html = htmlReport(result);
    const auto has = [&](const std::string& text) {
        QVERIFY2(html.find(text) != std::string::npos, text.c_str());
    };
    has("Seatlock sold no seat twice. Naive did.");
    has("--seed 20261129");
    has("<dt>seed</dt><dd>20261129</dd>");
    has(result.setting.machine);
    has(result.faults[0]);
    for (const auto& strategy : result.strategies) {
        has(strategy.raw_log_sha256);
        has("sha256sum " + strategy.raw_log);
    }
    has("Seat 1-7 had two owners");
    has("<td class=\"fault\">412</td>");
    has("<td class=\"fault\">412 faults</td>");
    // A column a strategy, headed; each row with a head of its own.
    const auto text = QString::fromStdString(html);
    const auto table = text.mid(text.indexOf(QLatin1String("<table class=\"figures\">")));
    const auto figures = table.left(table.indexOf(QLatin1String("</table>")));
    QCOMPARE(figures.count(QLatin1String("<th scope=\"col\">")), 7);
    const auto rows = figures.count(QLatin1String("<th scope=\"row\">"));
    QCOMPARE(rows, static_cast<qsizetype>(simulator::figureRows(result).size()) + 1);
    QCOMPARE(figures.count(QLatin1String("<td")), 7 * rows + 1);
    QCOMPARE(figures.count(QLatin1String("<caption>")), 1);
}

void EvidenceTest::everythingIsEscaped() {
    QString failure;
    const auto found = elements(htmlReport(hostile(), hostileTimeline()), failure);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QCOMPARE(found.value(QStringLiteral("script")), 0);
    QCOMPARE(found.value(QStringLiteral("b")), 0);
    QCOMPARE(found.value(QStringLiteral("i")), 0);
}

void EvidenceTest::picturesHaveWords() {
    QString failure;
    const auto same = paperSameSeat();
    for (const auto& html : {htmlReport(paperResult()), htmlReport(same.first, same.second)}) {
        const auto found = elements(html, failure);
        const auto text = QString::fromStdString(html);
        const auto pictures =
            text.count(QLatin1String("<svg")) - text.count(QLatin1String("aria-hidden=\"true\""));
        QVERIFY(pictures > 0);
        QCOMPARE(text.count(QLatin1String("role=\"img\"")), pictures);
        QCOMPARE(found[QStringLiteral("desc")], static_cast<int>(pictures));
        QCOMPARE(found[QStringLiteral("figcaption")], static_cast<int>(pictures));
        static const QRegularExpression named(QStringLiteral(" id=\"([^\"]*)\""));
        QSet<QString> ids;
        int count = 0;
        for (auto at = named.globalMatch(text); at.hasNext(); ++count) ids << at.next().captured(1);
        QCOMPARE(ids.size(), count);  // each once
    }
    QVERIFY(htmlReport(same.first).find("too short") != std::string::npos);
}

void EvidenceTest::timelineShowsWinners() {
    auto [result, timelines] = paperSameSeat();
    const auto html = htmlReport(result, timelines);
    QCOMPARE(QString::fromStdString(html).count(QLatin1String("<tr class=\"won\">")), 4);
    QVERIFY(html.find("80 requests, 3 winners. The first of them came in place 4.") !=
            std::string::npos);
    QVERIFY(html.find("30 of 80 requests") != std::string::npos);
    QVERIFY(html.find("<th scope=\"row\">71</th><td>70</td>") != std::string::npos);
    for (auto& timeline : timelines) timeline.outcomes.clear();
    QCOMPARE(htmlReport(result, timelines), htmlReport(result));
}

void EvidenceTest::nothingMeasured() {
    QString failure;
    elements(htmlReport({}), failure);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QVERIFY(!textReport({}).empty());
    QCOMPARE(QString::fromStdString(csvReport({})).count(QLatin1String("\r\n")), 1);
    RunResult bare;
    bare.strategies.resize(1);
    elements(htmlReport(bare), failure);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void EvidenceTest::verdicts() {
    RunResult result = paperResult();
    QCOMPARE(verdict(result).tone, Tone::good);
    auto& engine = result.strategies.back();
    engine.audit.lost = 1;
    QCOMPARE(verdict(result).tone, Tone::bad);
    QCOMPARE(verdict(result).headline, std::string("Naive sold seats twice."));
    result.strategies.front().double_bookings = 0;
    result.strategies.front().audit.double_bookings = 0;
    QVERIFY(verdict(result).headline.find("books of Seatlock do not add up") != std::string::npos);
    engine.audit.lost = 0;
    QCOMPARE(verdict(result).headline, std::string("No seat was sold twice."));
    engine.audit.done = false;
    QCOMPARE(verdict(result).tone, Tone::open);
    engine.double_bookings = 1;
    QCOMPARE(verdict(result).headline, std::string("Seatlock sold seats twice."));
    result.stopped = true;
    engine.failure = "no disk";
    const auto sentences = verdict(result).sentences;
    QVERIFY(std::ranges::any_of(
        sentences, [](const auto& text) { return text.find("stopped early") != text.npos; }));
    QVERIFY(std::ranges::any_of(
        sentences, [](const auto& text) { return text.find("no disk") != text.npos; }));
    QCOMPARE(verdict({}).tone, Tone::open);
}

void EvidenceTest::commandRepeatsTheRun() {
    std::string command;
    for (const auto& line : simulator::repeatCommand(paperResult().scenario)) command += line;
    for (const char* part :
         {"seatlockd simulate --scenario on-sale --seed 20261129", "--strategy naive,optimistic",
          "--buyers 2000", "--bot-share 0.02", "--pool-connections 20"}) {
        QVERIFY2(command.find(part) != std::string::npos, command.c_str());
    }
}

void EvidenceTest::csvIsOneTable() {
    RunResult result = paperResult();
    result.strategies[1].failure = "a \"quoted\", broken\nline";
    const auto csv = QString::fromStdString(csvReport(result));
    QVERIFY(csv.contains(QLatin1String("\"a \"\"quoted\"\", broken\nline\"")));
    qsizetype samples = 0;
    for (const auto& strategy : result.strategies) {
        samples += static_cast<qsizetype>(strategy.samples.size());
    }
    const auto lines = csv.split(QLatin1String("\r\n"));
    QCOMPARE(lines.size(), 1 + 7 + samples + 1);
    QVERIFY(lines.back().isEmpty());
    for (const auto& line : lines.mid(0, lines.size() - 1)) {
        const qsizetype quoted = line.contains(QLatin1Char('"')) ? 1 : 0;
        QCOMPARE(line.count(QLatin1Char(',')) - quoted, lines[0].count(QLatin1Char(',')));
    }
    QVERIFY(lines[1].startsWith(QLatin1String("summary,naive,412 faults,,")));
    QVERIFY(lines[8].startsWith(QLatin1String("sample,naive,,")));
}

void EvidenceTest::textFitsTheTerminal() {
    const auto text = QString::fromStdString(textReport(paperResult()));
    for (const auto& line : text.split(QLatin1Char('\n'))) {
        QVERIFY2(line.size() <= 100, qPrintable(line));
    }
    QVERIFY(text.contains(QLatin1String("Seatlock sold no seat twice. Naive did.")));
    QVERIFY(text.contains(QLatin1String("412 faults")));
    QVERIFY(text.contains(QLatin1String("Seat 1-7 had two owners")));
}

void EvidenceTest::numbers() {
    QCOMPARE(numberText(0), std::string("0"));
    QCOMPARE(numberText(999), std::string("999"));
    QCOMPARE(numberText(1000), std::string("1,000"));
    QCOMPARE(numberText(-1234567.891, 2), std::string("-1,234,567.89"));
    QCOMPARE(numberText(-123), std::string("-123"));
    QCOMPARE(numberText(NAN, 1), std::string("–"));
    QCOMPARE(simulator::countText(1, "seat"), std::string("1 seat"));
    QCOMPARE(simulator::countText(1200, "seat"), std::string("1,200 seats"));
}

void EvidenceTest::ticks() {
    using simulator::chartTicks;
    QCOMPARE(chartTicks(10), (std::vector<double>{0, 2.5, 5, 7.5, 10}));
    QCOMPARE(chartTicks(21), (std::vector<double>{0, 10, 20, 30}));
    QCOMPARE(chartTicks(0), chartTicks(1));
    QCOMPARE(chartTicks(NAN), chartTicks(1));
    for (double most = 0.001; most < 1e9; most *= 1.37) {
        const auto found = chartTicks(most);
        QVERIFY(found.size() >= 3 && found.size() <= 6);
        QVERIFY(found.back() >= most * 0.999 && found[found.size() - 2] < most);
    }
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::EvidenceTest)
#include "evidence.moc"
