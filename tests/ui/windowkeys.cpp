// The window by keyboard and for screen readers: keys that say one thing only, names on all that
// can have the focus, and a status strip that is true and keeps still.
#include "tests/support/staffoffice.h"
#include "tests/ui/windowbench.h"
#include "ui/staffarea.h"
#include "ui/statuscell.h"
#include "ui/statusstrip.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLayout>
#include <QMenuBar>
#include <QScrollArea>
#include <QShortcut>
#include <QStatusTipEvent>

namespace seatlock::tests {

using ui::MainWindow;
using State = WindowBench::State;

class WindowKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyActionHasKeysOrALetter();
    void keysAreUnique_data() { pages(); }
    void keysAreUnique();
    void lettersAreUnique_data() { pages(); }
    void lettersAreUnique();
    void keysLeadToPages();
    void focusIsNamed_data() { pages(); }
    void focusIsNamed();
    void tabReachesThePage_data() { pages(); }
    void tabReachesThePage();
    void stripKeepsStill();
    void stripSaysTipsBeside();
    void narrowWindow();

private:
    static void pages() {
        QTest::addColumn<QString>("page");
        for (const char* id : {"overview", "sale", "events", "venues", "inventory", "reports",
                               "staff", "simulator", "engine", "settings"}) {
            QTest::newRow(id) << QString::fromLatin1(id);
        }
    }
    /// All that could be meant by a key while this page is shown.
    QMultiMap<QString, QString> keys() const;
    static QString nameOf(const QWidget& widget) {
        return QStringLiteral("%1 %2").arg(QString::fromLatin1(widget.metaObject()->className()),
                                           widget.objectName());
    }

    std::unique_ptr<WindowBench> bench_;
    std::unique_ptr<MainWindow> window_;
};

void WindowKeysTest::initTestCase() {
    QApplication::setQuitOnLastWindowClosed(false);
    bench_ = std::make_unique<WindowBench>();
    auto setup = bench_->setup();
    setup.options.limits.password_memory_kib = staffLimits().password_memory_kib;
    setup.options.limits.password_passes = staffLimits().password_passes;
    window_ = bench_->open(setup);
    QVERIFY(WindowBench::sells(*window_));
    // With every page there is.
    auto& client = window_->staff().client();
    client.setUp(QStringLiteral("Boss"), QStringLiteral("boss"),
                 QString::fromStdString(staff_password), this, [](const ui::host::Answer&) {});
    QTRY_VERIFY_WITH_TIMEOUT(client.signedIn(), WindowBench::patience_ms);
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
}

void WindowKeysTest::cleanupTestCase() {
    window_.reset();
    bench_.reset();
}

void WindowKeysTest::everyActionHasKeysOrALetter() {
    QSet<QString> tops;
    for (const QAction* top : window_->menuBar()->actions()) {
        const QString letter = QKeySequence::mnemonic(top->text()).toString();
        QVERIFY2(!letter.isEmpty() && !tops.contains(letter), qPrintable(top->text()));
        tops << letter;
        QSet<QString> letters;
        for (const QAction* action : top->menu()->actions()) {
            if (action->isSeparator()) continue;
            const QString own = QKeySequence::mnemonic(action->text()).toString();
            QVERIFY2(!own.isEmpty() || !action->shortcut().isEmpty(), qPrintable(action->text()));
            QVERIFY2(own.isEmpty() || !letters.contains(own), qPrintable(action->text()));
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
            letters << own;
        }
    }
}

QMultiMap<QString, QString> WindowKeysTest::keys() const {
    QMultiMap<QString, QString> out;
    const auto reachable = [](const QWidget* widget) {
        return widget != nullptr && widget->isVisible();
    };
    for (const QAction* action : window_->findChildren<QAction*>()) {
        bool shown = false;
        for (const QObject* place : action->associatedObjects()) {
            const auto* menu = qobject_cast<const QMenu*>(place);
            shown = shown || menu != nullptr || reachable(qobject_cast<const QWidget*>(place));
        }
        if (!shown) continue;
        for (const QKeySequence& sequence : action->shortcuts()) {
            out.insert(sequence.toString(), action->text());
        }
    }
    for (const QShortcut* shortcut : window_->findChildren<QShortcut*>()) {
        const auto* parent = qobject_cast<const QWidget*>(shortcut->parent());
        if (!reachable(parent) || parent->window() != window_.get()) continue;
        out.insert(shortcut->key().toString(), nameOf(*parent));
    }
    return out;
}

void WindowKeysTest::keysAreUnique() {
    QFETCH(QString, page);
    window_->workspace().showPage(page);
    const auto all = keys();
    for (const QString& sequence : all.uniqueKeys()) {
        QVERIFY2(all.values(sequence).size() == 1,
                 qPrintable(sequence + QStringLiteral(": ") +
                            QStringList(all.values(sequence)).join(QStringLiteral(", "))));
    }
}

