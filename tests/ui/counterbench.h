// A counter's desk in a test: a real engine, a clerk who is signed in, tickets as PDF files in a
// folder of its own. The test's thread.
#pragma once

#include "tests/support/staffoffice.h"
#include "tests/support/testengine.h"
#include "ui/boxoffice/selldesk.h"
#include "ui/boxoffice/ticketoffice.h"
#include "ui/host/eventwatch.h"
#include "ui/host/staffclient.h"

#include <memory>
#include <vector>

#include <QDir>
#include <QJsonArray>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

namespace seatlock::tests {

inline constexpr int patience_ms = 30'000;

class CounterBench {
public:
    explicit CounterBench(const std::vector<demo::Choice>& events = {theatre},
                          const core::Clock& clock = core::SystemClock::instance())
        : engine_(events, staffLimits(), clock),
          office_(engine_),
          client_([this](auto&&... request) {
              return call(std::forward<decltype(request)>(request)...);
          }),
          settings_(folder_.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
          tickets_(client_, settings_) {
        auto setup = tickets_.setup();
        setup.way = ui::boxoffice::PrintSetup::Way::pdf;
        setup.folder = folder_.path();
        tickets_.setSetup(setup);
        if (!engine_.ok() || !office_.ok()) return;
        office_.addUser("ada", {"box_office"});
        office_.addUser("edsger", {"gate"});
        ok_ = signIn("ada");
    }

    bool ok() const { return ok_; }
    bool signIn(const char* login) {
        client_.signOut();
        client_.signIn(QString::fromLatin1(login), QString::fromStdString(staff_password),
                       &settings_, [](const ui::host::Answer&) {});
        return QTest::qWaitFor([this] { return client_.signedIn(); }, patience_ms);
    }
    enum class Line { whole, cut, answers_lost };
    /// Cut: the engine does not even hear what is asked.
    void setLine(Line line) { line_ = line; }

    TestEngine& engine() { return engine_; }
    StaffOffice& office() { return office_; }
    ui::host::StaffClient& client() { return client_; }
    ui::boxoffice::TicketOffice& tickets() { return tickets_; }
    QSettings& settings() { return settings_; }
    QString path(const QString& name) const { return folder_.filePath(name); }
    QString pdfOf(const QString& order) const { return path(order + QStringLiteral(".pdf")); }

    board::EventBoardPtr event(const std::string& slug = "demo-theatre") {
        for (const auto& one : engine_.engine().directory().all()) {
            if (one->info()->slug == slug) return one;
        }
        return nullptr;
    }
    std::vector<monitor::EventFigures> figures() { return engine_.engine().sample().events; }
    /// All there is to know of its seats now.
    ui::host::Watched seen(const board::EventBoardPtr& event) {
        ui::host::Watched out;
        ui::host::EventWatch(event).look(out);
        out.event = event->id();
        return out;
    }
    /// One answer of the API to the clerk.
    ui::host::Answer get(const QString& target) {
        ui::host::Answer out;
        bool answered = false;
        client_.get(target, &settings_, [&](const ui::host::Answer& answer) {
            out = answer;
            answered = true;
        });
        return QTest::qWaitFor([&] { return answered; }, patience_ms) ? out : ui::host::Answer{};
    }

    /// Sells the best `seats` for cash to Grace Hopper; the order's code, empty when it failed.
    QString sell(int seats, const QString& group = {}) {
        using Phase = ui::boxoffice::Cart::Phase;
        ui::boxoffice::SellDesk desk(client_, path(QStringLiteral("sale.json")));
        const auto becomes = [&desk](Phase phase) {
            return QTest::qWaitFor([&] { return desk.cart().phase() == phase; }, patience_ms);
        };
        desk.setEvent(event());
        ui::boxoffice::SeatWish wish;
        wish.quantity = seats;
        desk.want(wish);
        if (!becomes(Phase::held)) return {};
        desk.setBuyer(
            {QStringLiteral("Grace Hopper"), QStringLiteral("grace@example.org"), {}, group});
        if (!desk.pay(ui::boxoffice::Method::cash, std::nullopt, {}).isEmpty()) return {};
        desk.sell();
        return becomes(Phase::sold) ? desk.cart().order() : QString();
    }
    /// What the QR code of an order's ticket says.
    QString codeOf(const QString& order, int ticket) {
        return get(QStringLiteral("/v1/orders/%1/tickets").arg(order))
            .body[QLatin1String("tickets")]
            .toArray()[ticket]
            .toObject()[QLatin1String("code")]
            .toString();
    }

private:
    core::Result<core::Done> call(std::string method, std::string target,
                                  api::LocalCalls::Headers headers, std::string body,
                                  api::LocalCalls::Callback callback) {
        const core::Result<core::Done> lost(core::ErrorCode::draining, "no answer");
        if (line_ == Line::cut) return lost;
        if (line_ == Line::whole) {
            return engine_.engine().call(std::move(method), std::move(target), std::move(headers),
                                         std::move(body), std::move(callback));
        }
        const auto heard =
            engine_.engine().call(std::move(method), std::move(target), std::move(headers),
                                  std::move(body), [](const api::LocalAnswer&) {});
        return heard ? lost : heard;
    }

    QTemporaryDir folder_;
    TestEngine engine_;
    StaffOffice office_;
    ui::host::StaffClient client_;
    QSettings settings_;
    ui::boxoffice::TicketOffice tickets_;
    Line line_ = Line::whole;
    bool ok_ = false;
};

}  // namespace seatlock::tests
