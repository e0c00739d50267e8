// How much a planned event may say: what is just allowed is taken, one more is refused in words.
#include "engine/config/bounds.h"
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"

#include <functional>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

std::string quoted(int bytes) {
    return "\"" + std::string(static_cast<std::size_t>(bytes), 'x') + "\"";
}

std::string numbered(int count, const std::function<std::string(const std::string&)>& item) {
    std::string out;
    for (int i = 0; i < count; ++i) out += (i > 0 ? "," : "") + item(std::to_string(i));
    return "[" + out + "]";
}

std::string fees(int count) {
    return numbered(count, [](const std::string& number) {
        return R"({"name":"Fee )" + number + R"(","per":"order","amount_minor":1})";
    });
}

std::string channels(int count) {
    return numbered(count, [](const std::string& number) {
        return R"({"slug":")" + (number == "0" ? "public" : "way-" + number) +
               R"(","on_sale_from":"2026-01-01T00:00:00Z","on_sale_to":"2030-01-01T00:00:00Z"})";
    });
}

std::string categories(const std::string& types) {
    return R"([{"slug":"premium","ticket_types":)" + types +
           R"(},{"slug":"standard","ticket_types":[{"slug":"adult","price_minor":1}]}])";
}

std::string ticketTypes(int count) {
    return categories(numbered(count, [](const std::string& number) {
        return R"({"slug":"type-)" + number + R"(","price_minor":100})";
    }));
}

std::string price(std::int64_t minor) {
    return categories(R"([{"slug":"adult","price_minor":)" + std::to_string(minor) + "}]");
}

}  // namespace

class ApiPlanLimits : public HouseTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(openHouse(), engine_->error().c_str());
        const auto chart = office_->publishedChart(smallHall());
        COMPARE_STATUS(office_->addEvent("gala", chart), 201);
    }
    void cleanupTestCase() { closeHouse(); }

    void members_data() {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("most");
        QTest::addColumn<QString>("more");
        const auto add = [](const char* member, const std::string& most, const std::string& more) {
            QTest::newRow(member) << QString::fromUtf8(member) << QString::fromStdString(most)
                                  << QString::fromStdString(more);
        };
        const auto text = [&](const char* member, int bytes) {
            add(member, quoted(bytes), quoted(bytes + 1));
        };
        const auto list = [&](const char* member, const auto& make, int count) {
            add(member, make(count), make(count + 1));
        };
        text("name", config::name_bytes_max);
        text("description", config::event_text_bytes_max);
        text("ticket_text", config::event_text_bytes_max);
        list("channels", channels, config::event_channels_max);
        list("fees", fees, config::event_fees_max);
        list("categories", ticketTypes, config::category_ticket_types_max);
        const auto whole = [](std::int64_t number) { return std::to_string(number); };
        add("hold_s_max", whole(config::event_hold_s_max), whole(config::event_hold_s_max + 1));
        add("seats_per_buyer_max", whole(config::buyer_seats_max),
            whole(config::buyer_seats_max + 1));
    }
    void members() {
        QFETCH(const QString, member);
        QFETCH(const QString, most);
        QFETCH(const QString, more);
        COMPARE_STATUS(change(member, most), 200);
        COMPARE_PROBLEM(change(member, more), 422, "invalid-body");
    }

    void money() {
        COMPARE_STATUS(change(QStringLiteral("categories"), price(config::money_minor_max)), 200);
        COMPARE_PROBLEM(change(QStringLiteral("categories"), price(config::money_minor_max + 1)),
                        422, "invalid-body");
        COMPARE_PROBLEM(change(QStringLiteral("categories"), price(-1)), 422, "invalid-body");
    }

    /// More categories than any event may have; fewer must be those of the chart.
    void categoriesAreCounted() {
        const auto many = numbered(config::event_categories_max + 1, [](const std::string& number) {
            return R"({"slug":"c)" + number +
                   R"(","ticket_types":[{"slug":"adult","price_minor":1}]})";
        });
        const auto refused = change(QStringLiteral("categories"), many);
        COMPARE_PROBLEM(refused, 422, "invalid-body");
        QVERIFY(refused.body.find(std::to_string(config::event_categories_max)) !=
                std::string::npos);
    }

    void notesOfBlocks() {
        const auto block = [this](int bytes) {
            return office_->client().post(
                "/v1/staff/events/gala/seats",
                R"({"action":"block","seats":["A-1"],"reason":"press","note":)" + quoted(bytes) +
                    "}",
                office_->boss());
        };
        COMPARE_STATUS(block(config::block_note_bytes_max), 200);
        COMPARE_PROBLEM(block(config::block_note_bytes_max + 1), 422, "invalid-body");
    }

private:
    Reply change(const QString& member, const QString& json) {
        return change(member, json.toStdString());
    }
    Reply change(const QString& member, const std::string& json) {
        return office_->changeEvent("gala", "{\"" + member.toStdString() + "\":" + json + "}");
    }
};

QTEST_GUILESS_MAIN(ApiPlanLimits)
#include "apiplanlimits.moc"
