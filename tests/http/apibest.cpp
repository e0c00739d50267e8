// Holding the best available seats.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"

#include <map>
#include <set>

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

std::vector<std::string> labelsOf(const Reply& reply) {
    std::vector<std::string> out;
    for (const auto& seat : reply.json().value(str("seats")).toArray()) {
        out.push_back(seat.toObject().value(str("label")).toString().toStdString());
    }
    return out;
}

std::string best(const std::string& fields) {
    return R"({"best_available":{)" + fields + "}}";
}

}  // namespace

class ApiBest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{theatre, plain(5)});
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
        readChart();
    }
    void cleanup() {
        client_.reset();
        engine_.reset();
    }

    void givesNeighboursInOneRow() {
        const auto reply = ask(best(R"("quantity":4)"));
        COMPARE_STATUS(reply, 201);
        const auto labels = labelsOf(reply);
        QCOMPARE(labels.size(), std::size_t{4});
        for (std::size_t i = 1; i < labels.size(); ++i) {
            QCOMPARE(number_[labels[i]], number_[labels[i - 1]] + 1);
            QCOMPARE(row_[labels[i]], row_[labels[0]]);
        }
        QVERIFY(labelsOf(ask(best(R"("quantity":4)"))) != labels);
    }

    void keepsToTheCategory() {
        const auto reply = ask(best(R"("quantity":2,"category":"premium")"));
        COMPARE_STATUS(reply, 201);
        for (const auto& seat : reply.json().value(str("seats")).toArray()) {
            QCOMPARE(seat.toObject().value(str("category")).toString(), str("premium"));
        }
    }

    void keepsToTheSection() {
        const auto circle = ask(best(R"("quantity":3,"section":"Circle")"));
        COMPARE_STATUS(circle, 201);
        for (const auto& label : labelsOf(circle)) QCOMPARE(section_[label], std::string("Circle"));
        const auto standing = ask(best(R"("quantity":3,"section":"Standing")"));
        COMPARE_STATUS(standing, 201);
        for (const auto& label : labelsOf(standing)) {
            QCOMPARE(section_[label], std::string("Standing"));
        }
        // No box has five seats, but two boxes have.
        const auto five = best(R"("quantity":5,"section":"Boxes")");
        COMPARE_PROBLEM(ask(five), 409, "no-adjacent-block");
        COMPARE_STATUS(ask(best(R"("quantity":5,"section":"Boxes","together":false)")), 201);
    }

    void sectionAndCategoryThatExcludeEachOther() {
        COMPARE_PROBLEM(ask(best(R"("quantity":1,"section":"Boxes","category":"premium")")), 409,
                        "sold-out");
    }

    void keepsWheelchairPlacesForThoseWhoAsk() {
        // Everything in the stalls goes, but for what is kept back.
        std::set<std::string> given;
        while (true) {
            const auto reply = ask(best(R"("quantity":8,"section":"Stalls","together":false)"));
            if (reply.status != 201) {
                COMPARE_PROBLEM(reply, 409, "sold-out");
                break;
            }
            for (const auto& label : labelsOf(reply)) given.insert(label);
        }
        for (const auto& label : special_) QVERIFY2(!given.contains(label), label.c_str());
        QVERIFY(given.size() > 400);
        const auto asked = ask(best(R"("quantity":2,"section":"Stalls","accessible":true)"));
        COMPARE_STATUS(asked, 201);
        int accessible = 0;
        for (const auto& label : labelsOf(asked)) accessible += accessible_.contains(label);
        QVERIFY(accessible >= 1);
    }

    void tellsScatteredFromSoldOut() {
        const std::string path = "/v1/events/plain-5/holds";
        COMPARE_STATUS(client_->post(path, seatsBody({"2", "4"})), 201);
        COMPARE_PROBLEM(client_->post(path, best(R"("quantity":2)")), 409, "no-adjacent-block");
        COMPARE_PROBLEM(client_->post(path, best(R"("quantity":4)")), 409, "sold-out");
        const auto apart = client_->post(path, best(R"("quantity":2,"together":false)"));
        COMPARE_STATUS(apart, 201);
        COMPARE_STATUS(client_->post(path, best(R"("quantity":1)")), 201);
        COMPARE_PROBLEM(client_->post(path, best(R"("quantity":1)")), 409, "sold-out");
    }

    void keepsToTheLimitPerBuyer() {
        COMPARE_PROBLEM(ask(best(R"("quantity":9)")), 409, "limit-reached");
        COMPARE_STATUS(ask(best(R"("quantity":8)")), 201);
    }

    void refusesNonsense() {
        for (const char* fields :
             {R"("quantity":0)", R"("quantity":-1)", R"("quantity":21)", R"("quantity":1.5)",
              R"("quantity":"2")", R"("quantity":null)", R"("quantity":1e30)", R"("quantity":true)",
              R"("category":"premium")", R"("quantity":1,"category":"gold")",
              R"("quantity":1,"category":7)", R"("quantity":1,"section":"Cellar")",
              R"("quantity":1,"section":"")", R"("quantity":1,"together":"yes")",
              R"("quantity":1,"accessible":1)", R"("quantity":1,"row":"A")", ""}) {
            const auto reply = ask(best(fields));
            COMPARE_PROBLEM(reply, 422, "invalid-body");
        }
        for (const char* body :
             {R"({"best_available":[]})", R"({"best_available":2})", R"({"best_available":null})",
              R"({"seats":["A-1"],"best_available":{"quantity":1}})"}) {
            COMPARE_PROBLEM(ask(body), 422, "invalid-body");
        }
    }

    void manyAtOnceGetDifferentSeats() {
        constexpr int buyers = 40;
        std::vector<HttpClient> clients;
        for (int i = 0; i < buyers; ++i) clients.emplace_back(engine_->port());
        for (auto& client : clients) {
            client.begin("POST", "/v1/events/demo-theatre/holds",
                         {{"Content-Type", "application/json"}}, best(R"("quantity":3)"));
        }
        std::set<std::string> held;
        std::size_t count = 0;
        for (auto& client : clients) {
            const auto reply = client.finish();
            if (reply.status != 201) {
                COMPARE_PROBLEM(reply, 503, "contended");
                continue;
            }
            for (const auto& label : labelsOf(reply)) held.insert(label);
            count += 3;
        }
        QVERIFY(count > 0);
        QCOMPARE(held.size(), count);
    }

