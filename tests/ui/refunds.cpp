// What a cancelled event owes is listed, and given back at a click; over a real engine.
#include "tests/support/backoffice.h"
#include "tests/support/staffoffice.h"
#include "tests/support/testengine.h"
#include "tests/ui/pagetools.h"
#include "tests/ui/pictures.h"
#include "ui/events/refundsdialog.h"
#include "ui/style/banner.h"

#include <QSignalSpy>
#include <QtTest>

namespace seatlock::tests {

using ui::events::RefundsDialog;
using ui::host::Answer;
using ui::host::StaffClient;

class RefundsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        engine_ = std::make_unique<TestEngine>(std::vector{plain(50)}, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        client_ = std::make_unique<StaffClient>([this](auto&&... request) {
            return engine_->engine().call(std::forward<decltype(request)>(request)...);
        });
        client_->signIn(QStringLiteral("boss"), QString::fromStdString(staff_password), this,
                        [](const Answer&) {});
        QTRY_VERIFY_WITH_TIMEOUT(client_->signedIn(), patience_ms);
    }
    void cleanupTestCase() {
        client_.reset();
        QCOMPARE(auditTrouble(*engine_), std::string());
        office_.reset();
        engine_.reset();
    }

    void allOfItIsGivenBack() {
        for (const char* seat : {"1", "2", "3"}) sell(seat);
        bool cancelled = false;
        client_->post(QStringLiteral("/v1/staff/events/plain-50/cancel"),
                      {{QStringLiteral("reason"), QStringLiteral("Fire")}}, this,
                      [&cancelled](const Answer& answer) { cancelled = answer.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(cancelled, patience_ms);
        RefundsDialog dialog(*client_, {{QStringLiteral("slug"), QStringLiteral("plain-50")},
                                        {QStringLiteral("name"), QStringLiteral("Plain")},
                                        {QStringLiteral("currency"), QStringLiteral("EUR")}});
        QSignalSpy refunded(&dialog, &RefundsDialog::refunded);
        dialog.show();
        auto& list = *listNamed(dialog, "Orders to be given back");
        QTRY_COMPARE_WITH_TIMEOUT(list.count(), 3, patience_ms);
        keepPicture(dialog, QStringLiteral("refunds-due"));
        answerNext("Give It Back");
        button(dialog, "Give All of It Back…")->click();
        QTRY_COMPARE_WITH_TIMEOUT(refunded.count(), 1, patience_ms);
        QTRY_COMPARE_WITH_TIMEOUT(list.count(), 0, patience_ms);
        QVERIFY(dialog.findChild<ui::style::Banner*>() != nullptr);
        bool told = false;
        for (auto* banner : dialog.findChildren<ui::style::Banner*>()) {
            told |= banner->text().startsWith(QStringLiteral("3 order"));
        }
        QVERIFY(told);
        QVERIFY(!button(dialog, "Give All of It Back…")->isEnabled());
        QCOMPARE(engine_->value("SELECT count(*) FROM orders WHERE paid_minor = refunded_minor"),
                 std::string("3"));
    }

private:
    static constexpr int patience_ms = 60'000;

    void sell(const std::string& seat) {
        auto http = engine_->client();
        const auto hold = http.post("/v1/events/plain-50/holds", seatsBody({seat}));
        QCOMPARE(hold.status, 201);
        QCOMPARE(http.post("/v1/orders",
                           R"({"buyer":{"name":"Ada","email":"ada@example.org"},"hold":")" +
                               hold.text("hold") + R"("})")
                     .status,
                 201);
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<StaffClient> client_;
};

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::RefundsTest)
#include "refunds.moc"
