// Venues, charts and events made through the API, as an organizer's script would. The test's
// thread.
#pragma once

#include "engine/seating/chart.h"
#include "tests/support/staffoffice.h"

#include <memory>
#include <string>

#include <QJsonObject>
#include <QObject>

namespace seatlock::tests {

/// A stalls block of rows × seats in two categories (the first row is "premium", the rest
/// "standard") and a standing area, all in order.
seating::Chart smallHall(int rows = 4, int seats = 10, int standing = 5);

class BackOffice {
public:
    explicit BackOffice(StaffOffice& office) : office_(office) {}

    HttpClient& client() { return office_.client(); }
    /// The first administrator's credentials, with If-Match where there is a tag.
    HeaderList boss(const std::string& tag = {}) const;

    Reply addVenue(const std::string& slug);
    /// POST …/charts with this drawing.
    Reply addChart(const std::string& venue, const seating::Chart& chart);
    /// PUT with the tag.
    Reply saveChart(const std::string& id, const seating::Chart& chart, const std::string& tag);
    Reply publish(const std::string& id);
    /// Venue "hall" (if need be) with the published chart; its id, or "".
    std::string publishedChart(const seating::Chart& chart);
    /// A draft on that chart; starts_at in 2030, premium and standard at 50 and 30.
    Reply addEvent(const std::string& slug, const std::string& chart);
    Reply setStatus(const std::string& event, const std::string& status);
    /// PATCH with the tag of now.
    Reply changeEvent(const std::string& event, const std::string& json);
    Reply event(const std::string& slug);

private:
    StaffOffice& office_;
};

/// Of a test with an engine of its own for each function, without events at first.
class HouseTest : public QObject {
protected:
    /// In init(); `engine_->error()` says why not.
    bool openHouse();
    /// In cleanup().
    void closeHouse();

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> staff_;
    std::unique_ptr<BackOffice> office_;
};

/// What the audit of all books finds; empty: nothing.
std::string auditTrouble(TestEngine& engine);

}  // namespace seatlock::tests
