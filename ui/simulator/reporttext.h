// The text of a run's report on paper, for a QTextDocument. Pure; the UI thread.
#pragma once

#include "ui/simulator/terms.h"

#include <QString>
#include <QStringList>

namespace seatlock::ui::simulator {

/// In HTML as Qt's rich text knows it; simulator::htmlReport() is the one for browsers. `pictures`:
/// names of the document's images, shown after the figures.
QString reportText(const RunResult& result, const QStringList& pictures);

}  // namespace seatlock::ui::simulator
