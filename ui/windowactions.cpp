#include "ui/windowactions.h"

#include <algorithm>

#include <QMenu>

namespace seatlock::ui {

namespace {

constexpr int digits = 10;

/// Ctrl+1 to Ctrl+9 and Ctrl+0, then the same with Shift: Alt and a digit is a button of a page.
QKeySequence keysOf(int number) {
    if (number >= 2 * digits) return {};
    const auto key = Qt::Key(Qt::Key_0 + (number + 1) % digits);
    return QKeyCombination(number < digits ? Qt::CTRL : Qt::CTRL | Qt::SHIFT, key);
}

}  // namespace

WindowActions::WindowActions(QMenuBar& bar, QObject* parent) : QObject(parent), bar_(bar) {
    auto* file = bar.addMenu(tr("&File"));
    attach = add(file, tr("&Watch Another Sale…"), QKeySequence(Qt::CTRL | Qt::Key_O),
                 tr("Follow a sale that another engine runs, without selling"));
    sell = add(file, tr("&Sell From This Console"), {}, tr("Run this console's own engine again"));
    file->addSeparator();
    sign_in = add(file, tr("Sign &In…"), QKeySequence(Qt::CTRL | Qt::Key_I),
                  tr("Manage venues, events and sales, as your account allows"));
    sign_out = add(file, tr("Sign &Out"), {}, tr("The public sale goes on without you"));
    change_password = add(file, tr("Change &Password…"), {}, tr("Your own"));
    file->addSeparator();
    quit = add(file, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q),
               tr("Stop the engine and close the window"));
    quit->setMenuRole(QAction::QuitRole);

    auto* engine = bar.addMenu(tr("&Engine"));
    start_engine = add(engine, tr("&Start"), {}, tr("Begin to serve bookings"));
    stop_engine =
        add(engine, tr("S&top"), {}, tr("Finish what was accepted and refuse new bookings"));
    restart_engine = add(engine, tr("&Restart"), {}, tr("Stop, then start with new settings"));
    engine->addSeparator();
    copy_address = add(engine, tr("&Copy Address"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
                       tr("Where buyers' requests are served"));
    copy_example =
        add(engine, tr("Copy an &Example Booking"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B),
            tr("A curl command that books a seat of the event on the map"));
    open_api = add(engine, tr("&API Description"), {}, tr("The OpenAPI document, in a browser"));

    view_ = bar.addMenu(tr("&View"));
    pages_end_ = view_->addSeparator();
    full_screen = add(view_, tr("&Full Screen"), QKeySequence(Qt::Key_F11),
                      tr("Fill the screen, for a projector"));
    full_screen->setCheckable(true);

    auto* help_menu = bar.addMenu(tr("&Help"));
    help = add(help_menu, tr("Seatlock &Help"), QKeySequence(Qt::Key_F1), tr("How things work"));
    about = add(help_menu, tr("&About Seatlock"), {}, tr("Version and licences"));
    about->setMenuRole(QAction::AboutRole);
}

QAction* WindowActions::add(QMenu* menu, const QString& text, const QKeySequence& keys,
                            const QString& tip) {
    auto* action = menu->addAction(text);
    action->setShortcut(keys);
    action->setStatusTip(tip);
    action->setToolTip(tip);
    return action;
}

void WindowActions::addPage(const QString& id, const QString& title) {
    auto* action = new QAction(title, this);
    action->setStatusTip(tr("Show this page"));
    view_->insertAction(pages_end_, action);
    action->setObjectName(id);
    pages_ << action;
    numberPages();
    connect(action, &QAction::triggered, this, [this, id] { Q_EMIT pageWanted(id); });
}

void WindowActions::setPageShown(const QString& id, bool shown) {
    if (QAction* action = page(id)) action->setVisible(shown);
    numberPages();
}

void WindowActions::numberPages() {
    int number = 0;
    for (QAction* action : pages_) {
        action->setShortcut(action->isVisible() ? keysOf(number++) : QKeySequence());
    }
}

QAction* WindowActions::page(const QString& id) const {
    const auto at = std::ranges::find(pages_, id, &QObject::objectName);
    return at == pages_.end() ? nullptr : *at;
}

void WindowActions::showState(const host::EngineHost& host, bool welcoming) {
    using State = host::EngineHost::State;
    const bool running = host.state() == State::running;
    const bool idle = host.idle();
    const bool serving = host.mode() == host::EngineHost::Mode::serving;
    attach->setEnabled(running || idle);
    sell->setEnabled(!serving && (running || idle));
    for (QAction* page : pages_) page->setEnabled(running || (idle && !welcoming));
    start_engine->setEnabled(idle && !welcoming);
    stop_engine->setEnabled(running);
    restart_engine->setEnabled(running);
    for (QAction* action : {copy_address, copy_example, open_api}) {
        action->setEnabled(running && serving);
    }
}

QList<QPair<QString, QString>> WindowActions::shortcuts() const {
    QList<QPair<QString, QString>> out;
    for (const QAction* top : bar_.actions()) {
        for (const QAction* action : top->menu()->actions()) {
            if (action->shortcut().isEmpty() || !action->isVisible()) continue;
            out.append({action->text().remove(QLatin1Char('&')).remove(QChar(0x2026)),
                        action->shortcut().toString(QKeySequence::NativeText)});
        }
    }
    return out;
}

}  // namespace seatlock::ui
