#include "ui/simulator/reporttext.h"

#include "ui/models/texts.h"
#include "ui/simulator/resultmodel.h"
#include "ui/simulator/runtexts.h"
#include "ui/simulator/scenariofields.h"

#include <QCoreApplication>
#include <QList>
#include <QLocale>
#include <QPair>

namespace seatlock::ui::simulator {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("RunReport", text);
}

QString plain(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped();
}

QString heading(const QString& text) {
    return QStringLiteral("<h2>%1</h2>").arg(text.toHtmlEscaped());
}

QString rowsOf(const QList<QPair<QString, QString>>& rows) {
    QString out = QStringLiteral("<table cellpadding=\"3\">");
    for (const auto& [name, value] : rows) {
        out += QStringLiteral("<tr><td>%1</td><td>%2</td></tr>")
                   .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    }
    return out + QStringLiteral("</table>");
}

QString listOf(const std::vector<std::string>& lines) {
    QString out = QStringLiteral("<ul>");
    for (const auto& line : lines) out += QStringLiteral("<li>%1</li>").arg(plain(line));
    return out + QStringLiteral("</ul>");
}

QString figures(const RunResult& result) {
    QString out = QStringLiteral(
        "<table class=\"figures\" border=\"1\" cellspacing=\"0\" cellpadding=\"4\" "
        "style=\"border-collapse: collapse\"><tr><th></th>");
    for (const auto& strategy : result.strategies) {
        out += QStringLiteral("<th align=\"right\">%1</th>")
                   .arg(titleOfStrategy(strategy.name).toHtmlEscaped());
    }
    out += QStringLiteral("</tr>");
    for (int i = 0; i < ResultModel::row_count; ++i) {
        const auto row = static_cast<ResultModel::Row>(i);
        out += QStringLiteral("<tr><td>%1</td>").arg(ResultModel::titleOf(row).toHtmlEscaped());
        for (const auto& strategy : result.strategies) {
            const QString text = ResultModel::textOf(row, strategy).toHtmlEscaped();
            const bool bad = ResultModel::isBad(row, strategy);
            out += QStringLiteral("<td align=\"right\">%1</td>")
                       .arg(bad ? QStringLiteral("<b style=\"color: #a32a00\">%1</b>").arg(text)
                                : text);
        }
        out += QStringLiteral("</tr>");
    }
    return out + QStringLiteral("</table>");
}

QString auditor(const RunResult& result) {
    QString out;
    for (const auto& strategy : result.strategies) {
        const auto& audit = strategy.audit;
        out += QStringLiteral("<p><b>%1</b>: ").arg(titleOfStrategy(strategy.name).toHtmlEscaped());
        if (!strategy.failure.empty()) {
            out += tr("not whole: %1. ").arg(plain(strategy.failure));
        }
        if (!audit.done) {
            out += tr("the books could not be read.") + QStringLiteral("</p>");
            continue;
        }
        out += tr("double bookings %1, lost confirmations %2, orphan holds %3, ledger %4, "
                  "payments %5. Outcomes unknown to buyers: %6, of which the books have %7.")
                   .arg(models::number(audit.double_bookings), models::number(audit.lost),
                        models::number(audit.orphans), models::number(audit.ledger),
                        models::number(audit.payments), models::number(audit.unknown),
                        models::number(audit.unknown_booked)) +
               QStringLiteral("</p>");
        constexpr std::size_t findings_max = 10;
        std::vector<std::string> findings;
        for (const auto& finding : audit.findings) {
            if (findings.size() == findings_max) break;
            findings.push_back(findingKind(finding.kind).toStdString() + ": " + finding.text);
        }
        if (!findings.empty()) out += listOf(findings);
    }
    return out;
}

QString settings(const RunResult& result) {
    const auto& scenario = result.scenario;
    QList<QPair<QString, QString>> rows{
        {tr("Scenario"), titleOf(scenario.kind)},
        {tr("Seed"), QString::number(scenario.seed)},
    };
    if (!scenario.event.empty()) rows.append({tr("Event"), QString::fromStdString(scenario.event)});
    for (const ScenarioField& field : scenarioFields()) {
        if (!field.appliesTo(scenario.kind)) continue;
        const double value = field.value(scenario);
        const int decimals =
            field.decimals() > 0 && value == static_cast<double>(static_cast<std::int64_t>(value))
                ? 0
                : field.decimals();
        rows.append({field.title, QLocale().toString(value, 'f', decimals) + field.suffix});
    }
    rows.append({tr("Machine"), QString::fromStdString(result.setting.machine)});
    rows.append({QStringLiteral("Seatlock"), QString::fromStdString(result.setting.seatlock)});
    rows.append({QStringLiteral("PostgreSQL"), QString::fromStdString(result.setting.postgresql)});
    return rowsOf(rows);
}

QString hashes(const RunResult& result) {
    QString out;
    for (const auto& strategy : result.strategies) {
        if (strategy.raw_log_sha256.empty()) continue;
        out += QStringLiteral("<p>%1: %2<br/><code>%3</code></p>")
                   .arg(titleOfStrategy(strategy.name).toHtmlEscaped(), plain(strategy.raw_log),
                        plain(strategy.raw_log_sha256));
    }
    return out;
}

}  // namespace

QString reportText(const RunResult& result, const QStringList& pictures) {
    const Verdict verdict = verdictOf(result);
    const QString colour = verdict.tone == style::Tone::good  ? QStringLiteral("#00664d")
                           : verdict.tone == style::Tone::bad ? QStringLiteral("#a32a00")
                                                              : QStringLiteral("#7a5200");
    const QString title = tr("Seatlock simulation: %1").arg(headingOf(result));
    QString out = QStringLiteral(
                      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"/><title>%1</title>"
                      "<style>body { font-family: sans-serif; } td, th { vertical-align: top; }"
                      "</style></head><body><h1>%1</h1>"
                      "<p style=\"color: %2; font-size: large\"><b>%3</b></p>")
                      .arg(title.toHtmlEscaped(), colour, verdict.text.toHtmlEscaped());
    out += heading(tr("Figures")) + figures(result);
    // A page of their own: rich text would cut a picture in two where a page ends.
    for (const QString& picture : pictures) {
        const QString turn = picture == pictures.front()
                                 ? QStringLiteral(" style=\"page-break-before: always\"")
                                 : QString();
        out += QStringLiteral("<p%1><img src=\"%2\" width=\"620\"/></p>").arg(turn, picture);
    }
    out += heading(tr("The auditor")) + auditor(result);
    if (!result.recommendation.empty()) {
        out += heading(tr("What to do")) + listOf(result.recommendation);
    }
    if (!result.faults.empty()) out += heading(tr("What was broken")) + listOf(result.faults);
    out += heading(tr("Settings")) + settings(result);
    if (const QString logs = hashes(result); !logs.isEmpty()) {
        out += heading(tr("Raw logs and their SHA-256")) + logs;
    }
    return out + QStringLiteral("</body></html>");
}

}  // namespace seatlock::ui::simulator
