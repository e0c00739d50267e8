// The rules of the house, read off the sources: who may include whom, where SQL may stand, how long
// files, functions and lines may be.
#include <algorithm>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

namespace {

constexpr int file_lines_max = 400;
constexpr int function_lines_max = 70;
constexpr int line_columns_max = 100;

/// What the window may see of the engine: its façade and value types.
bool uiMayInclude(const QString& line) {
    static const QRegularExpression values(QStringLiteral(
        "\"(ui/.*|engine/engine\\.h|engine/(core|config|monitor|board|seating|tickets)/.*|"
        "engine/pool/poolstats\\.h|"
        "engine/staff/(role|permission|demoaccounts)\\.h|"
        "engine/store/reportqueries\\.h|"
        "engine/simulator/(scenario|runresult|simulation|seatingplan|outcome|"
        "timelines|fault|evidence)\\.h)\""));
    return values.match(line).hasMatch();
}

/// A module may include itself, what is named here, and what those may include.
const QMap<QString, QStringList>& mayUse() {
    static const QMap<QString, QStringList> rules = {
        {QStringLiteral("core"), {}},
        {QStringLiteral("config"), {QStringLiteral("core")}},
        {QStringLiteral("metrics"), {QStringLiteral("core")}},
        {QStringLiteral("cluster"), {QStringLiteral("config")}},
        {QStringLiteral("pool"), {QStringLiteral("config"), QStringLiteral("metrics")}},
        {QStringLiteral("board"), {QStringLiteral("core")}},
        {QStringLiteral("seating"), {QStringLiteral("config")}},
        {QStringLiteral("staff"), {QStringLiteral("core")}},
        {QStringLiteral("sales"), {QStringLiteral("core")}},
        {QStringLiteral("tickets"), {QStringLiteral("core")}},
        {QStringLiteral("store"),
         {QStringLiteral("board"), QStringLiteral("pool"), QStringLiteral("sales"),
          QStringLiteral("seating"), QStringLiteral("staff")}},
        {QStringLiteral("demo"), {QStringLiteral("store")}},
        {QStringLiteral("booking"), {QStringLiteral("store")}},
        {QStringLiteral("gate"), {QStringLiteral("store"), QStringLiteral("tickets")}},
        {QStringLiteral("live"), {QStringLiteral("booking")}},
        {QStringLiteral("admission"), {QStringLiteral("config")}},
        {QStringLiteral("http"), {QStringLiteral("config"), QStringLiteral("metrics")}},
        {QStringLiteral("api"),
         {QStringLiteral("http"), QStringLiteral("live"), QStringLiteral("gate"),
          QStringLiteral("admission")}},
        {QStringLiteral("simulator"), {QStringLiteral("store"), QStringLiteral("cluster")}},
        {QStringLiteral("strategy"), {QStringLiteral("http"), QStringLiteral("store")}},
        {QStringLiteral("monitor"), {QStringLiteral("api")}},
    };
    return rules;
}

QSet<QString> reach(const QString& module) {
    QSet<QString> out{module};
    for (const QString& used : mayUse().value(module)) out += reach(used);
    return out;
}

struct Source {
    QString path;  ///< from the top of the tree
    QStringList lines;
    QString text;
};

QList<Source> sources(const QStringList& folders, const QStringList& patterns) {
    QList<Source> out;
    const QDir top(QStringLiteral(SEATLOCK_SOURCE_DIR));
    for (const QString& folder : folders) {
        QDirIterator files(top.filePath(folder), patterns, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) continue;
            const QString text = QString::fromUtf8(file.readAll());
            out.append({top.relativeFilePath(path), text.split(QLatin1Char('\n')), text});
        }
    }
    std::ranges::sort(out, {}, &Source::path);
    return out;
}

const QList<Source>& code() {
    static const QList<Source> all = sources({QStringLiteral("app"), QStringLiteral("engine"),
                                              QStringLiteral("ui"), QStringLiteral("tests")},
                                             {QStringLiteral("*.cpp"), QStringLiteral("*.h")});
    return all;
}