/// Alt and a letter: menus, buttons and labels of the page that is shown.
void WindowKeysTest::lettersAreUnique() {
    QFETCH(QString, page);
    window_->workspace().showPage(page);
    QMultiMap<QString, QString> all = keys();
    const auto add = [&](const QString& text) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (!letter.isEmpty()) all.insert(letter, text);
    };
    for (const QAction* top : window_->menuBar()->actions()) add(top->text());
    for (const auto* button : window_->findChildren<QAbstractButton*>()) {
        if (button->isVisible()) add(button->text());
    }
    for (const auto* label : window_->findChildren<QLabel*>()) {
        if (label->isVisible() && label->buddy() != nullptr) add(label->text());
    }
    for (const QString& letter : all.uniqueKeys()) {
        QVERIFY2(all.values(letter).size() == 1,
                 qPrintable(letter + QStringLiteral(": ") +
                            QStringList(all.values(letter)).join(QStringLiteral(", "))));
    }
}

void WindowKeysTest::keysLeadToPages() {
    const auto* list = window_->workspace().list();
    int number = 0;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->isHidden()) continue;
        ++number;
        QTest::keyClick(window_.get(), static_cast<Qt::Key>(Qt::Key_0 + number % 10),
                        number <= 10 ? Qt::ControlModifier
                                     : Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(window_->workspace().currentPage(),
                 list->item(row)->data(Qt::UserRole).toString());
    }
    QVERIFY(number > 10);
}

void WindowKeysTest::focusIsNamed() {
    QFETCH(QString, page);
    window_->workspace().showPage(page);
    QStringList nameless;
    for (QWidget* widget : window_->findChildren<QWidget*>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
        if (widget->focusProxy() != nullptr) continue;
        auto* interface = QAccessible::queryAccessibleInterface(widget);
        if (interface == nullptr || interface->text(QAccessible::Name).isEmpty()) {
            nameless << nameOf(*widget) + QStringLiteral(" in ") + nameOf(*widget->parentWidget());
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
}

/// From the list of pages into the page and round again, past everything that can have the focus.
void WindowKeysTest::tabReachesThePage() {
    QFETCH(QString, page);
    window_->workspace().showPage(page);
    auto* list = window_->workspace().list();
    list->setFocus();
    QSet<QWidget*> seen;
    bool in_page = false;
    const QWidget* last = nullptr;
    const auto* shown = window_->workspace().page(page);
    for (int i = 0; i < 400; ++i) {
        QTest::keyClick(window_->focusWidget(), Qt::Key_Tab);
        QWidget* now = window_->focusWidget();
        QVERIFY(now != nullptr);
        if (now == list) break;
        // From the day of a date to its month, and so on.
        if (now == last) continue;
        last = now;
        QVERIFY2(!seen.contains(now), qPrintable(nameOf(*now)));
        seen << now;
        in_page = in_page || shown->isAncestorOf(now);
    }
    QVERIFY(in_page);
    QCOMPARE(window_->focusWidget(), list);
}

void WindowKeysTest::stripKeepsStill() {
    auto& strip = window_->status();
    auto seen = window_->host().snapshot();
    const auto places = [&] {
        QList<QRect> out;
        for (const auto* cell : strip.findChildren<ui::StatusCell*>()) {
            if (!cell->isHidden() && cell->accessibleName() != QStringLiteral("Waiting")) {
                out << cell->geometry();
            }
        }
        return out;
    };
    seen.interval.created_s = 0;
    strip.show(seen);
    strip.layout()->activate();
    const auto before = places();
    QCOMPARE(before.size(), 7);
    for (const double rate : {3.0, 999.0, 27'431.0}) {
        seen.interval.created_s = rate;
        seen.pool.sv_active = seen.pool.ceiling;
        seen.pool.cl_waiting = static_cast<std::int64_t>(rate);
        strip.show(seen);
        strip.layout()->activate();
        QCOMPARE(places(), before);
    }
    QVERIFY(strip.texts().last().endsWith(QStringLiteral("waiting")));
}

void WindowKeysTest::stripSaysTipsBeside() {
    QStatusTipEvent tip(QStringLiteral("A tip"));
    QApplication::sendEvent(window_.get(), &tip);
    QCOMPARE(window_->status().mentioned(), QStringLiteral("A tip"));
    QVERIFY(window_->status().texts().contains(QStringLiteral("Selling")));
    QStatusTipEvent none{QString()};
    QApplication::sendEvent(window_.get(), &none);
    QVERIFY(window_->status().mentioned().isEmpty());
}

/// The strip never says how narrow the window may be.
void WindowKeysTest::narrowWindow() {
    QVERIFY2(window_->status().minimumSizeHint().width() < 400,
             qPrintable(QString::number(window_->status().minimumSizeHint().width())));
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::WindowKeysTest)
#include "windowkeys.moc"
