// The evidence without pictures: for spreadsheets and terminals.
#include "engine/simulator/evidence.h"
#include "engine/simulator/evidencewords.h"

#include <algorithm>
#include <cstdio>

namespace seatlock::simulator {

namespace {

constexpr std::size_t text_findings_max = 5;

constexpr const char* line_end = "\r\n";  // RFC 4180 section 2
constexpr std::size_t label_columns = 36;
constexpr std::size_t column_columns = 16;
constexpr std::size_t text_columns = 100;

struct SampleColumn {
    const char* name;
    double (*value)(const RunSample& sample);
};

template <auto member>
double of(const RunSample& sample) {
    return static_cast<double>(sample.*member);
}

constexpr SampleColumn sample_columns[] = {
    {"at_s", of<&RunSample::at_s>},
    {"interval_s", of<&RunSample::seconds>},
    {"buyers", of<&RunSample::buyers>},
    {"ok", of<&RunSample::ok>},
    {"refused", of<&RunSample::refused>},
    {"unavailable", of<&RunSample::unavailable>},
    {"other", of<&RunSample::other>},
    {"unknown", of<&RunSample::unknown>},
    {"double_bookings_seen", of<&RunSample::double_bookings>},
    {"sample_p50_ms", of<&RunSample::p50_ms>},
    {"sample_p99_ms", of<&RunSample::p99_ms>},
    {"db_connections", of<&RunSample::db_connections>},
    {"rss_kb", of<&RunSample::rss_kb>},
};

std::string plainNumber(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

std::string field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string commas(std::size_t count) {
    return std::string(count, ',');
}

/// `text` in so many columns: cut, or filled up on one side. By code points, as a terminal counts.
std::string fitted(const std::string& text, std::size_t columns, bool on_the_right) {
    std::size_t count = 0;
    std::size_t cut = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) continue;
        if (count == columns) {
            cut = i;
            break;
        }
        ++count;
    }
    const std::string space(columns - count, ' ');
    return on_the_right ? space + text.substr(0, cut) : text.substr(0, cut) + space;
}

/// Broken between words.
std::string paragraph(const std::string& text) {
    std::string out;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (column > 0 && column + 1 + end - at > text_columns) {
            out += "\n  ";
            column = 2;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out.append(text, at, end - at);
        column += end - at;
        at = end + 1;
    }
    return out + "\n";
}

/// The figures of strategies `from` and on, as many as fit beside each other.
std::string block(const RunResult& result, const std::vector<FigureRow>& rows, std::size_t from) {
    const std::size_t to =
        std::min(result.strategies.size(), from + (text_columns - label_columns) / column_columns);
    std::string out = "\n" + std::string(label_columns, ' ');
    const auto each = [&](auto cell) {
        for (std::size_t i = from; i < to; ++i) {
            out += fitted(cell(i), column_columns - 1, true).insert(0, 1, ' ');
        }
        out += '\n';
    };
    each([&](std::size_t i) { return strategyTitle(result.strategies[i].name); });
    for (const FigureRow& row : rows) {
        out += fitted(std::string(row.label) + (*row.unit ? std::string(", ") + row.unit : ""),
                      label_columns, false);
        each([&](std::size_t i) { return row.cell(i); });
    }
    out += fitted("The auditor's verdict", label_columns, false);
    each([&](std::size_t i) { return auditWord(result.strategies[i]); });
    return out;
}

}  // namespace

std::string csvReport(const RunResult& result) {
    const auto rows = figureRows(result);
    std::string out = "record,strategy,audit,failure";
    for (const FigureRow& row : rows) out += std::string(",") + row.name;
    for (const SampleColumn& column : sample_columns) out += std::string(",") + column.name;
    out += line_end;
    for (std::size_t i = 0; i < result.strategies.size(); ++i) {
        const StrategyResult& strategy = result.strategies[i];
        out += "summary," + field(strategy.name) + "," + field(auditWord(strategy)) + "," +
               field(strategy.failure);
        for (const FigureRow& row : rows) out += "," + plainNumber(row.values[i]);
        out += commas(std::size(sample_columns)) + line_end;
    }
    for (const StrategyResult& strategy : result.strategies) {
        for (const RunSample& sample : strategy.samples) {
            out += "sample," + field(strategy.name) + commas(2 + rows.size());
            for (const SampleColumn& column : sample_columns) {
                out += "," + plainNumber(column.value(sample));
            }
            out += line_end;
        }
    }
    return out;
}

std::string textReport(const RunResult& result) {
    const Verdict found = verdict(result);
    std::string out = scenarioTitle(result.scenario) + ", seed " +
                      std::to_string(result.scenario.seed) + "\n\n" + found.headline + "\n";
    for (const auto& sentence : found.sentences) out += paragraph(sentence);
    const auto rows = figureRows(result);
    const std::size_t step = (text_columns - label_columns) / column_columns;
    for (std::size_t from = 0; from < result.strategies.size(); from += step) {
        out += block(result, rows, from);
    }
    for (const StrategyResult& strategy : result.strategies) {
        out += "\n" + paragraph(strategyTitle(strategy.name) + ": " + auditStatement(strategy));
        const auto& findings = strategy.audit.findings;
        const std::size_t shown = std::min(findings.size(), text_findings_max);
        for (std::size_t n = 0; n < shown; ++n) out += paragraph("- " + findings[n].text);
        if (shown < findings.size()) {
            out += paragraph("- and " + std::to_string(findings.size() - shown) +
                             " more, which the HTML report lists");
        }
    }
    if (!result.recommendation.empty()) out += "\nRecommendation\n";
    for (const auto& line : result.recommendation) out += paragraph("- " + line);
    if (!result.faults.empty()) out += "\nFaults\n";
    for (const auto& line : result.faults) out += paragraph("- " + line);
    return out;
}

}  // namespace seatlock::simulator