private:
    Reply ask(const std::string& body) {
        return client_->post("/v1/events/demo-theatre/holds", body);
    }

    void readChart() {
        const auto chart = client_->get("/v1/events/demo-theatre/chart").json();
        const auto seats = chart.value(str("seats")).toObject();
        const auto labels = seats.value(str("labels")).toArray();
        const auto label = [&](int seat) { return labels[seat].toString().toStdString(); };
        for (const auto& section : chart.value(str("sections")).toArray()) {
            for (const auto& element : section.toObject().value(str("rows")).toArray()) {
                const auto row = element.toObject();
                const int first = row.value(str("first")).toInt();
                for (int i = first; i < first + row.value(str("count")).toInt(); ++i) {
                    number_[label(i)] = i;
                    row_[label(i)] = row.value(str("label")).toString();
                    section_[label(i)] =
                        section.toObject().value(str("name")).toString().toStdString();
                }
            }
        }
        for (const char* column : {"accessible", "companion"}) {
            for (const auto& seat : seats.value(str(column)).toArray()) {
                special_.insert(label(seat.toInt()));
                if (column[0] == 'a') accessible_.insert(label(seat.toInt()));
            }
        }
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
    std::map<std::string, int> number_;
    std::map<std::string, QString> row_;
    std::map<std::string, std::string> section_;
    std::set<std::string> special_;  ///< wheelchair places and companion seats
    std::set<std::string> accessible_;
};

QTEST_GUILESS_MAIN(ApiBest)
#include "apibest.moc"
