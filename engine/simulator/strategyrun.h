// One run of one strategy: its server, its buyers, what happens meanwhile, and the books in the
// end. One thread; run() blocks it.
#pragma once

#include "engine/core/result.h"
#include "engine/simulator/backstage.h"
#include "engine/simulator/buyersreport.h"
#include "engine/simulator/childprogram.h"
#include "engine/simulator/runresult.h"
#include "engine/simulator/samplering.h"
#include "engine/simulator/seatingplan.h"
#include "engine/store/books.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace seatlock::simulator {

class StrategyRun {
public:
    struct Task {
        std::string name;      ///< of the result
        std::string strategy;  ///< the server's
        bool connection_per_request = false;
        std::string server_url;      ///< the database as the server reaches it
        std::string books_url;       ///< and past any pooler
        Backstage::Place backstage;  ///< without the server's process
        std::string program;         ///< seatlockd
        std::string folder;          ///< for the log and what the programs say
        std::string plan_file;
        std::string event;
    };
    /// What the caller wants and hears meanwhile.
    struct Guide {
        std::function<bool()> stopping;
        std::function<void(const BuyersReport&)> report;  ///< with connections and memory filled
        std::function<std::vector<Fault>(double at_s)> faults;  ///< due now
        std::function<void()> auditing;
    };

    StrategyRun(const Scenario& scenario, const SeatingPlan& plan, Task task, Guide guide);

    /// `failure` of the result tells of a run that is not whole.
    StrategyResult run();
    /// "12.3 s: a database connection was killed".
    const std::vector<std::string>& faultsTold() const { return faults_; }

private:
    core::Result<std::string> startServer();
    core::Result<core::Done> sell(const std::string& url);
    core::Result<core::Done> follow(ChildProgram& buyers);
    void hear(BuyersReport& report);
    void endServer();
    void listFaults();
    core::Result<core::Done> examine();
    core::Result<store::Books> readBooks();
    void awaitSessions(pool::Connection& connection) const;

    const Scenario& scenario_;
    const SeatingPlan& plan_;
    const Task task_;
    const Guide guide_;
    std::unique_ptr<ChildProgram> server_;
    std::unique_ptr<Backstage> backstage_;
    SampleRing samples_;
    StrategyResult result_;
    std::vector<std::string> faults_;
    double at_s_ = 0;
};

}  // namespace seatlock::simulator