QString at(const Source& source, qsizetype line) {
    return QStringLiteral("%1:%2").arg(source.path).arg(line + 1);
}

/// Lines from one that opens a function's body to the one that closes it, by indentation: the
/// sources are formatted, so the closing brace stands under the start of the definition.
QStringList longFunctions(const Source& source) {
    static const QRegularExpression scope(
        QStringLiteral("^\\s*(namespace|class|struct|enum|union|extern|constexpr .*=|static "
                       "constexpr .*=|const .*=|return )"));
    QStringList out;
    for (qsizetype i = 0; i < source.lines.size(); ++i) {
        const QString& line = source.lines[i];
        if (!line.endsWith(QLatin1Char('{'))) continue;
        qsizetype start = i;  // a long signature has more lines above, indented deeper
        const auto indent = [&](qsizetype n) {
            const QString& text = source.lines[n];
            return text.size() - text.trimmed().size();
        };
        while (start > 0 &&
               (indent(start) > 8 || source.lines[start].trimmed().startsWith(QLatin1Char(':'))) &&
               !source.lines[start - 1].trimmed().isEmpty()) {
            --start;
        }
        if (scope.match(source.lines[start]).hasMatch() || indent(start) > 4) continue;
        const QString closing = QString(indent(start), QLatin1Char(' ')) + QLatin1Char('}');
        for (qsizetype end = i + 1; end < source.lines.size(); ++end) {
            if (!source.lines[end].startsWith(closing)) continue;
            if (end - start + 1 > function_lines_max) {
                out << QStringLiteral("%1 (%2 lines)").arg(at(source, start)).arg(end - start + 1);
            }
            break;
        }
    }
    return out;
}

}  // namespace

