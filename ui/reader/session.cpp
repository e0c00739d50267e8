#include "ui/reader/session.h"

#include "engine/config/conninfo.h"
#include "engine/store/reportqueries.h"

#include <atomic>
#include <optional>

#include <QCoreApplication>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>

namespace seatlock::ui::reader {

namespace {

constexpr std::int64_t grace_ms = 1'000;

QString tr(const char* text) {
    return QCoreApplication::translate("seatlock::ui::reader::Session", text);
}

QString literal(const QVariant& value, const QSqlDriver& driver) {
    QSqlField field(QString(), value.metaType());
    field.setValue(value);
    return driver.formatValue(field);
}

/// The server's own words, without the driver's and without the SQLSTATE in brackets.
QString words(const QSqlError& error) {
    QString text = error.databaseText().trimmed();
    if (text.isEmpty()) text = error.driverText().trimmed();
    const QString state = QStringLiteral("(%1)").arg(error.nativeErrorCode());
    if (!error.nativeErrorCode().isEmpty() && text.endsWith(state)) text.chop(state.size());
    return text.trimmed();
}

QString freshName() {
    static std::atomic<int> made{0};
    return QStringLiteral("seatlock-reader-%1").arg(++made);
}

std::string seconds(std::int64_t ms) {
    return std::to_string(std::max<std::int64_t>(2, (ms + 999) / 1000));  // libpq raises 1 to 2
}

}  // namespace

QString bound(const char* statement, std::initializer_list<QVariant> values,
              const QSqlDriver& driver) {
    const QString text = QString::fromUtf8(statement);
    QString out;
    out.reserve(text.size() + 64);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool mark = text[i] == QLatin1Char('$') && i + 1 < text.size() &&
                          text[i + 1] >= QLatin1Char('1') && text[i + 1] <= QLatin1Char('9');
        if (!mark) {
            out += text[i];
            continue;
        }
        const auto number = static_cast<std::size_t>(text[++i].unicode() - u'1');
        Q_ASSERT(number < values.size());
        out += literal(values.begin()[number], driver);
    }
    return out;
}

Session::Session(const config::Limits& limits, const core::Clock& clock, config::ConnectionCut& cut)
    : limits_(limits),
      clock_(clock),
      cut_(cut),
      name_(freshName()),
      statement_ms_max_(limits.statement_ms_max) {}

Session::~Session() {
    close();
}

bool Session::open(const std::string& database_url) {
    close();
    auto parsed = config::parseConnInfo(database_url);
    if (!parsed) {
        error_ = QString::fromStdString(parsed.error().detail);
        return false;
    }
    auto& info = *parsed;
    info.addOption("connect_timeout", seconds(limits_.login_ms_max));
    info.addOption("application_name", "seatlock-console");
    // A server that is gone without a word is noticed by the kernel.
    info.addOption("tcp_user_timeout", std::to_string(limits_.report_ms_max));
    info.addOption("keepalives_idle", "5");
    info.addOption("keepalives_interval", "2");
    info.addOption("keepalives_count", "3");
    const auto options = QString::fromStdString(info.optionsText());
    if (options.contains(QLatin1Char(';'))) {
        error_ =
            tr("An option of the database's address has a semicolon in it, which Qt's driver "
               "cannot pass on. Choose a value without one.");
        return false;
    }
    database_ = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name_);
    if (!database_.isValid()) {
        error_ = tr("Qt's PostgreSQL driver is missing: install the package libqt6sql6-psql.");
        return false;
    }
    database_.setHostName(QString::fromStdString(info.host));
    database_.setDatabaseName(QString::fromStdString(info.database));
    database_.setUserName(QString::fromStdString(info.user));
    database_.setPassword(QString::fromStdString(info.password));
    database_.setConnectOptions(options);
    lost_ = false;
    if (!database_.open()) {
        error_ = words(database_.lastError());
        close();
        return false;
    }
    // The handle is a PGconn*, as the documentation of QSqlDriver::handle() says.
    const QVariant handle = database_.driver()->handle();
    cut_.arm(*static_cast<void* const*>(handle.constData()));
    error_.clear();
    return true;
}

void Session::close() {
    cut_.disarm();
    if (!database_.isValid()) return;
    database_.close();
    database_ = QSqlDatabase();
    QSqlDatabase::removeDatabase(name_);
}

bool Session::run(QSqlQuery& query, const QString& text) {
    // The server ends a slow statement itself; a server that does not even do that is given up.
    cut_.expectBy(clock_.steady() + 1'000 * (statement_ms_max_ + grace_ms));
    const bool done = query.exec(text);
    cut_.expectBy(0);
    if (done) return true;
    const QSqlError error = query.lastError();
    // A statement that failed has its SQLSTATE; a connection that did has none, or class 57P or 08.
    const QString state = error.nativeErrorCode();
    lost_ = state.isEmpty() || state.startsWith(QLatin1String("57P")) ||
            state.startsWith(QLatin1String("08"));
    if (state == QLatin1String("57014")) {
        error_ = tr("The database took too long to answer.");
    } else if (lost_) {
        error_ = tr("The connection to the database was lost. %1").arg(words(error)).trimmed();
    } else {
        error_ = words(error);
    }
    return false;
}

bool Session::begin(std::int64_t statement_ms_max) {
    QSqlQuery query(database_);
    statement_ms_max_ = statement_ms_max;
    const QVariant timeout(static_cast<qlonglong>(statement_ms_max));
    return run(query, QString::fromUtf8(store::report_begin)) &&
           run(query, bound(store::report_timeout, {timeout}, *database_.driver()));
}

bool Session::commit() {
    QSqlQuery query(database_);
    return run(query, QString::fromUtf8(store::report_commit));
}

void Session::rollback() {
    QSqlQuery query(database_);
    if (!run(query, QString::fromUtf8(store::report_rollback))) lost_ = true;
}

bool Session::read(const char* statement, std::initializer_list<QVariant> values, int columns,
                   std::vector<Row>& rows) {
    rows.clear();
    QSqlQuery query(database_);
    if (!run(query, bound(statement, values, *database_.driver()))) return false;
    rows.reserve(static_cast<std::size_t>(std::max(0, query.size())));
    while (query.next()) {
        Row& row = rows.emplace_back();
        row.reserve(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i) row.push_back(query.value(i));
    }
    return true;
}

bool Session::broken() const {
    return lost_ || !database_.isOpen();
}

}  // namespace seatlock::ui::reader
