// Tickets onto paper or into a file. UI thread; blocks while it draws and hands over.
#pragma once

#include "engine/core/result.h"
#include "ui/paper/ticketsheet.h"

#include <vector>

#include <QString>
#include <QStringList>

class QPagedPaintDevice;
class QPrinter;

namespace seatlock::ui::paper {

/// A PDF, one ticket a page. Errors: configuration, when the file cannot be written; a file that
/// was there stays.
core::Result<core::Done> writePdf(const std::vector<Ticket>& tickets, Paper paper,
                                  const QString& path);

/// Names of the system's printers.
QStringList printers();

/// Without asking. Errors: configuration, when that printer is not there or takes nothing.
core::Result<core::Done> print(const std::vector<Ticket>& tickets, Paper paper,
                               const QString& printer);

/// To a printer that was chosen and set up otherwise (a print dialog): the paper stays as set.
core::Result<core::Done> print(const std::vector<Ticket>& tickets, Paper paper, QPrinter& printer);

}  // namespace seatlock::ui::paper
