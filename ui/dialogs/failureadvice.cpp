#include "ui/dialogs/failureadvice.h"

#include "engine/config/databaseurl.h"
#include "engine/config/optiontext.h"
#include "engine/engine.h"

#include <QCoreApplication>

namespace seatlock::ui::dialogs {

using core::ErrorCode;
using Mode = host::EngineHost::Mode;

namespace {

struct Phrase {
    ErrorCode code;
    const char* words;
    FailureKind kind;
};

/// The first that is found counts.
constexpr Phrase phrases[] = {
    {ErrorCode::listen, "is already in use", FailureKind::port_taken},
    {ErrorCode::listen, "no permission to listen", FailureKind::port_forbidden},
    {ErrorCode::listen, "this machine has no address", FailureKind::address_unknown},
    {ErrorCode::listen, "is not an address to listen on", FailureKind::address_unknown},
    {ErrorCode::listen, "no file descriptors left", FailureKind::descriptors_spent},
    {ErrorCode::schema, "older than this program", FailureKind::schema_older},
    {ErrorCode::schema, "newer than this program", FailureKind::schema_newer},
    {ErrorCode::cluster, "in use by PostgreSQL process", FailureKind::folder_served},
    {ErrorCode::cluster, "is held by an engine", FailureKind::folder_held},
    {ErrorCode::cluster, "Stop that engine first", FailureKind::folder_held},
    {ErrorCode::cluster, "belongs to PostgreSQL", FailureKind::folder_version},
    {ErrorCode::cluster, "were not found in", FailureKind::server_missing},
    {ErrorCode::cluster, "PostgreSQL does not run as root", FailureKind::folder_forbidden},
    {ErrorCode::cluster, "belongs to user", FailureKind::folder_forbidden},
    {ErrorCode::cluster, "is not writable", FailureKind::folder_forbidden},
    {ErrorCode::cluster, "Correct its permissions", FailureKind::folder_forbidden},
    {ErrorCode::cluster, "correct its permissions", FailureKind::folder_forbidden},
    {ErrorCode::cluster, "has a comma or a line break", FailureKind::folder_path},
    {ErrorCode::cluster, "bytes long, and the system allows", FailureKind::folder_path},
    {ErrorCode::cluster, "is not a directory", FailureKind::folder_path},
    {ErrorCode::cluster, "The data is damaged", FailureKind::folder_damaged},
    {ErrorCode::cluster, "Its data may be damaged", FailureKind::folder_damaged},
    {ErrorCode::cluster, "It may be recovering after a", FailureKind::server_slow},
};

/// What lupdate finds, as in a QObject.
QString tr(const char* text) {
    return QCoreApplication::translate("StartFailure", text);
}

QString folderOf(const config::Options& options) {
    return QString::fromStdString(options.data_dir.empty() ? Engine::defaultDataDir()
                                                           : options.data_dir);
}

QString listenOf(const config::Options& options) {
    return QString::fromStdString(config::listenText(options.listen_address, options.listen_port));
}

/// libpq may quote an address that it does not understand.
QString wordsOf(const core::Error& error, const config::Options& options) {
    QString out = QString::fromStdString(error.detail);
    for (const std::string& url : {options.database, options.database_direct}) {
        if (url.empty()) continue;
        out.replace(QString::fromStdString(url),
                    QString::fromStdString(config::withoutPassword(url)));
    }
    return out;
}

FailureAdvice adviseOnListen(FailureKind kind, const QString& where) {
    const QList<Remedy> ports{Remedy::next_port, Remedy::other_port, Remedy::try_again,
                              Remedy::open_settings};
    switch (kind) {
        case FailureKind::port_taken:
            return {kind, tr("The port is already in use"),
                    tr("Another program on this computer listens on %1, so buyers could not be "
                       "served there. It may be another Seatlock.")
                        .arg(where),
                    tr("Use another port, or stop the other program and try again."), ports};
        case FailureKind::port_forbidden:
            return {kind,
                    tr("This port is reserved"),
                    tr("The system does not let Seatlock listen on %1.").arg(where),
                    tr("Use a port of 1024 or above; a proxy in front of it can serve port 80 or "
                       "443."),
                    {Remedy::other_port, Remedy::open_settings, Remedy::try_again}};
        case FailureKind::address_unknown:
            return {kind,
                    tr("This computer does not have that address"),
                    tr("Seatlock was told to listen on %1, which is no address of this computer.")
                        .arg(where),
                    tr("In Settings choose 127.0.0.1 for this computer only, or 0.0.0.0 for "
                       "everyone on the network."),
                    {Remedy::open_settings, Remedy::try_again}};
        case FailureKind::descriptors_spent:
            return {kind,
                    tr("The system's limit of open files is used up"),
                    tr("Each buyer's connection needs one, and this program may open no more."),
                    tr("Raise the limit (ulimit -n) or close other programs, then try again."),
                    {Remedy::try_again, Remedy::open_settings}};
        default:
            return {kind, tr("Buyers cannot be served at this address"),
                    tr("Seatlock cannot listen on %1.").arg(where),
                    tr("Use another port, or choose another address in Settings."), ports};
    }
}

FailureAdvice adviseOnSchema(FailureKind kind, bool can_upgrade) {
    switch (kind) {
        case FailureKind::schema_older: {
            FailureAdvice out{
                kind,
                tr("The database is of an older version"),
                tr("This Seatlock is newer than the engine that made the database, and only "
                   "watching changes nothing in it."),
                tr("Update the engine that sells from it, then try again."),
                {Remedy::try_again, Remedy::use_database, Remedy::other_folder}};
            if (can_upgrade) {
                out.todo =
                    tr("Update the engine that sells from it and try again; or sell from "
                       "here, which brings the database up to this version for good.");
                out.remedies.insert(1, Remedy::serve_here);
            }
            return out;
        }
        case FailureKind::schema_newer:
            return {kind,
                    tr("The database is of a newer version"),
                    tr("It was last used with a newer Seatlock than this one. Nothing was changed "
                       "in it."),
                    tr("Install the newer Seatlock, or choose another database or data folder."),
                    {Remedy::use_database, Remedy::other_folder, Remedy::try_again}};
        default:
            return {kind,
                    tr("The database does not fit this program"),
                    tr("Its tables are not those that this Seatlock would have made. Nothing was "
                       "changed in it."),
                    tr("Use the Seatlock that made it, or choose another database or data folder."),
                    {Remedy::use_database, Remedy::other_folder, Remedy::try_again}};
    }
}

FailureAdvice adviseOnFolder(FailureKind kind, const QString& folder) {
    const QList<Remedy> elsewhere{Remedy::other_folder, Remedy::try_again, Remedy::use_database};
    const QList<Remedy> again{Remedy::try_again, Remedy::other_folder, Remedy::use_database};
    switch (kind) {
        case FailureKind::folder_held:
            return {kind,
                    tr("Another engine is selling from this data folder"),
                    tr("%1 is in use by another Seatlock on this computer. Only one engine may "
                       "sell from a folder at a time.")
                        .arg(folder),
                    tr("Watch its sale from here, stop it and try again, or choose another "
                       "folder."),
                    {Remedy::watch_instead, Remedy::try_again, Remedy::other_folder,
                     Remedy::use_database}};
        case FailureKind::folder_served:
            return {kind, tr("Another database server uses this data folder"),
                    tr("A PostgreSQL that Seatlock did not start runs in %1.").arg(folder),
                    tr("Stop that server and try again, or choose another folder."), again};
        case FailureKind::folder_version:
            return {kind, tr("The data was made by another version of PostgreSQL"),
                    tr("The data in %1 needs a PostgreSQL of its own major version, which is not "
                       "on this computer. Nothing was changed in it.")
                        .arg(folder),
                    tr("Install that version and try again, or choose another folder. The details "
                       "say which version is needed."),
                    again};
        case FailureKind::folder_damaged:
            return {
                kind, tr("The data seems to be damaged"),
                tr("PostgreSQL cannot start with the data in %1. Nothing was removed.").arg(folder),
                tr("Keep a copy of the folder. Restore it from a backup and try again, or "
                   "begin with another folder."),
                elsewhere};
        case FailureKind::folder_path:
            return {kind, tr("Data cannot be kept in this folder"),
                    tr("The path %1 is too long for PostgreSQL, has signs in it that PostgreSQL "
                       "cannot take, or is no folder.")
                        .arg(folder),
                    tr("Choose another folder with a short, plain path."), elsewhere};
        default:
            return {kind, tr("This folder may not be used"),
                    tr("You, or the user as whom PostgreSQL runs, may not read and write in %1.")
                        .arg(folder),
                    tr("Choose a folder of your own, or correct its permissions and try again. "
                       "The details say what is missing."),
                    elsewhere};
    }
}

FailureAdvice adviseOnServer(FailureKind kind, const QString& folder) {
    switch (kind) {
        case FailureKind::server_missing:
            return {kind,
                    tr("PostgreSQL is not installed"),
                    tr("Seatlock keeps seats and orders in PostgreSQL, and its server programs "
                       "were not found on this computer."),
                    tr("Install PostgreSQL and try again (on Debian: apt install postgresql), or "
                       "connect to a database on another computer."),
                    {Remedy::try_again, Remedy::use_database, Remedy::open_settings}};
        case FailureKind::server_slow:
            return {kind,
                    tr("The database is not ready yet"),
                    tr("PostgreSQL was started in %1 and does not answer yet. After a crash it "
                       "may take some minutes to recover.")
                        .arg(folder),
                    tr("Wait a little and try again."),
                    {Remedy::try_again, Remedy::other_folder, Remedy::use_database}};
        default:
            return {kind,
                    tr("The embedded database did not start"),
                    tr("PostgreSQL could not be started in %1.").arg(folder),
                    tr("The details say what it complained of. Try again, choose another folder, "
                       "or connect to a database elsewhere."),
                    {Remedy::try_again, Remedy::other_folder, Remedy::use_database}};
    }
}

FailureAdvice adviseOnDatabase(const config::Options& options) {
    if (options.database.empty()) {
        return {FailureKind::database_away,
                tr("The database does not answer"),
                tr("The database in %1 was found, but it does not answer.").arg(folderOf(options)),
                tr("Wait a little and try again. If it is another engine's, look whether that one "
                   "still runs."),
                {Remedy::try_again, Remedy::use_database, Remedy::other_folder}};
    }
    return {FailureKind::database_away,
            tr("The database cannot be reached"),
            tr("No connection could be made to %1.")
                .arg(QString::fromStdString(config::withoutPassword(options.database))),
            tr("See that the server runs, that its address, user and password are right, and that "
               "it lets this computer in. Then try again."),
            {Remedy::try_again, Remedy::use_database, Remedy::other_folder, Remedy::open_settings}};
}

}  // namespace

QList<QString> tellingPhrases() {
    QList<QString> out;
    for (const Phrase& phrase : phrases) out << QString::fromUtf8(phrase.words);
    return out;
}

FailureKind kindOf(const core::Error& error) {
    for (const Phrase& phrase : phrases) {
        if (phrase.code == error.code && error.detail.find(phrase.words) != std::string::npos) {
            return phrase.kind;
        }
    }
    switch (error.code) {
        case ErrorCode::listen:
            return FailureKind::listen;
        case ErrorCode::database_unavailable:
            return FailureKind::database_away;
        case ErrorCode::schema:
            return FailureKind::schema;
        case ErrorCode::cluster:
            return FailureKind::cluster;
        case ErrorCode::configuration:
            return FailureKind::configuration;
        default:
            return FailureKind::other;
    }
}

FailureAdvice adviseOn(const core::Error& error, const config::Options& options, Mode mode) {
    const FailureKind kind = kindOf(error);
    switch (kind) {
        case FailureKind::port_taken:
        case FailureKind::port_forbidden:
        case FailureKind::address_unknown:
        case FailureKind::descriptors_spent:
        case FailureKind::listen:
            return adviseOnListen(kind, listenOf(options));
        case FailureKind::database_away:
            return adviseOnDatabase(options);
        case FailureKind::schema_older:
        case FailureKind::schema_newer:
        case FailureKind::schema:
            // A folder's engine is running: it is the one to be updated.
            return adviseOnSchema(kind, mode == Mode::watching && !options.database.empty());
        case FailureKind::folder_held:
        case FailureKind::folder_served:
        case FailureKind::folder_version:
        case FailureKind::folder_damaged:
        case FailureKind::folder_path:
        case FailureKind::folder_forbidden:
            return adviseOnFolder(kind, folderOf(options));
        case FailureKind::server_missing:
        case FailureKind::server_slow:
        case FailureKind::cluster:
            return adviseOnServer(kind, folderOf(options));
        case FailureKind::configuration:
            return {kind,
                    tr("A setting is not right"),
                    wordsOf(error, options),
                    tr("Correct it in Settings, or in the command line or the environment if it "
                       "was given there, and try again."),
                    {Remedy::open_settings, Remedy::try_again}};
        case FailureKind::other:
            break;
    }
    return {kind,
            tr("The engine did not start"),
            tr("Something went wrong that this program did not expect."),
            tr("Try again. If it happens again, copy the details and send them to whoever looks "
               "after your Seatlock."),
            {Remedy::try_again, Remedy::open_settings}};
}

QString failureDetails(const core::Error& error, const config::Options& options, Mode mode) {
    const auto slug = core::slug(error.code);
    QString out =
        QStringLiteral("Seatlock %1, Qt %2\nerror: %3\nmode: %4\n%5\n")
            .arg(QStringLiteral(SEATLOCK_VERSION), QLatin1String(qVersion()),
                 QString::fromUtf8(slug.data(), static_cast<qsizetype>(slug.size())),
                 mode == Mode::serving ? QStringLiteral("serving") : QStringLiteral("watching"),
                 wordsOf(error, options));
    const config::Options preset;
    for (const auto& name : config::optionNames()) {
        const std::string value = config::optionText(options, name);
        if (value == config::optionText(preset, name)) continue;
        out += QStringLiteral("%1 = %2\n")
                   .arg(QString::fromStdString(name),
                        QString::fromStdString(
                            name.starts_with("database") ? config::withoutPassword(value) : value));
    }
    return out;
}

}  // namespace seatlock::ui::dialogs
