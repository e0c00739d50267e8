// A real sale of the demo events in a real PostgreSQL, small enough to make in a moment, for pages
// that report on one. The thread that made it.
#pragma once

#include "engine/monitor/snapshot.h"
#include "tests/support/booth.h"
#include "tests/support/testcluster.h"
#include "ui/reader/reader.h"

#include <memory>
#include <string>
#include <vector>

namespace seatlock::tests {

class ReportScenario {
public:
    /// A fresh database of `server` with the demo theatre and arena. Check ok().
    explicit ReportScenario(TestCluster& server);
    ~ReportScenario();

    bool ok() const { return error_.empty(); }
    const std::string& error() const { return error_; }

    /// Random buyers take about `seats` of the event: most of them buy, some let go, some hold on.
    bool sell(const std::string& slug, int seats, std::uint64_t seed);
    /// As if all that has happened had taken `minutes`, faster at the beginning, until now.
    bool spread(int minutes);
    bool exec(const std::string& sql) { return server_.exec(sql, url_); }

    const std::string& url() const { return url_; }
    Booth& booth() { return *booth_; }
    board::EventBoardPtr event(const std::string& slug) const { return booth_->event(slug); }
    /// As a healthy engine's would be.
    monitor::Snapshot snapshot();
    ui::reader::Reader& reader() { return *reader_; }

private:
    TestCluster& server_;
    std::string url_;
    std::string error_;
    std::unique_ptr<Booth> booth_;
    std::unique_ptr<ui::reader::Reader> reader_;
};

}  // namespace seatlock::tests
