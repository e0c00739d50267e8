#include "engine/simulator/simulation.h"

#include "engine/cluster/bouncer.h"
#include "engine/cluster/datadirectory.h"
#include "engine/config/conninfo.h"
#include "engine/core/clock.h"
#include "engine/simulator/figures.h"
#include "engine/simulator/processtable.h"
#include "engine/simulator/scratchevent.h"
#include "engine/store/migrator.h"
#include "engine/store/scratch.h"
#include "engine/store/sessions.h"

#include <algorithm>
#include <utility>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>

namespace seatlock::simulator {

using core::Done;
using core::ErrorCode;
using core::Result;
using Stage = SimulationProgress::Stage;

namespace {

constexpr std::int64_t login_ms_max = 2'000;
constexpr std::size_t injected_max = 16;
constexpr int bouncer_clients_more = 50;

Result<Done> writeFile(const std::string& path, const std::string& text) {
    QSaveFile file(QString::fromStdString(path));
    if (file.open(QIODevice::WriteOnly) &&
        file.write(text.data(), static_cast<qint64>(text.size())) ==
            static_cast<qint64>(text.size()) &&
        file.commit()) {
        return Done{};
    }
    return {ErrorCode::configuration,
            path + " cannot be written: " + file.errorString().toStdString()};
}

/// "host='…' port='…' user='…'" of a database, as PgBouncer wants to be told of it.
Result<std::string> serverFields(const std::string& url) {
    const auto info = config::parseConnInfo(url);
    if (!info) return info.error();
    std::string out = "host=" + info->host;
    if (const auto* port = info->option("port")) out += " port=" + *port;
    if (!info->user.empty()) out += " user=" + info->user;
    if (!info->password.empty()) out += " password=" + info->password;
    return out;
}

/// So that the sessions of a run's server can be told from others.
std::string named(const std::string& url, const store::Scratch& scratch) {
    return url + " application_name=" + scratch.schema();
}

/// A PgBouncer for one phase, in a directory that lives as long.
struct PhaseBouncer {
    QTemporaryDir directory;
    std::unique_ptr<cluster::Bouncer> bouncer;
    std::string url;

