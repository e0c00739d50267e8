// Ticket codes: what is signed is read again, and nothing else is.
#include "engine/core/random.h"
#include "engine/tickets/base32.h"
#include "engine/tickets/code.h"

#include <algorithm>
#include <cctype>
#include <set>

#include <QtTest>

using namespace seatlock;
using namespace seatlock::tickets;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

bool refused(std::string_view code, const PublicKeys& keys) {
    const auto facts = verify(code, keys);
    return !facts && facts.error().code == core::ErrorCode::not_a_ticket &&
           !facts.error().detail.empty();
}

}  // namespace

class TicketsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        keys_[key_.number] = key_.publicKey();
        code_ = sign(facts_, key_);
    }

    void isReadAgain() {
        QCOMPARE(code_.size(), std::size_t{143});
        QVERIFY(code_.find_first_not_of(alphabet) == std::string::npos);
        QCOMPARE(sign(facts_, key_), code_);
        const auto facts = verify(code_, keys_);
        QVERIFY(facts.ok());
        QVERIFY(*facts == facts_);
    }

    void extremesAreReadAgain() {
        for (const std::int64_t id : {INT64_MIN, std::int64_t{-1}, std::int64_t{0}, INT64_MAX}) {
            for (const std::string& seat :
                 {std::string(), std::string("A-1"), std::string("Ba\xc3\xb1o 7"),
                  std::string(code_seat_bytes_max, 'x')}) {
                const TicketFacts facts{{id}, {~id}, seat};
                const auto read = verify(sign(facts, key_), keys_);
                QVERIFY(read.ok() && *read == facts);
            }
        }
    }

    void everyBitFlipIsRefused() {
        const auto bytes = fromBase32(code_);
        QVERIFY(bytes.has_value());
        for (std::size_t bit = 0; bit < bytes->size() * 8; ++bit) {
            auto flipped = *bytes;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
            QVERIFY2(refused(toBase32(flipped), keys_), std::to_string(bit).c_str());
        }
    }

    /// In the text, a flip may only make a letter small, which is the same code.
    void everyBitFlipOfTheTextIsRefused() {
        int small = 0;
        for (std::size_t bit = 0; bit < code_.size() * 8; ++bit) {
            auto flipped = code_;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
            if (flipped == code_ || lower(flipped) == lower(code_)) {
                ++small;
                continue;
            }
            QVERIFY2(refused(flipped, keys_), std::to_string(bit).c_str());
        }
        QVERIFY(small < static_cast<int>(code_.size()));
    }

    void everyOtherCharacterIsRefused() {
        for (std::size_t at = 0; at < code_.size(); ++at) {
            for (const char c : alphabet) {
                if (c == code_[at]) continue;
                auto changed = code_;
                changed[at] = c;
                QVERIFY2(refused(changed, keys_), std::to_string(at).c_str());
            }
        }
    }

    void everyOtherLengthIsRefused() {
        for (std::size_t size = 0; size < code_.size(); ++size) {
            QVERIFY(refused(code_.substr(0, size), keys_));
        }
        QVERIFY(refused(code_ + "0", keys_));
        QVERIFY(refused(code_ + code_, keys_));
        QVERIFY(refused(std::string(1 << 20, ' ') + code_, keys_));
    }

    void isReadAsPeopleTypeIt() {
        std::string typed;
        for (std::size_t i = 0; i < code_.size(); ++i) {
            if (i % 5 == 0) typed += i % 2 == 0 ? " " : "-";
            typed += code_[i];
        }
        for (const auto& text : {lower(code_), typed, lower(typed), "\t" + typed + "\r\n"}) {
            const auto facts = verify(text, keys_);
            QVERIFY2(facts.ok() && *facts == facts_, text.c_str());
        }
        auto mistaken = code_;
        std::ranges::replace(mistaken, '0', 'o');
        std::ranges::replace(mistaken, '1', 'l');
        QVERIFY(verify(mistaken, keys_).ok());
    }

    void foreignTextIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blanks") << QByteArray("   ");
        QTest::newRow("url") << QByteArray("https://example.org/tickets/1234567890");
        QTest::newRow("digits") << QByteArray("4006381333931");
        QTest::newRow("zeros") << QByteArray(140, '0');
        QTest::newRow("nul") << QByteArray(140, '\0');
        QTest::newRow("latin") << QByteArray("\xc3\xa4").repeated(70);
        QTest::newRow("contact") << QByteArray("BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane\nEND:VCARD");
    }
    void foreignTextIsRefused() {
        QFETCH(QByteArray, text);
        QVERIFY(refused(std::string_view(text.data(), text.size()), keys_));
    }

    void foreignKeysAreRefused() {
        core::SeededRandom random(8);
        const auto theirs = SecretKey::make(key_.number, random);
        QVERIFY(refused(sign(facts_, theirs), keys_));
        const auto next = SecretKey::make(2, random);
        QVERIFY(refused(sign(facts_, next), keys_));
        auto both = keys_;
        both[2] = next.publicKey();
        QVERIFY(verify(sign(facts_, next), both).ok());
        QVERIFY(verify(code_, both).ok());
        QVERIFY(refused(code_, {}));
    }

    void keysAreReadAgain() {
        const auto key = key_.publicKey();
        QCOMPARE(key.text().size(), std::size_t{43});
        QVERIFY(PublicKey::parse(key.text()) == key);
        for (const std::string& text : {std::string(), std::string("A"), key.text() + "A",
                                        key.text().substr(1), std::string(43, '.')}) {
            QVERIFY2(!PublicKey::parse(text), text.c_str());
        }
        const auto again = SecretKey::ofRaw(key_.number, key_.raw());
        QVERIFY(again && again->publicKey() == key);
        QVERIFY(!SecretKey::ofRaw(1, "short"));
        QVERIFY(!PublicKey::ofRaw("short"));
        core::SeededRandom random(7);
        std::set<PublicKey> made;
        for (KeyNo i = 1; i <= 20; ++i) made.insert(SecretKey::make(i, random).publicKey());
        QCOMPARE(made.size(), std::size_t{20});
    }

    void base32OfAnyLength() {
        core::SeededRandom random(9);
        for (std::size_t size = 0; size < 40; ++size) {
            std::string bytes(size, '\0');
            random.fill(bytes.data(), size);
            const auto text = toBase32(bytes);
            QCOMPARE(text.size(), (size * 8 + 4) / 5);
            QVERIFY(fromBase32(text) == bytes);
        }
        QVERIFY(!fromBase32("01"));  // unused bits are set
        for (const char* text : {"0", "000", "000000", "U0", "00!"}) {
            QVERIFY2(!fromBase32(text), text);
        }
    }

private:
    core::SeededRandom random_{7};
    const SecretKey key_ = SecretKey::make(1, random_);
    const TicketFacts facts_{{0x0123456789abcdef}, {0x7edcba9876543210}, "Stalls"};
    PublicKeys keys_;
    std::string code_;
};

QTEST_GUILESS_MAIN(TicketsTest)
#include "tickets.moc"
