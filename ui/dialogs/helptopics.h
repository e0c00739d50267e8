// The texts of the help, with what is true just now filled in. Pure; the UI thread.
#pragma once

#include <QList>
#include <QPair>
#include <QString>

namespace seatlock::ui::dialogs {

/// What an action is called, and its keys.
using Shortcuts = QList<QPair<QString, QString>>;

struct HelpFacts {
    QString url;          ///< "http://127.0.0.1:8080"; empty: nothing is served from here
    QString event_slug;   ///< of an event to book from; empty: there is none
    QString seat;         ///< the label of one of its seats
    Shortcuts shortcuts;  ///< of the window
};

struct HelpTopic {
    QString id;  ///< that of a page, where it is about one; "start", "curl", "keys", "trouble"
    QString title;
    QString html;
    QString command;  ///< to be copied; empty: there is none
};

QList<HelpTopic> helpTopics(const HelpFacts& facts);

/// A command for a shell that holds this seat. Empty when something is missing.
QString bookingCommand(const QString& url, const QString& event_slug, const QString& seat);

/// Every word is in the topic's title or text.
bool matches(const HelpTopic& topic, const QString& words);

}  // namespace seatlock::ui::dialogs
