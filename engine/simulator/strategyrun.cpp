#include "engine/simulator/strategyrun.h"

#include "engine/simulator/auditor.h"
#include "engine/simulator/buyersjob.h"
#include "engine/simulator/figures.h"
#include "engine/simulator/outcomelog.h"
#include "engine/simulator/processtable.h"
#include "engine/store/books.h"
#include "engine/store/sessions.h"

#include <algorithm>
#include <cstdio>

#include <QElapsedTimer>
#include <QThread>

namespace seatlock::simulator {

using core::Done;
using core::ErrorCode;
using core::Result;

namespace {
constexpr std::int64_t slice_ms = 50;
constexpr std::int64_t ready_ms_max = 30'000;
constexpr std::int64_t silence_ms_max = 60'000;  // beyond the run's own duration
constexpr std::int64_t stop_ms_max = 5'000;  // they stop at once; the log of many takes longer
constexpr std::int64_t server_stop_ms_max = 3'000;
constexpr std::int64_t hasty_stop_ms_max = 100;
constexpr std::int64_t session_ms = 10;
constexpr int books_tries_max = 50;
constexpr std::int64_t books_login_ms_max = 2'000;
constexpr std::string_view ready_word = "ready ";

Result<Done> failed(const std::string& what, const ChildProgram& program) {
    const std::string words = program.lastWords();
    return {ErrorCode::internal, words.empty() ? what : what + ": " + words};
}

QString text(const std::string& value) {
    return QString::fromStdString(value);
}
}  // namespace

StrategyRun::StrategyRun(const Scenario& scenario, const SeatingPlan& plan, Task task, Guide guide)
    : scenario_(scenario), plan_(plan), task_(std::move(task)), guide_(std::move(guide)) {
    result_.name = task_.name;
    result_.raw_log = task_.folder + "/" + task_.name + ".csv";
}

StrategyResult StrategyRun::run() {
    const auto url = startServer();
    Result<Done> done = url ? sell(*url) : Result<Done>(url.error());
    if (done && guide_.auditing) guide_.auditing();
    endServer();
    if (done) done = examine();
    if (!done) result_.failure = done.error().detail;
    result_.samples = samples_.samples();
    return std::move(result_);
}

Result<std::string> StrategyRun::startServer() {
    QStringList arguments{QStringLiteral("strategy"),
                          QStringLiteral("--strategy"),
                          text(task_.strategy),
                          QStringLiteral("--database"),
                          text(task_.server_url),
                          QStringLiteral("--pool-connections"),
                          QString::number(scenario_.pool_connections),
                          QStringLiteral("--listen"),
                          QStringLiteral("127.0.0.1:0")};
    if (task_.connection_per_request) arguments << QStringLiteral("--connection-per-request");
    server_ = std::make_unique<ChildProgram>(task_.program, arguments,
                                             task_.folder + "/" + task_.name + "-server.log");
    if (auto started = server_->start(); !started) return started.error();
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ready_ms_max && !guide_.stopping()) {
        const auto line = server_->readLine(slice_ms);
        if (line && line->starts_with(ready_word)) return line->substr(ready_word.size());
        if (!line && !server_->running()) break;
    }
    if (guide_.stopping()) return {ErrorCode::configuration, "stopped"};
    return failed("the server of " + task_.name + " did not start", *server_).error();
}

Result<Done> StrategyRun::sell(const std::string& url) {
    Backstage::Place place = task_.backstage;
    place.server = static_cast<pid_t>(server_->pid());
    backstage_ = std::make_unique<Backstage>(std::move(place));
    const std::string job =
        toJson(BuyersJob{url, task_.event, task_.plan_file, result_.raw_log, scenario_});
    ChildProgram buyers(task_.program, {QStringLiteral("buyers")},
                        task_.folder + "/" + task_.name + "-buyers.log");
    if (auto started = buyers.start(job); !started) return started;
    auto done = follow(buyers);
    listFaults();
    result_.db_connections_max = backstage_->sessionsMax();
    if (const auto memory = memoryOf(static_cast<pid_t>(server_->pid()))) {
        result_.engine_rss_kb_max = memory->rss_kb_max;
    }
    return done;
}

