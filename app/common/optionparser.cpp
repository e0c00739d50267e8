#include "app/common/optionparser.h"

#include "engine/config/limittable.h"

#include <cstdio>

#include <QCoreApplication>
#include <QFileInfo>

namespace seatlock::app {

OptionParser::OptionParser(const QString& description, const QString& command) : command_(command) {
    parser_.setApplicationDescription(description);
    parser_.addOption(
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
    parser_.addOption({QStringLiteral("version"), QStringLiteral("Show the version.")});
}

void OptionParser::add(const QString& name, const QString& meaning, const QString& value,
                       const QString& preset) {
    QCommandLineOption option(
        name, preset.isEmpty() ? meaning : QStringLiteral("%1 Default: %2.").arg(meaning, preset),
        value);
    if (!preset.isEmpty()) option.setDefaultValue(preset);
    parser_.addOption(option);
}

void OptionParser::addDatabaseOptions() {
    add(QStringLiteral("data-dir"),
        QStringLiteral("Directory of the embedded PostgreSQL and of this engine's state."),
        QStringLiteral("DIR"));
    add(QStringLiteral("database"),
        QStringLiteral("Use this PostgreSQL, directly or through PgBouncer, instead of the "
                       "embedded one: postgresql://user@host/name"),
        QStringLiteral("URL"));
    add(QStringLiteral("settings"),
        QStringLiteral("File of NAME = VALUE lines for any option not given otherwise."),
        QStringLiteral("FILE"));
}

void OptionParser::addServeOptions() {
    addDatabaseOptions();
    add(QStringLiteral("database-direct"),
        QStringLiteral("The same database past PgBouncer, for the change feed; without it the "
                       "feed polls."),
        QStringLiteral("URL"));
    add(QStringLiteral("listen"),
        QStringLiteral("Where to serve HTTP (default 127.0.0.1:8080; port 0: any free one)."),
        QStringLiteral("ADDRESS:PORT"));
    add(QStringLiteral("demo"), QStringLiteral("Put the demo theatre and arena on sale."));
    add(QStringLiteral("demo-plain"),
        QStringLiteral("Put an event plain-N with N seats labelled 1 to N on sale; several with "
                       "commas."),
        QStringLiteral("N"));
    const config::Limits defaults;
    for (const auto& limit : config::limitTable()) {
        add(QString::fromStdString(config::flagName(limit.name)),
            QStringLiteral("Limit: %1 (default %2).")
                .arg(QString::fromUtf8(limit.meaning.data(),
                                       static_cast<qsizetype>(limit.meaning.size())))
                .arg(defaults.*(limit.field)),
            QStringLiteral("NUMBER"));
    }
}

bool OptionParser::fail(const std::string& message) {
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()),
                 message.c_str());
    complaint_ = message;
    exit_code_ = 2;
    return false;
}

bool OptionParser::parse(const QStringList& arguments) {
    if (!parser_.parse(arguments)) return fail(parser_.errorText().toStdString());
    if (parser_.isSet(QStringLiteral("help"))) {
        // Qt knows the program's name only; the command stands after it.
        QString help = parser_.helpText();
        if (!command_.isEmpty()) {
            help.replace(help.indexOf(QLatin1String("[options]")), 9,
                         command_ + QStringLiteral(" [options]"));
        }
        std::fputs(qPrintable(help), stdout);
        return false;
    }
    if (parser_.isSet(QStringLiteral("version"))) {
        std::printf("%s " SEATLOCK_VERSION "\n", qPrintable(QCoreApplication::applicationName()));
        return false;
    }
    if (!parser_.positionalArguments().isEmpty()) {
        return fail("what is \"" + parser_.positionalArguments().first().toStdString() +
                    "\"? Options begin with two dashes; --help lists them");
    }
    if (!addSources()) return false;
    auto options = config::readOptions(sources_);
    if (!options) return fail(options.error().detail);
    options_ = std::move(options).value();
    return true;
}

std::optional<std::string> OptionParser::flag(std::string_view name) const {
    const auto known = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    // Asking about an option this command does not have would only print a warning.
    if (!parser_.optionNames().contains(known)) return std::nullopt;
    const auto value = parser_.value(known);
    return value.isEmpty() ? std::string("true") : value.toStdString();
}

bool OptionParser::addSources() {
    sources_.push_back([this](std::string_view name) { return flag(name); });
    sources_.push_back(config::environmentSource());
    const char* named = std::getenv("SEATLOCK_SETTINGS");
    if (parser_.optionNames().contains(QStringLiteral("settings"))) {
        settings_path_ = parser_.value(QStringLiteral("settings")).toStdString();
    } else if (named != nullptr) {
        settings_path_ = named;
    } else if (!QFileInfo::exists(QString::fromStdString(settings_path_))) {
        return true;  // nobody named it, so it need not be there
    }
    auto file = config::fileSource(settings_path_);
    if (!file) return fail(file.error().detail);
    sources_.push_back(std::move(file).value());
    return true;
}

config::Origin OptionParser::origin(std::string_view name) const {
    const auto source = [this](std::size_t index) {
        return index < sources_.size() ? sources_[index] : config::Source{};
    };
    return config::originOf(name, source(0), source(1), source(2));
}

}  // namespace seatlock::app
