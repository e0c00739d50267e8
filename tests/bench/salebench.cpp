// How long the engine takes for a clerk's sale (two best-available seats held, paid in cash, their
// tickets read), alone and while buyers rush for another event.
//
//   seatlock_salebench [--sales N] [--buyers N] [--pattern NAME] [--rush-seats N]
//   seatlock_salebench --url URL --login NAME --password TEXT --event SLUG --rush-event SLUG …
#include "tests/bench/saletimes.h"
#include "tests/http/rawclient.h"
#include "tests/support/daemon.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <signal.h>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int warm_ups = 20;
constexpr int rows_left = 200;  // so that the last sale still chooses
constexpr const char* bench_password = "correct horse battery";

struct Plan {
    int sales = 500;
    int buyers = 200;
    std::string pattern;
    std::string event;
    std::string rush_event;
};

/// A clerk with a connection that stays open.
class Clerk {
public:
    explicit Clerk(std::uint16_t port) : client_(port) {}

    void useToken(const std::string& token) {
        authorization_ = "Authorization: Bearer " + token + "\r\n";
    }
    /// The answer, and how long it took.
    RawReply ask(const std::string& method, const std::string& target, const std::string& body,
                 double& took_ms) {
        std::string text = method + " " + target + " HTTP/1.1\r\nHost: bench\r\n" + authorization_;
        if (!body.empty()) {
            text +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n";
        }
        const auto start = Clock::now();
        client_.send(text + "\r\n" + body);
        auto reply = client_.read();
        took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        return reply;
    }

private:
    RawClient client_;
    std::string authorization_;
};

std::string member(const RawReply& reply, const char* name) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body))
        .object()[QLatin1String(name)]
        .toString()
        .toStdString();
}

std::string credentials(const std::string& login, const std::string& password) {
    return R"({"login":")" + login + R"(","password":")" + password + R"("})";
}

bool signIn(Clerk& clerk, const std::string& login, const std::string& password) {
    double took = 0;
    const auto token =
        member(clerk.ask("POST", "/v1/sessions", credentials(login, password), took), "token");
    clerk.useToken(token);
    return !token.empty();
}

/// The status of the request that failed; 0: the connection ended; 200: sold.
int sellTwo(Clerk& clerk, const std::string& event, SaleTimes& times) {
    double hold = 0;
    double order = 0;
    double tickets = 0;
    const auto held = clerk.ask("POST", "/v1/events/" + event + "/holds",
                                R"({"best_available":{"quantity":2}})", hold);
    if (held.status != 201) return held.status;
    const auto sold = clerk.ask(
        "POST", "/v1/orders",
        R"({"hold":")" + member(held, "hold") + R"(","payments":[{"method":"cash"}]})", order);
    if (sold.status != 201) return sold.status;
    const auto paper =
        clerk.ask("GET", "/v1/orders/" + member(sold, "code") + "/tickets", {}, tickets);
    if (paper.status == 200) times.add(hold, order, tickets);
    return paper.status;
}

SaleTimes sellMany(Clerk& clerk, const Plan& plan) {
    SaleTimes ignored;
    for (int i = 0; i < warm_ups; ++i) sellTwo(clerk, plan.event, ignored);
    SaleTimes times;
    for (int i = 0; i < plan.sales; ++i) {
        const int status = sellTwo(clerk, plan.event, times);
        if (status == 200) continue;
        times.fail(status);
        if (status == 0) break;
    }
    return times;
}

