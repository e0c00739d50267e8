// Options of both programs: flag, then environment, then settings file. Main thread.
#pragma once

#include "engine/config/options.h"
#include "engine/config/optiontext.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QCommandLineParser>
#include <QStringList>

namespace seatlock::app {

/// A QCommandLineParser that knows the options every program and command shares.
class OptionParser {
public:
    /// `command`: the word after the program's name, if it takes one.
    explicit OptionParser(const QString& description, const QString& command = {});

    /// More options of this command: name, meaning, name of the value ("" for a switch), default.
    void add(const QString& name, const QString& meaning, const QString& value = {},
             const QString& preset = {});
    /// --data-dir, --database, --settings.
    void addDatabaseOptions();
    /// Those of `serve`: --listen, --demo, --demo-plain, --database-direct and every limit.
    void addServeOptions();

    /// The settings file where none is named; read if it is there.
    void setDefaultSettings(const std::string& path) { settings_path_ = path; }

    /// Parses; prints help, the version or what is wrong. False: leave with `exitCode()`.
    bool parse(const QStringList& arguments);
    int exitCode() const { return exit_code_; }
    /// What is wrong, as printed; empty: nothing.
    const std::string& complaint() const { return complaint_; }

    bool isSet(const QString& name) const { return parser_.isSet(name); }
    QString value(const QString& name) const { return parser_.value(name); }
    const config::Options& options() const { return options_; }
    /// Where settings are read from and may be written to; empty: nowhere.
    const std::string& settingsPath() const { return settings_path_; }
    /// Who sets the option of this name.
    config::Origin origin(std::string_view name) const;

private:
    bool fail(const std::string& message);
    std::optional<std::string> flag(std::string_view name) const;
    bool addSources();

    QCommandLineParser parser_;
    const QString command_;
    std::vector<config::Source> sources_;
    std::string settings_path_;
    config::Options options_;
    std::string complaint_;
    int exit_code_ = 0;
};

}  // namespace seatlock::app
