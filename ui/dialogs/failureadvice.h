// Why an engine did not start, and what a person can do about it. Pure; any thread.
#pragma once

#include "engine/config/options.h"
#include "engine/core/error.h"
#include "ui/host/enginehost.h"

#include <QList>
#include <QString>

namespace seatlock::ui::dialogs {

/// What went wrong, finer than the error's code: told apart by the engine's own words.
enum class FailureKind {
    port_taken,
    port_forbidden,
    address_unknown,
    descriptors_spent,
    listen,  ///< cannot listen, for another reason
    database_away,
    schema_older,
    schema_newer,
    schema,          ///< not ours, or changed by hand
    folder_held,     ///< another engine sells from it
    folder_served,   ///< a PostgreSQL that is not ours runs in it
    folder_version,  ///< made by another major version of PostgreSQL
    folder_damaged,
    folder_path,  ///< too long, or with signs in it that PostgreSQL cannot take
    folder_forbidden,
    server_missing,  ///< PostgreSQL is not installed
    server_slow,     ///< it started and is not ready yet
    cluster,         ///< another trouble of the embedded database
    configuration,
    other,
};

/// What can be done. Each is done by a button.
enum class Remedy {
    next_port,   ///< the next free one
    other_port,  ///< one that is typed
    try_again,
    other_folder,
    use_database,   ///< by URL
    watch_instead,  ///< the engine that holds the folder goes on selling
    serve_here,     ///< which brings the database up to this version
    open_settings,
};

struct FailureAdvice {
    FailureKind kind = FailureKind::other;
    QString headline;
    QString happened;
    QString todo;
    QList<Remedy> remedies;  ///< the first is the one to try first; never empty
};

FailureKind kindOf(const core::Error& error);
FailureAdvice adviseOn(const core::Error& error, const config::Options& options,
                       host::EngineHost::Mode mode);

/// For a report: what happened, in which version, with which settings; no password.
QString failureDetails(const core::Error& error, const config::Options& options,
                       host::EngineHost::Mode mode);

/// The engine's phrases by which the kinds are told apart, for a test to look for them.
QList<QString> tellingPhrases();

}  // namespace seatlock::ui::dialogs