    Result<Done> start(const SimulationPlace& place, const store::Scratch& scratch,
                       const Scenario& scenario) {
        const auto info = config::parseConnInfo(place.database_url);
        auto fields = serverFields(place.database_url);
        if (!info || !fields) return fields ? info.error() : fields.error();
        auto account = cluster::serverAccount(cluster::DataDirectory(place.data_dir).clusterDir());
        if (!account) return account.error();
        cluster::BouncerOptions options;
        options.server = *fields;
        options.connect_query = "set search_path to " + scratch.schema();
        options.pool_size = static_cast<int>(scenario.pool_connections);
        options.clients_max = static_cast<int>(scenario.buyers) + bouncer_clients_more;
        bouncer = std::make_unique<cluster::Bouncer>(directory.path().toStdString(), *account,
                                                     std::move(options));
        url = named(bouncer->url(info->user.empty() ? "seatlock" : info->user, info->database),
                    scratch);
        return bouncer->start();
    }
};

}  // namespace

Simulation::Simulation(Scenario scenario, SimulationPlace place)
    : scenario_(std::move(scenario)), place_(std::move(place)) {}

Simulation::~Simulation() = default;

void Simulation::setObserver(std::function<void(const SimulationProgress&)> observer) {
    observer_ = std::move(observer);
}
void Simulation::setPlanObserver(std::function<void(const SeatingPlan&)> observer) {
    plan_observer_ = std::move(observer);
}
void Simulation::setFaults(std::vector<PlannedFault> faults) {
    planned_ = std::move(faults);
    std::ranges::stable_sort(planned_, {}, &PlannedFault::at_s);
}

void Simulation::injectFault(Fault fault) {
    core::MutexLock lock(mutex_);
    if (injected_.size() < injected_max) injected_.push_back(fault);
}

std::vector<Simulation::Phase> Simulation::phases() const {
    if (scenario_.kind == ScenarioKind::connection_storm) {
        const std::string strategy(name(Strategy::skip_locked));
        return {{"connection_per_request", strategy, true, false},
                {"pool", strategy, false, false},
                {"pool_pgbouncer", strategy, false, true}};
    }
    std::vector<Phase> out;
    for (const Strategy strategy : scenario_.strategies) {
        const std::string text(name(strategy));
        out.push_back({text, text, false, false});
    }
    return out;
}

Result<Done> Simulation::prepareFolder() {
    const auto now = QDateTime::currentDateTimeUtc();
    result_.setting.started_at = now.toString(Qt::ISODate).toStdString();
    const std::string stem = now.toString(QStringLiteral("yyyyMMdd-HHmmss")).toStdString() + "-" +
                             std::string(name(scenario_.kind));
    const QDir runs(QString::fromStdString(place_.data_dir + "/simulator"));
    result_.id = stem;
    for (int n = 2; runs.exists(QString::fromStdString(result_.id)); ++n) {
        result_.id = stem + "-" + std::to_string(n);
    }
    folder_ = runs.filePath(QString::fromStdString(result_.id)).toStdString();
    if (!runs.mkpath(QString::fromStdString(folder_))) {
        return {ErrorCode::configuration, folder_ + " cannot be made"};
    }
    return Done{};
}

Result<RunResult> Simulation::run() {
    if (auto right = check(scenario_); !right) return right.error();
    if (!QFileInfo(QString::fromStdString(place_.program)).isExecutable()) {
        return {ErrorCode::configuration, place_.program + " is missing: it serves and buys"};
    }
    phases_ = phases();
    result_.scenario = scenario_;
    result_.setting.machine = machineText();
    result_.setting.seatlock = SEATLOCK_VERSION;
    enter(Stage::preparing, 0);
    if (auto swept = store::Scratch::sweep(place_.database_url); !swept) return swept.error();
    if (auto made = prepareFolder(); !made) return made.error();
    for (std::size_t n = 0; n < phases_.size() && !stopping(); ++n) {
        auto done = runPhase(phases_[n], n);
        if (!done && !stopping()) {
            QDir(QString::fromStdString(folder_)).removeRecursively();
            return done.error();
        }
    }
    result_.stopped = stopping();
    if (scenario_.kind == ScenarioKind::rehearsal && !result_.strategies.empty()) {
        const auto& last = result_.strategies.back();
        result_.recommendation = recommend(scenario_, last, seats_);
    }
    if (auto kept = keepResult(); !kept) return kept.error();
    enter(Stage::done, phases_.size());
    return result_;
}

Result<SeatingPlan> Simulation::makeEvent(pool::Connection& scratch) const {
    const auto& clock = core::SystemClock::instance();
    auto& random = core::SecureRandom::instance();
    if (scenario_.kind != ScenarioKind::rehearsal) {
        return makeScratchEvent(scratch, scenario_, clock, random);
    }
    auto real = pool::Connection::open({place_.database_url, login_ms_max, 0, "seatlock-command"});
    if (!real) return real.error();
    if (auto there = store::checkSchemaVersion(**real, store::OlderSchema::refused); !there) {
        return there.error();
    }
    auto drafts = store::readDrafts(**real, scenario_.event);
    if (!drafts) return drafts.error();
    return makeScratchEvent(scratch, scenario_, std::move(drafts).value(), clock, random);
}

Result<Done> Simulation::runPhase(const Phase& phase, std::size_t index) {
    enter(Stage::preparing, index);
    auto scratch = store::Scratch::create(place_.database_url);
    if (!scratch) return scratch.error();
    auto& inventory = **scratch;
    scratch_ = &inventory;
    scratch_shaken_ = false;
    auto plan = makeEvent(inventory.connection());
    if (!plan) return plan.error();
    if (auto version = store::serverVersion(inventory.connection())) {
        result_.setting.postgresql = *version;
    }
    const std::string plan_file = folder_ + "/plan.json";
    if (index == 0) {
        seats_ = plan->seats();
        if (auto written = writeFile(plan_file, toJson(*plan)); !written) return written;
        if (plan_observer_) plan_observer_(*plan);
    }
    PhaseBouncer bouncer;
    if (phase.bouncer) {
        if (auto started = bouncer.start(place_, inventory, scenario_); !started) return started;
    }
    StrategyRun::Task task;
    task.name = phase.name;
    task.strategy = phase.strategy;
    task.connection_per_request = phase.connection_per_request;
    task.books_url = inventory.url();
    task.server_url = phase.bouncer ? bouncer.url : named(inventory.url(), inventory);
    task.backstage = {place_.database_url, inventory.schema(), place_.data_dir, place_.embedded, 0,
                      place_.revive};
    task.program = place_.program;
    task.folder = folder_;
    task.plan_file = plan_file;
    task.event = scratch_event;
    due_ = planned_;
    enter(Stage::connecting, index);
    StrategyRun run(scenario_, *plan, std::move(task), guide(index));
    result_.strategies.push_back(run.run());
    for (const std::string& fault : run.faultsTold()) result_.faults.push_back(fault);
    enter(Stage::cleaning, index);
    scratch_ = nullptr;
    if (auto removed = inventory.remove(); !removed) {
        // A fault may have cut this connection; the schema is nobody's now, and is swept.
        if (auto swept = store::Scratch::sweep(place_.database_url); !swept) return swept.error();
    }
    return Done{};
}

StrategyRun::Guide Simulation::guide(std::size_t index) {
    StrategyRun::Guide out;
    out.stopping = [this] { return stopping(); };
    out.report = [this, index](const BuyersReport& said) {
        report(said, index);
        keepScratch();
    };
    out.faults = [this](double at_s) { return dueFaults(at_s); };
    out.auditing = [this, index] { enter(Stage::auditing, index); };
    return out;
}

std::vector<Fault> Simulation::dueFaults(double at_s) {
    std::vector<Fault> out;
    while (!due_.empty() && due_.front().at_s <= at_s) {
        out.push_back(due_.front().fault);
        due_.erase(due_.begin());
    }
    {
        core::MutexLock lock(mutex_);
        out.insert(out.end(), injected_.begin(), injected_.end());
        injected_.clear();
    }
    if (std::ranges::find(out, Fault::restart_database) != out.end()) scratch_shaken_ = true;
    return out;
}

/// The session whose lock says that the schema is in use ends with its server: another takes it,
/// before somebody else's sweep finds the schema free.
void Simulation::keepScratch() {
    if (!scratch_shaken_ || !scratch_) return;
    // The server may not be back yet: the next report tries again.
    [[maybe_unused]] const auto kept = scratch_->keep();
}

void Simulation::report(const BuyersReport& said, std::size_t index) {
    if (said.kind == BuyersReport::Kind::connecting) progress_.sample.buyers = said.connected;
    if (said.kind == BuyersReport::Kind::selling) {
        progress_.stage = Stage::selling;
        progress_.sample = said.sample;
        progress_.total_ok = said.ok;
        progress_.total_refused = said.refused;
        progress_.total_unavailable = said.unavailable;
        progress_.total_requests = said.requests;
        progress_.given = said.given;
        progress_.twice = said.twice;
        const double part = said.sample.at_s / static_cast<double>(scenario_.duration_s);
        progress_.share = (static_cast<double>(index) + std::clamp(part, 0.0, 1.0)) /
                          static_cast<double>(phases_.size());
    }
    if (observer_) observer_(progress_);
}

void Simulation::enter(Stage stage, std::size_t index) {
    const bool next = index != progress_.strategy || stage == Stage::preparing;
    if (next) progress_ = {};
    progress_.stage = stage;
    progress_.strategy = index;
    progress_.name = index < phases_.size() ? phases_[index].name : "";
    progress_.given.clear();
    progress_.twice.clear();
    const double done = static_cast<double>(index) + (stage == Stage::cleaning ? 1 : 0);
    if (next || stage == Stage::cleaning) {
        progress_.share = std::min(1.0, done / static_cast<double>(phases_.size()));
    }
    if (observer_) observer_(progress_);
}

Result<Done> Simulation::keepResult() const {
    return writeFile(folder_ + "/result.json", toJson(result_));
}

}  // namespace seatlock::simulator