class TestArchitecture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sourcesAreFound() { QVERIFY(code().size() > 50); }

    void modulesIncludeOnlyWhatTheyMay() {
        static const QRegularExpression include(
            QStringLiteral("^#include \"(app|ui|engine)/([a-z]+)[/.]"));
        for (const Source& source : code()) {
            const QStringList parts = source.path.split(QLatin1Char('/'));
            if (parts[0] == QLatin1String("tests")) continue;
            const bool engine = parts[0] == QLatin1String("engine");
            const bool facade = engine && parts.size() == 2;
            if (engine && !facade) {
                QVERIFY2(mayUse().contains(parts[1]),
                         qPrintable(QStringLiteral("%1 is a module without rules").arg(parts[1])));
            }
            for (qsizetype i = 0; i < source.lines.size(); ++i) {
                const auto match = include.match(source.lines[i]);
                if (!match.hasMatch()) continue;
                const QString top = match.captured(1);
                const bool allowed =
                    parts[0] == QLatin1String("app") ||
                    (parts[0] == QLatin1String("ui") && uiMayInclude(source.lines[i])) ||
                    (facade && top == QLatin1String("engine")) ||
                    (engine && !facade && top == QLatin1String("engine") &&
                     reach(parts[1]).contains(match.captured(2)));
                QVERIFY2(allowed,
                         qPrintable(
                             QStringLiteral("%1 includes %2").arg(at(source, i), source.lines[i])));
            }
        }
    }

    void onlyStoreAndPoolKnowLibpqxx() {
        static const QRegularExpression pqxx(QStringLiteral("#include <pqxx"));
        for (const Source& source : code()) {
            if (source.path.startsWith(QLatin1String("engine/store/")) ||
                source.path.startsWith(QLatin1String("engine/pool/")) ||
                source.path.startsWith(QLatin1String("tests/"))) {
                continue;
            }
            QVERIFY2(!source.text.contains(pqxx), qPrintable(source.path));
        }
    }

    void engineKnowsNoWidget() {
        static const QRegularExpression gui(
            QStringLiteral("#include <(QWidget|QApplication|QGui|QPaint|QtWidgets|QtGui)"));
        for (const Source& source : code()) {
            if (!source.path.startsWith(QLatin1String("engine/"))) continue;
            QVERIFY2(!source.text.contains(gui), qPrintable(source.path));
        }
    }

    void sqlStandsInTheStore() {
        static const QRegularExpression sql(
            QStringLiteral(
                "\\b(insert into|update \\w+ (\\w+ )?set|delete from|select .+ from)\\b"),
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression ddl(
            QStringLiteral("\\b(create|alter|drop) (table|index|unique index|view|type)\\b"),
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression comment(QStringLiteral("^\\s*(//|///)"));
        for (const Source& source : code()) {
            if (!source.path.startsWith(QLatin1String("engine/")) &&
                !source.path.startsWith(QLatin1String("app/")) &&
                !source.path.startsWith(QLatin1String("ui/"))) {
                continue;
            }
            for (qsizetype i = 0; i < source.lines.size(); ++i) {
                if (comment.match(source.lines[i]).hasMatch()) continue;
                QVERIFY2(!source.lines[i].contains(ddl), qPrintable(at(source, i)));
                // The cluster looks for the database it makes, below anything of ours.
                if (source.path.startsWith(QLatin1String("engine/store/")) ||
                    source.lines[i].contains(QLatin1String("pg_database"))) {
                    continue;
                }
                QVERIFY2(!source.lines[i].contains(sql), qPrintable(at(source, i)));
            }
        }
    }

    /// A connection prepares a statement by its name: of two that share one, it would run the
    /// first.
    void everyStatementHasANameOfItsOwn() {
        static const QRegularExpression statement(
            QStringLiteral("\\bStatement\\s+\\w+\\{\\s*\"(\\w+)\""));
        QMap<QString, QString> where;
        for (const Source& source : code()) {
            if (!source.path.startsWith(QLatin1String("engine/"))) continue;
            auto matches = statement.globalMatch(source.text);
            while (matches.hasNext()) {
                const QString name = matches.next().captured(1);
                QVERIFY2(!where.contains(name),
                         qPrintable(QStringLiteral("%1: in %2 and %3")
                                        .arg(name, where.value(name), source.path)));
                where.insert(name, source.path);
            }
        }
        QVERIFY(where.size() > 50);
    }

    void namespacesAreFolders() {
        for (const Source& source : code()) {
            const QStringList parts = source.path.split(QLatin1Char('/'));
            const bool ui = parts[0] == QLatin1String("ui");
            if ((!ui && parts[0] != QLatin1String("engine")) || parts.size() != 3) continue;
            const QString expected = QStringLiteral("namespace seatlock::%1%2")
                                         .arg(ui ? QStringLiteral("ui::") : QString(), parts[1]);
            const bool macros = source.path.endsWith(QLatin1String("threadannotations.h"));
            QVERIFY2(macros || source.text.contains(expected), qPrintable(source.path));
        }
    }

    void headersSayWhatTheyAreFor() {
        for (const Source& source : code()) {
            if (!source.path.endsWith(QLatin1String(".h"))) continue;
            QVERIFY2(source.text.startsWith(QLatin1String("// ")), qPrintable(source.path));
            QVERIFY2(source.text.contains(QLatin1String("#pragma once")), qPrintable(source.path));
        }
    }

    void filesFunctionsAndLinesAreShort() {
        QStringList wrong;
        for (const Source& source : code()) {
            if (source.lines.size() - 1 > file_lines_max) {
                wrong << QStringLiteral("%1 (%2 lines)")
                             .arg(source.path)
                             .arg(source.lines.size() - 1);
            }
            for (qsizetype i = 0; i < source.lines.size(); ++i) {
                if (source.lines[i].size() > line_columns_max) wrong << at(source, i);
            }
            wrong << longFunctions(source);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "architecture.moc"
