// A sale's states: in each of them, everything that can be asked for, and what becomes of it.
#include "ui/boxoffice/cart.h"

#include "engine/core/random.h"

#include <array>
#include <functional>

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QtTest>

namespace seatlock::ui::boxoffice {

namespace {

using Phase = Cart::Phase;

constexpr core::Micros minute = 60'000'000;
const QString show = QStringLiteral("show");
const QString euro = QStringLiteral("EUR");
const QString pair = QStringLiteral("hold-1");

std::vector<CartLine> lines() {
    return {{QStringLiteral("A-1"), QStringLiteral("prem"), QStringLiteral("full"), 4'200},
            {QStringLiteral("A-2"), QStringLiteral("prem"), QStringLiteral("full"), 4'200}};
}

/// One in each phase, made the way it comes about.
Cart in(Phase phase) {
    Cart cart;
    if (phase == Phase::empty) return cart;
    cart.ask();
    if (phase == Phase::asking) return cart;
    cart.grant(show, euro, pair, lines(), 10 * minute);
    if (phase == Phase::held) return cart;
    if (phase == Phase::lapsed) {
        cart.lapse(10 * minute);
        return cart;
    }
    cart.confirm("key", {{QStringLiteral("hold"), pair}});
    if (phase == Phase::unsure) cart.doubt();
    if (phase == Phase::sold) cart.sell(QStringLiteral("SHO-1"));
    return cart;
}

struct Step {
    const char* name;
    std::function<bool(Cart&)> act;
    /// By phase: where it leads; -1: it is refused and nothing changes.
    std::array<int, Cart::phase_count> to;
};

constexpr int no = -1;
constexpr int empty = 0, asking = 1, held = 2, lapsed = 3, confirming = 4, unsure = 5, sold = 6;

const std::vector<Step>& steps() {
    //                                  empty   asking  held        lapsed  confirm.  unsure  sold
    static const std::vector<Step> all = {
        {"ask", [](Cart& c) { return c.ask(); }, {asking, no, asking, asking, no, no, asking}},
        {"grant",
         [](Cart& c) { return c.grant(show, euro, pair, lines(), 20 * minute); },
         {no, held, no, no, no, no, no}},
        {"refuse", [](Cart& c) { return c.refuse(); }, {no, empty, no, no, no, no, no}},
        {"type",
         [](Cart& c) { return c.setType(QStringLiteral("A-2"), QStringLiteral("half"), 2'100); },
         {no, no, held, no, no, no, no}},
        {"type of another seat",
         [](Cart& c) { return c.setType(QStringLiteral("Z-9"), QStringLiteral("half"), 2'100); },
         {no, no, no, no, no, no, no}},
        {"extend", [](Cart& c) { return c.extend(15 * minute); }, {no, no, held, no, no, no, no}},
        {"lapse in time",
         [](Cart& c) { return c.lapse(10 * minute - 1); },
         {no, no, no, no, no, no, no}},
        {"lapse", [](Cart& c) { return c.lapse(10 * minute); }, {no, no, lapsed, no, no, no, no}},
        {"release", [](Cart& c) { return c.release(); }, {no, no, empty, empty, no, no, no}},
        {"confirm",
         [](Cart& c) { return c.confirm("k", {}); },
         {no, no, confirming, no, no, no, no}},
        {"confirm without a key",
         [](Cart& c) { return c.confirm({}, {}); },
         {no, no, no, no, no, no, no}},
        {"sell",
         [](Cart& c) { return c.sell(QStringLiteral("SHO-2")); },
         {no, no, no, no, sold, sold, no}},
        {"reject", [](Cart& c) { return c.reject(); }, {no, no, no, no, held, held, no}},
        {"lose", [](Cart& c) { return c.lose(); }, {no, no, no, no, lapsed, lapsed, no}},
        {"doubt", [](Cart& c) { return c.doubt(); }, {no, no, no, no, unsure, no, no}},
        {"retry", [](Cart& c) { return c.retry(); }, {no, no, no, no, no, confirming, no}},
        {"next", [](Cart& c) { return c.next(); }, {no, no, no, no, no, no, empty}},
    };
    return all;
}

/// What holds in every phase, however it was reached.
QString broken(const Cart& cart) {
    const auto phase = cart.phase();
    if (phase == Phase::held && cart.hold().isEmpty()) return QStringLiteral("held without a hold");
    if (phase == Phase::lapsed && !cart.hold().isEmpty()) return QStringLiteral("lapsed, and held");
    const bool sent = phase == Phase::confirming || phase == Phase::unsure;
    if (sent && cart.key().isEmpty()) return QStringLiteral("sent without a key");
    if (sent && cart.lines().empty()) return QStringLiteral("sent without seats");
    if ((phase == Phase::sold) == cart.order().isEmpty()) return QStringLiteral("sold, no order");
    if (phase == Phase::empty && cart != Cart()) return QStringLiteral("empty, but remembers");
    return {};
}

}  // namespace

class TestCart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepInEveryPhase() {
        for (int phase = 0; phase < Cart::phase_count; ++phase) {
            for (const Step& step : steps()) {
                Cart cart = in(static_cast<Phase>(phase));
                QCOMPARE(static_cast<int>(cart.phase()), phase);
                const Cart before = cart;
                const int to = step.to[static_cast<std::size_t>(phase)];
                const QByteArray what =
                    QByteArray(step.name) + " in phase " + QByteArray::number(phase);
                QVERIFY2(step.act(cart) == (to != no), what.constData());
                if (to == no) {
                    QVERIFY2(cart == before, what.constData());
                } else {
                    QVERIFY2(static_cast<int>(cart.phase()) == to, what.constData());
                }
                QVERIFY2(broken(cart).isEmpty(), what.constData());
            }
        }
    }

    void anyWayThrough() {
        bool fits = false;
        auto seed = qEnvironmentVariable("SEATLOCK_TEST_SEED").toULongLong(&fits);
        if (!fits) seed = QRandomGenerator::global()->generate64();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        core::SeededRandom random(seed);
        Cart cart;
        for (int i = 0; i < 100'000; ++i) {
            const Step& step = steps()[random.below(static_cast<std::uint32_t>(steps().size()))];
            step.act(cart);
            QVERIFY2(broken(cart).isEmpty(), qPrintable(broken(cart) + QLatin1String(step.name)));
            const auto back = Cart::fromJson(cart.json());
            QVERIFY2(back, step.name);
            QVERIFY2(broken(*back).isEmpty() || back->phase() == Phase::empty, step.name);
        }
    }

    void aRefusalLeavesWhatWasHeld() {
        Cart cart = in(Phase::held);
        QVERIFY(cart.ask() && cart.refuse());
        QVERIFY(cart == in(Phase::held));
    }

    void anotherHoldTakesThePlaceOfTheFirst() {
        Cart cart = in(Phase::held);
        QVERIFY(cart.ask());
        QVERIFY(cart.grant(show, euro, QStringLiteral("hold-2"), lines(), 20 * minute));
        QCOMPARE(cart.was(), pair);
        QVERIFY(cart.ask());
        QVERIFY(cart.grant(show, euro, QStringLiteral("hold-2"), lines(), 20 * minute));
        QVERIFY2(cart.was().isEmpty(), "the same hold with more seats is not given back");
    }

    void totalFollowsTheTypes() {
        Cart cart = in(Phase::held);
        QCOMPARE(cart.total(), 8'400);
        QVERIFY(cart.setType(QStringLiteral("A-2"), QStringLiteral("half"), 2'100));
        QCOMPARE(cart.total(), 6'300);
    }

    void comesBackFromTheDisk() {
        for (int phase = 0; phase < Cart::phase_count; ++phase) {
            const Cart cart = in(static_cast<Phase>(phase));
            const auto text = QJsonDocument(cart.json()).toJson();
            const auto back = Cart::fromJson(QJsonDocument::fromJson(text).object());
            QVERIFY(back);
            const bool asked = cart.phase() == Phase::asking;
            const bool sent = cart.phase() == Phase::confirming;
            QCOMPARE(back->phase(), asked ? Phase::empty : sent ? Phase::unsure : cart.phase());
            QCOMPARE(back->key(), cart.key());
            QCOMPARE(back->body(), cart.body());
            QCOMPARE(back->lines(), cart.lines());
            QCOMPARE(back->order(), cart.order());
        }
        Cart more = in(Phase::held);
        more.ask();
        QCOMPARE(Cart::fromJson(more.json())->phase(), Phase::held);
    }

    void whatIsNoCart() {
        QVERIFY(!Cart::fromJson({}));
        QJsonObject json = in(Phase::unsure).json();
        json[QStringLiteral("version")] = 2;
        QVERIFY(!Cart::fromJson(json));
        json = in(Phase::unsure).json();
        json[QStringLiteral("phase")] = QStringLiteral("dreaming");
        QVERIFY(!Cart::fromJson(json));
        json = in(Phase::unsure).json();
        json.remove(QStringLiteral("key"));
        QVERIFY2(!Cart::fromJson(json), "without its key, the order could be sold twice");
        json = in(Phase::sold).json();
        json.remove(QStringLiteral("order"));
        QVERIFY(!Cart::fromJson(json));
    }
};

}  // namespace seatlock::ui::boxoffice

QTEST_GUILESS_MAIN(seatlock::ui::boxoffice::TestCart)
#include "cart.moc"