/// Sells while the rush is on; nothing when it did not begin.
bool sellInRush(std::uint16_t port, Clerk& clerk, const Plan& plan, SaleTimes& times) {
    Process rush(SEATLOCK_BIN_DIR "/seatlockd",
                 {"rush", "--url", "http://127.0.0.1:" + std::to_string(port), "--event",
                  plan.rush_event, "--pattern", plan.pattern, "--buyers",
                  std::to_string(plan.buyers), "--duration", "86400", "--no-audit"});
    const bool begun =
        waitUntil([&] { return rush.standardError().find("requests/s") != std::string::npos; },
                  std::chrono::milliseconds(60'000));
    if (begun) times = sellMany(clerk, plan);
    const bool lasted = rush.waitForExit(std::chrono::milliseconds(0)) == -1;
    rush.signal(SIGINT);
    rush.waitForExit();
    if (!begun || !lasted) {
        std::fprintf(stderr, "the rush %s\n%s%s\n",
                     begun ? "ended before the sales" : "never began", rush.standardError().c_str(),
                     rush.standardOutput().c_str());
    }
    std::printf("The rush meanwhile:\n%s\n", rush.standardOutput().c_str());
    return begun;
}

int measure(std::uint16_t port, Clerk& clerk, const Plan& plan) {
    std::printf("%d sales of two best-available seats of %s; rush: %d buyers, %s, for %s\n\n",
                plan.sales, plan.event.c_str(), plan.buyers, plan.pattern.c_str(),
                plan.rush_event.c_str());
    std::fflush(stdout);
    const SaleTimes idle = sellMany(clerk, plan);
    SaleTimes rushed;
    if (!sellInRush(port, clerk, plan, rushed)) return 1;
    std::fputs(comparison(idle, rushed).c_str(), stdout);
    return 0;
}

/// An engine of the tool's own, with a clerk "clerk".
int measureOwn(Plan plan, int rush_seats) {
    const int seats = 4 * (plan.sales + warm_ups) + rows_left;
    plan.event = "plain-" + std::to_string(seats);
    plan.rush_event = "plain-" + std::to_string(rush_seats);
    const ScratchDirectory scratch;
    const ServerReaper reaper(scratch.path() + "/data");
    Daemon daemon({"--data-dir", scratch.path() + "/data"}, 0,
                  {"--demo-plain", std::to_string(seats) + "," + std::to_string(rush_seats)});
    if (!daemon.ready()) return 1;
    Clerk clerk(daemon.port());
    double took = 0;
    clerk.ask("POST", "/v1/setup", credentials("boss", bench_password), took);
    if (!signIn(clerk, "boss", bench_password)) return 1;
    std::string user = credentials("clerk", bench_password);
    user.replace(user.size() - 1, 1, R"(,"roles":["box_office"]})");
    clerk.ask("POST", "/v1/users", user, took);
    if (!signIn(clerk, "clerk", bench_password)) return 1;
    const int code = measure(daemon.port(), clerk, plan);
    daemon.stop();
    return code;
}

void addOptions(QCommandLineParser& parser) {
    const auto add = [&parser](const char* name, const char* meaning, const char* preset = "") {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(meaning),
                          QStringLiteral("VALUE"), QString::fromLatin1(preset)});
    };
    add("sales", "Sales idle, and as many in the rush.", "500");
    add("buyers", "Of the rush.", "200");
    add("pattern", "Of seatlockd rush.", "spread");
    add("rush-seats", "Of the event that is rushed for, without --url.", "200000");
    add("url", "A running engine; without it one is started.");
    add("login", "Of its clerk.");
    add("password", "Of its clerk.");
    add("event", "To sell seats of.");
    add("rush-event", "To rush for.");
    parser.addHelpOption();
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const auto value = [&parser](const char* name) {
        return parser.value(QString::fromLatin1(name));
    };
    const Plan plan{value("sales").toInt(), value("buyers").toInt(), value("pattern").toStdString(),
                    value("event").toStdString(), value("rush-event").toStdString()};
    if (value("url").isEmpty()) return measureOwn(plan, value("rush-seats").toInt());
    const auto port = static_cast<std::uint16_t>(QUrl(value("url")).port(8080));
    Clerk clerk(port);
    if (!signIn(clerk, value("login").toStdString(), value("password").toStdString())) {
        std::fputs("the clerk cannot sign in\n", stderr);
        return 1;
    }
    return measure(port, clerk, plan);
}
