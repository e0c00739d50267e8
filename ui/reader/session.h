// The reader's connection: Qt Sql's PostgreSQL driver, every reading one read-only transaction.
// The thread that made it; blocks on the database.
#pragma once

#include "engine/config/connectioncut.h"
#include "engine/config/limits.h"
#include "engine/core/clock.h"

#include <initializer_list>
#include <string>
#include <vector>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace seatlock::ui::reader {

/// `statement` with $1, $2, … replaced by the values, written as `driver` writes literals. No
/// prepared statements: those of QPSQL live in the session and would be lost, or found by others,
/// behind a transaction pooler.
QString bound(const char* statement, std::initializer_list<QVariant> values,
              const QSqlDriver& driver);

class Session {
public:
    /// `cut` ends a wait on this connection; it must outlive the session.
    Session(const config::Limits& limits, const core::Clock& clock, config::ConnectionCut& cut);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// A URI or key=value pairs, as libpq understands it. Within login_ms_max. False: error().
    bool open(const std::string& database_url);
    void close();
    bool isOpen() const { return database_.isOpen(); }

    /// Statements between begin() and commit() see one moment. Once one fails, so do the others;
    /// the session must then be rolled back, or closed when it is broken().
    bool begin(std::int64_t statement_ms_max);
    bool commit();
    void rollback();
    /// Rows of `columns` values each. False: error().
    using Row = std::vector<QVariant>;
    bool read(const char* statement, std::initializer_list<QVariant> values, int columns,
              std::vector<Row>& rows);

    /// The connection is of no more use.
    bool broken() const;
    /// What went wrong last, in words for a person.
    const QString& error() const { return error_; }

private:
    bool run(QSqlQuery& query, const QString& text);

    const config::Limits limits_;
    const core::Clock& clock_;
    config::ConnectionCut& cut_;
    const QString name_;
    QSqlDatabase database_;
    std::int64_t statement_ms_max_;
    bool lost_ = false;
    QString error_;
};

}  // namespace seatlock::ui::reader
