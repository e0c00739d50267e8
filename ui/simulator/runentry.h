// One line of the list of earlier runs. A plain value.
#pragma once

#include "ui/simulator/runtexts.h"

#include <QString>

namespace seatlock::ui::simulator {

struct RunEntry {
    QString id;      ///< sorts by start
    QString folder;  ///< of everything that belongs to it
    QString started;
    QString scenario;
    QString strategies;
    Verdict verdict;
    bool readable = false;
};

}  // namespace seatlock::ui::simulator
