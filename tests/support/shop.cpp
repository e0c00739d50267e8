#include "tests/support/shop.h"

#include "engine/simulator/scratchevent.h"
#include "engine/store/audit.h"
#include "tests/support/onslaught.h"

#include <QTest>

namespace seatlock::tests {

void addWays(const std::vector<store::SellingWay>& ways) {
    QTest::addColumn<int>("number");
    for (const auto way : ways) {
        QTest::addRow("%s", std::string(store::name(way)).c_str()) << static_cast<int>(way);
    }
}

std::unique_ptr<pool::Connection> openConnection(const std::string& url) {
    auto opened = pool::Connection::open({url, 5'000, 0, "test"});
    if (!opened) qFatal("%s", opened.error().detail.c_str());
    return std::move(opened).value();
}

std::string seatsBody(const std::vector<std::string>& labels) {
    std::string out;
    for (const auto& label : labels) out += (out.empty() ? "\"" : ",\"") + label + "\"";
    return "{\"seats\":[" + out + "]}";
}

std::string bestBody(int quantity) {
    return "{\"best_available\":{\"quantity\":" + std::to_string(quantity) + "}}";
}

std::string payBody(const std::string& hold) {
    return "{\"hold\":\"" + hold + "\",\"buyer\":{\"name\":\"A\",\"email\":\"a@b\"}}";
}

Shop::Shop(const std::string& url, std::int64_t seats) {
    auto made = store::Scratch::create(url);
    if (!made) qFatal("%s", made.error().detail.c_str());
    scratch = std::move(made).value();
    simulator::Scenario scenario;
    scenario.seats = seats;
    scenario.hold_s = 3'600;
    auto laid = simulator::makeScratchEvent(scratch->connection(), scenario, machine, chance);
    if (!laid) qFatal("%s", laid.error().detail.c_str());
    labels = laid->rows.front().labels;
    event = {std::stoll(value("select event_id from event"))};
}

void Shop::serve(store::SellingWay way, strategy::ServerOptions options) {
    options.way = way;
    options.database_url = scratch->url();
    server = std::make_unique<strategy::Server>(std::move(options));
    if (auto started = server->start(); !started) qFatal("%s", started.error().detail.c_str());
}

RawReply Shop::ask(const std::string& request) const {
    RawClient client(server->port());
    return client.send(request) ? client.read() : RawReply{};
}

RawReply Shop::hold(const std::string& body) const {
    return ask(holdRequest("simulation", body));
}

store::SeatWish Shop::wish(std::vector<core::SeatNo> seats, int quantity) const {
    store::SeatWish out;
    out.event = event;
    out.hold = core::makeUuid<core::HoldId>(chance, machine.wall());
    out.seats = std::move(seats);
    out.quantity = quantity;
    out.hold_s = 3'600;
    out.hold_s_max = 7'200;
    out.engine_id = 1;
    return out;
}

std::string Shop::complaints() const {
    const auto report = store::audit(scratch->connection());
    if (!report) return report.error().detail;
    std::string out;
    for (const auto& invariant : report->invariants) {
        if (invariant.violations == 0 || invariant.id == "schema-in-force") continue;
        out += invariant.id + ": " + invariant.examples.front() + "\n";
    }
    return out;
}

}  // namespace seatlock::tests
