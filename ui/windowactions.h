// Everything the main window can be told by menu or key. Owned by the window; the UI thread.
#pragma once

#include "ui/host/enginehost.h"

#include <QAction>
#include <QList>
#include <QMenuBar>
#include <QObject>
#include <QPair>
#include <QString>

namespace seatlock::ui {

class WindowActions : public QObject {
    Q_OBJECT

public:
    explicit WindowActions(QMenuBar& bar, QObject* parent);

    /// A line of the View menu; those that are shown have Ctrl+1 … Ctrl+0, Ctrl+Shift+1 … in
    /// their order.
    void addPage(const QString& id, const QString& title);
    void setPageShown(const QString& id, bool shown);
    QAction* page(const QString& id) const;
    /// Enables what makes sense in this state. `welcoming`: nobody said yet what to start.
    void showState(const host::EngineHost& host, bool welcoming);
    /// Name and keys of every action that has keys, menu by menu.
    QList<QPair<QString, QString>> shortcuts() const;

    QAction* attach;
    QAction* sell;
    QAction* sign_in;
    QAction* sign_out;
    QAction* change_password;
    QAction* quit;
    QAction* start_engine;
    QAction* stop_engine;
    QAction* restart_engine;
    QAction* copy_address;
    QAction* copy_example;
    QAction* open_api;
    QAction* full_screen;
    QAction* help;
    QAction* about;

Q_SIGNALS:
    void pageWanted(const QString& id);

private:
    QAction* add(QMenu* menu, const QString& text, const QKeySequence& keys, const QString& tip);

    void numberPages();

    QMenuBar& bar_;
    QMenu* view_ = nullptr;
    QAction* pages_end_ = nullptr;
    QList<QAction*> pages_;
};

}  // namespace seatlock::ui
