#include "ui/stopquestion.h"

#include <algorithm>

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace seatlock::ui {

bool mayStop(QWidget* window, const host::EngineHost& host, const QString& question) {
    const auto& now = host.snapshot();
    if (host.state() != host::EngineHost::State::running || !now.serving) return true;
    if (!std::ranges::any_of(now.events, &monitor::EventFigures::on_sale)) return true;
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("StopQuestion", text);
    };
    QMessageBox box(QMessageBox::Question, tr("Seatlock"), question, QMessageBox::Cancel, window);
    box.setInformativeText(
        tr("Events are on sale from this console. Connections of buyers that are open: %1. What "
           "buyers were told is kept; new requests are refused until an engine serves again.")
            .arg(now.connections_open));
    auto* stop = box.addButton(tr("Stop Selling"), QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    // A signal may have stopped it meanwhile.
    return box.clickedButton() == stop && host.state() == host::EngineHost::State::running;
}

}  // namespace seatlock::ui
