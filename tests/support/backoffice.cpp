#include "tests/support/backoffice.h"

#include "engine/core/jsonwriter.h"
#include "engine/seating/blockbuilder.h"
#include "engine/seating/chartjson.h"
#include "engine/store/audit.h"

namespace seatlock::tests {

namespace {

std::string documentBody(const seating::Chart& chart) {
    std::string out;
    core::JsonWriter(out).beginObject().key("document").raw(seating::toJson(chart)).endObject();
    return out;
}

}  // namespace

seating::Chart smallHall(int rows, int seats, int standing) {
    auto chart = seating::blankChart("Main hall", 6'000, 6'000);
    chart.categories = {{"premium", "Premium", "#aa0000"}, {"standard", "Standard", "#0000aa"}};
    seating::BlockShape shape;
    shape.rows = rows;
    shape.seats = seats;
    shape.front = {3'000, 1'000};
    shape.category = 1;
    auto& stalls = seating::addBlock(chart, shape, "Stalls");
    for (auto& seat : stalls.rows.front().seats) seat.category = 0;
    if (standing > 0) {
        seating::Area area;
        area.id = chart.takeId();
        area.name = "Standing";
        area.outline.centre = {3'000, 5'400};
        area.outline.width = 2'000;
        area.outline.height = 600;
        area.capacity = standing;
        area.category = 1;
        chart.areas.push_back(std::move(area));
    }
    return chart;
}

HeaderList BackOffice::boss(const std::string& tag) const {
    auto headers = bearer(office_.boss());
    if (!tag.empty()) headers.emplace_back("If-Match", tag);
    return headers;
}

Reply BackOffice::addVenue(const std::string& slug) {
    std::string body;
    core::JsonWriter(body)
        .beginObject()
        .field("slug", slug)
        .field("name", "Hall " + slug)
        .field("time_zone", "Europe/Berlin")
        .endObject();
    return client().post("/v1/venues", body, boss());
}

Reply BackOffice::addChart(const std::string& venue, const seating::Chart& chart) {
    return client().post("/v1/venues/" + venue + "/charts", documentBody(chart), boss());
}

Reply BackOffice::saveChart(const std::string& id, const seating::Chart& chart,
                            const std::string& tag) {
    auto headers = boss(tag);
    headers.emplace_back("Content-Type", "application/json");
    return client().send("PUT", "/v1/charts/" + id, headers, documentBody(chart));
}

Reply BackOffice::publish(const std::string& id) {
    return client().post("/v1/charts/" + id + "/publish", "", boss());
}

std::string BackOffice::publishedChart(const seating::Chart& chart) {
    addVenue("hall");
    const auto id = addChart("hall", chart).text("id");
    return publish(id).status == 200 ? id : std::string();
}

Reply BackOffice::addEvent(const std::string& slug, const std::string& chart) {
    const std::string body =
        R"({"slug":")" + slug + R"(","name":"Event )" + slug + R"(","chart":")" + chart +
        R"(","starts_at":"2030-05-01T18:00:00Z","currency":"EUR","categories":[)"
        R"({"slug":"premium","ticket_types":[{"slug":"adult","name":"Adult","price_minor":5000}]},)"
        R"({"slug":"standard","ticket_types":[{"slug":"adult","name":"Adult","price_minor":3000},)"
        R"({"slug":"child","name":"Child","price_minor":1500}]}]})";
    return client().post("/v1/staff/events", body, boss());
}

Reply BackOffice::setStatus(const std::string& event, const std::string& status) {
    return client().post("/v1/staff/events/" + event + "/status",
                         R"({"status":")" + status + R"("})", boss());
}

Reply BackOffice::changeEvent(const std::string& event_slug, const std::string& json) {
    const auto tag = event(event_slug).header("ETag");
    return client().patch("/v1/staff/events/" + event_slug, json, boss(tag));
}

Reply BackOffice::event(const std::string& slug) {
    return client().get("/v1/staff/events/" + slug, boss());
}

bool HouseTest::openHouse() {
    engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{}, staffLimits());
    if (!engine_->ok()) return false;
    staff_ = std::make_unique<StaffOffice>(*engine_);
    office_ = std::make_unique<BackOffice>(*staff_);
    return staff_->ok();
}

void HouseTest::closeHouse() {
    office_.reset();
    staff_.reset();
    engine_.reset();
}

std::string auditTrouble(TestEngine& engine) {
    const config::Limits limits;
    auto connection = pool::Connection::open(
        {engine.engine().databaseUrl(), limits.login_ms_max, 0, "seatlock-test"});
    if (!connection) return connection.error().detail;
    const auto report = store::audit(**connection, std::nullopt);
    if (!report) return report.error().detail;
    std::string out;
    for (const auto& each : report->invariants) {
        if (each.violations > 0) out += each.id + ": " + each.examples.front() + "; ";
    }
    return out;
}

}  // namespace seatlock::tests
