#include "engine/simulator/evidence.h"

#include "engine/simulator/evidencesections.h"
#include "engine/simulator/evidencestyle.h"
#include "engine/simulator/evidencewords.h"
#include "engine/simulator/htmltext.h"

#include <algorithm>

namespace seatlock::simulator {

namespace {

const char* toneStyle(Tone tone) {
    return tone == Tone::good ? "good" : tone == Tone::bad ? "bad" : "open";
}

std::string opening(const RunResult& result) {
    const Verdict found = verdict(result);
    const std::string title = scenarioTitle(result.scenario);
    std::string out = "<header>\n" + element("h1", title) + "\n" +
                      element("p",
                              "A simulation by Seatlock " + result.setting.seatlock + ", started " +
                                  result.setting.started_at + ", run " + result.id,
                              "class=\"soft\"") +
                      "\n</header>\n<main>\n<section class=\"verdict " + toneStyle(found.tone) +
                      "\" aria-label=\"Verdict\">\n" +
                      element("p", found.headline, "class=\"headline\"") + "\n";
    for (const auto& sentence : found.sentences) out += element("p", sentence) + "\n";
    return out + "</section>\n";
}

std::string list(const char* title, const std::vector<std::string>& lines, const char* none) {
    if (lines.empty() && !*none) return {};
    std::string out = element("h2", title) + "\n";
    if (lines.empty()) return out + element("p", none) + "\n";
    out += "<ul>";
    for (const auto& line : lines) out += element("li", line);
    return out + "</ul>\n";
}

std::string figuresRow(const FigureRow& row) {
    std::string label = row.label;
    if (*row.unit) label += std::string(", ") + row.unit;
    std::string out = "<tr>" + element("th", label, "scope=\"row\"");
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        out += element("td", row.cell(i), row.bad && row.values[i] > 0 ? "class=\"fault\"" : "");
    }
    return out + "</tr>\n";
}

std::string figuresTable(const RunResult& result) {
    std::string out =
        "<h2>Figures</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"Figures\"><table class=\"figures\"><caption>One column a way of selling. "
        "Every run met the same buyers, asking for the same seats in the same order."
        "</caption>\n<thead><tr><td></td>";
    for (const StrategyResult& strategy : result.strategies) {
        out += "<th scope=\"col\">" + escaped(strategyTitle(strategy.name)) +
               element("span", strategyManner(strategy.name), "class=\"manner\"") + "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const FigureRow& row : figureRows(result)) out += figuresRow(row);
    out += "<tr>" + element("th", "The auditor's verdict", "scope=\"row\"");
    for (const StrategyResult& strategy : result.strategies) {
        const char* style = !strategy.audit.done     ? ""
                            : strategy.audit.clean() ? "class=\"clean\""
                                                     : "class=\"fault\"";
        out += element("td", auditWord(strategy), style);
    }
    return out + "</tr>\n</tbody></table></div>\n";
}

std::string auditSection(const RunResult& result) {
    std::string out =
        "<h2>What the auditor found</h2>\n<p>After each run a program that knows nothing of how "
        "seats are sold held the database’s books against what every single buyer was told. It "
        "calls a run clean when no seat had two owners at one time, every success that a buyer was "
        "told is in the books and nothing else is, every seat’s ledger ends where the seat is, and "
        "every order has its seats.</p>\n";
    for (const StrategyResult& strategy : result.strategies) {
        out += element("h3", strategyTitle(strategy.name)) + "\n" +
               element("p", auditStatement(strategy)) + "\n";
        if (strategy.audit.findings.empty()) continue;
        out += "<ul class=\"findings\">";
        for (const Finding& finding : strategy.audit.findings) {
            out += "<li><strong>" + escaped(findingTitle(finding.kind)) + ".</strong> " +
                   escaped(finding.text) + "</li>\n";
        }
        out += "</ul>\n";
    }
    return out;
}

std::string definition(const std::string& name, const std::string& value) {
    return "<div>" + element("dt", name) + element("dd", value) + "</div>\n";
}

std::string settings(const RunResult& result) {
    std::string out = "<h2>Settings</h2>\n<dl class=\"settings\">\n";
    for (const auto& [name, value] : settingRows(result.scenario)) {
        if (name != "strategy") out += definition(name, value);
    }
    out += "</dl>\n<h2>Machine</h2>\n<dl class=\"settings\">\n";
    out += definition("Machine", result.setting.machine);
    out += definition("Seatlock", result.setting.seatlock);
    out += definition("PostgreSQL", result.setting.postgresql);
    out += definition("Started", result.setting.started_at);
    return out + "</dl>\n";
}

std::string checkYourself(const RunResult& result) {
    std::string out =
        "<h2>Check it yourself</h2>\n<p>Nobody has to take our word for it. The same seed sends "
        "the same buyers for the same seats, in the same order:</p>\n<pre><code>";
    for (const auto& line : repeatCommand(result.scenario)) out += escaped(line) + "\n";
    out +=
        "</code></pre>\n<p>The raw log of a run has one line for each request: who asked for what, "
        "when, and what the answer was. It opens in any spreadsheet; a seat that two lines with "
        "answer 201 name was given twice, unless the first one’s time was over. That a log is the "
        "one these figures were made from, its fingerprint shows:</p>\n<pre><code>";
    for (const StrategyResult& strategy : result.strategies) {
        if (!strategy.raw_log.empty()) out += escaped("sha256sum " + strategy.raw_log) + "\n";
    }
    out +=
        "</code></pre>\n<div class=\"scroll\"><table><caption>SHA-256 of each raw log</caption>"
        "<thead><tr><th scope=\"col\">Run</th><th scope=\"col\">SHA-256</th></tr></thead>"
        "<tbody>\n";
    for (const StrategyResult& strategy : result.strategies) {
        const bool known = !strategy.raw_log_sha256.empty();
        out += "<tr>" + element("th", strategyTitle(strategy.name), "scope=\"row\"") +
               element("td", known ? strategy.raw_log_sha256 : "no log", "class=\"hash\"") +
               "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string timelineSections(const std::vector<Timeline>& timelines) {
    std::string out;
    for (std::size_t i = 0; i < timelines.size(); ++i) out += timelineSection(timelines[i], i);
    return out.empty() ? out : "<h2>Who came when, and who won</h2>\n" + out;
}

}  // namespace

std::string htmlReport(const RunResult& result, const std::vector<Timeline>& timelines) {
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n" +
        element("title", scenarioTitle(result.scenario) + " – Seatlock simulation " + result.id) +
        "\n<style>" + evidence_style + "</style>\n</head>\n<body>\n" + opening(result);
    out += list("Recommendation", result.recommendation, "");
    if (!result.strategies.empty()) {
        out += figuresTable(result) + timelineSections(timelines) + chartsSection(result) +
               auditSection(result);
    }
    out += list("Faults", result.faults, "None were injected.");
    out += settings(result);
    out += checkYourself(result);
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace seatlock::simulator
