// Questions that pages ask before something is lost. UI thread.
#pragma once

#include <QString>

class QWidget;

namespace seatlock::ui::forms {

/// Whether changes that are not saved may be given up. `what`: "the user boss".
bool mayDiscard(QWidget* parent, const QString& what);
/// Asks before something that cannot be undone, or that others see at once. `act`: on the button
/// that does it; `back`: on the one that does not, where "Cancel" could be taken for the act.
bool confirmed(QWidget* parent, const QString& question, const QString& meaning, const QString& act,
               const QString& back = {});

}  // namespace seatlock::ui::forms