Result<Done> StrategyRun::follow(ChildProgram& buyers) {
    QElapsedTimer heard;
    heard.start();
    const std::int64_t silence_max = silence_ms_max + scenario_.duration_s * 1'000;
    bool told_to_stop = false;
    QElapsedTimer since_stop;
    while (true) {
        const auto line = buyers.readLine(slice_ms);
        if (line) {
            auto report = buyersReportOf(*line);
            if (!report) return report.error();
            heard.restart();
            hear(*report);
            if (report->kind == BuyersReport::Kind::done) return Done{};
        } else if (!buyers.running()) {
            return failed("the buyers ended early", buyers);
        }
        if (guide_.stopping() && !told_to_stop) {
            told_to_stop = true;
            buyers.terminate();
            since_stop.start();
        }
        if (told_to_stop && since_stop.elapsed() > stop_ms_max) {
            return {ErrorCode::configuration, "stopped before the buyers could write their log"};
        }
        if (heard.elapsed() > silence_max) return failed("the buyers say nothing more", buyers);
        if (!server_->running()) return failed("the server ended during the run", *server_);
    }
}

void StrategyRun::hear(BuyersReport& report) {
    if (report.kind == BuyersReport::Kind::selling) {
        at_s_ = report.sample.at_s;
        report.sample.db_connections = backstage_->sessions();
        const auto memory = memoryOf(static_cast<pid_t>(server_->pid()));
        report.sample.rss_kb = memory ? memory->rss_kb : 0;
        samples_.add(report.sample);
        for (const Fault fault : guide_.faults(at_s_)) backstage_->inject(fault);
        listFaults();
    }
    guide_.report(report);
}

void StrategyRun::listFaults() {
    for (const std::string& what : backstage_->told()) {
        char when[32];
        std::snprintf(when, sizeof when, "%.1f s: ", at_s_);
        faults_.push_back(task_.name + ", " + when + what);
    }
}

void StrategyRun::endServer() {
    // Somebody who stopped the run does not wait for answers that nobody wants any more.
    if (server_) server_->stop(guide_.stopping() ? hasty_stop_ms_max : server_stop_ms_max);
    backstage_.reset();
}

Result<store::Books> StrategyRun::readBooks() {
    // After a fault the database may be coming up yet.
    Result<store::Books> books = core::Error{ErrorCode::database_unavailable, "", {}, 0};
    for (int n = 0; n < books_tries_max && !books; ++n) {
        auto opened = pool::Connection::open({task_.books_url, books_login_ms_max, 0, "auditor"});
        if (opened) awaitSessions(**opened);
        books =
            opened ? store::readBooks(**opened, task_.event) : Result<store::Books>(opened.error());
        if (!books &&
            (guide_.stopping() || books.error().code != ErrorCode::database_unavailable)) {
            break;
        }
        if (!books) QThread::msleep(slice_ms);
    }
    return books;
}

/// What the sessions of a killed server were at is in the books, or is not, once they are gone.
void StrategyRun::awaitSessions(pool::Connection& connection) const {
    for (int n = 0; n < books_tries_max; ++n) {
        const auto left = store::countSessions(connection, task_.backstage.application_name);
        if (!left || *left == 0) return;
        QThread::msleep(session_ms);
    }
}

Result<Done> StrategyRun::examine() {
    std::vector<Outcome> outcomes;
    auto read = readOutcomes(result_.raw_log,
                             [&](Outcome&& outcome) { outcomes.push_back(std::move(outcome)); });
    if (!read) return read;
    auto hash = fileSha256(result_.raw_log);
    if (!hash) return hash.error();
    result_.raw_log_sha256 = std::move(hash).value();
    std::ranges::stable_sort(outcomes, {}, &Outcome::answered);
    measureOutcomes(outcomes, plan_.seats(), result_);
    auto books = readBooks();
    if (!books) {
        return {books.error().code, "the books could not be read: " + books.error().detail};
    }
    result_.audit = audit(outcomes, *books, plan_);
    measureBooks(*books, result_);
    return Done{};
}

}  // namespace seatlock::simulator
