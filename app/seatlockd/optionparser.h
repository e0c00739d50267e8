// Options of seatlockd's commands: flag, then environment, then settings file. Main thread.
#pragma once

#include "engine/config/options.h"

#include <string>
#include <vector>

#include <QCommandLineParser>
#include <QStringList>

namespace seatlock::app {

/// A QCommandLineParser that knows the options every command shares.
class OptionParser {
public:
    explicit OptionParser(const QString& description);

    /// More options of this command: name, meaning, name of the value ("" for a switch), default.
    void add(const QString& name, const QString& meaning, const QString& value = {},
             const QString& preset = {});
    /// --data-dir, --database, --settings.
    void addDatabaseOptions();
    /// Those of `serve`: --listen, --demo, --demo-plain, --database-direct and every limit.
    void addServeOptions();

    /// Parses; prints help, the version or what is wrong. False: leave with `exitCode()`.
    bool parse(const QStringList& arguments);
    int exitCode() const { return exit_code_; }

    bool isSet(const QString& name) const { return parser_.isSet(name); }
    QString value(const QString& name) const { return parser_.value(name); }
    const config::Options& options() const { return options_; }

private:
    bool fail(const std::string& message);

    QCommandLineParser parser_;
    config::Options options_;
    int exit_code_ = 0;
};

}  // namespace seatlock::app
