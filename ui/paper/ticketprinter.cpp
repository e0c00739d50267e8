#include "ui/paper/ticketprinter.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QSaveFile>

namespace seatlock::ui::paper {

namespace {

using core::Done;
using core::ErrorCode;
using core::Result;

QString tr(const char* text) {
    return QCoreApplication::translate("TicketPrinter", text);
}

constexpr double units_a_mm = 10;
constexpr double mm_an_inch = 25.4;

bool setPaper(QPagedPaintDevice& device, const TicketSheet& sheet, Paper paper) {
    if (paper == Paper::a4) {
        device.setPageSize(QPageSize(QPageSize::A4));
    } else {
        device.setPageSize(QPageSize(sheet.size() / units_a_mm, QPageSize::Millimeter,
                                     QStringLiteral("roll"), QPageSize::ExactMatch));
    }
    return device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout::Millimeter);
}

/// The sheet's own margins are on it already: what the device keeps free is only looked past.
void drawOn(QPainter& painter, const TicketSheet& sheet, QPagedPaintDevice& device, int dots) {
    painter.save();
    const double scale = dots / mm_an_inch / units_a_mm;
    const QMarginsF kept = device.pageLayout().margins(QPageLayout::Millimeter);
    painter.scale(scale, scale);
    painter.translate(-kept.left() * units_a_mm, -kept.top() * units_a_mm);
    sheet.draw(painter);
    painter.restore();
}

Result<Done> drawAll(const std::vector<Ticket>& tickets, Paper paper, QPagedPaintDevice& device,
                     int dots, bool set_paper) {
    const auto fail = [] {
        return Result<Done>(
            ErrorCode::configuration,
            tr("The printer does not take tickets just now. See whether it is on and has paper, "
               "then print again.")
                .toStdString());
    };
    QPainter painter;
    for (const Ticket& ticket : tickets) {
        const TicketSheet sheet(ticket, paper);
        if (set_paper) setPaper(device, sheet, paper);
        const bool ready = painter.isActive() ? device.newPage() : painter.begin(&device);
        if (!ready) return fail();
        drawOn(painter, sheet, device, dots);
    }
    // Some printers say no only when they get the pages.
    if (painter.isActive() && !painter.end()) return fail();
    return Done{};
}

}  // namespace

Result<Done> writePdf(const std::vector<Ticket>& tickets, Paper paper, const QString& path) {
    QSaveFile file(path);
    const auto fail = [&] {
        return Result<Done>(
            ErrorCode::configuration,
            tr("%1 could not be written: %2").arg(path, file.errorString()).toStdString());
    };
    if (!file.open(QIODevice::WriteOnly)) return fail();
    {
        QPdfWriter writer(&file);
        writer.setTitle(tickets.empty() ? tr("Tickets")
                                        : tr("Tickets of order %1").arg(tickets.front().order));
        writer.setCreator(QStringLiteral("Seatlock"));
        if (auto drawn = drawAll(tickets, paper, writer, writer.resolution(), true); !drawn) {
            return drawn;
        }
    }
    if (!file.commit()) return fail();
    return Done{};
}

QStringList printers() {
    return QPrinterInfo::availablePrinterNames();
}

Result<Done> print(const std::vector<Ticket>& tickets, Paper paper, const QString& name) {
    const QPrinterInfo info = QPrinterInfo::printerInfo(name);
    if (info.isNull()) {
        return {ErrorCode::configuration,
                tr("There is no printer “%1” now. Choose another, or save the tickets as PDF.")
                    .arg(name)
                    .toStdString()};
    }
    QPrinter printer(info, QPrinter::HighResolution);
    return drawAll(tickets, paper, printer, printer.resolution(), true);
}

Result<Done> print(const std::vector<Ticket>& tickets, Paper paper, QPrinter& printer) {
    return drawAll(tickets, paper, printer, printer.resolution(), false);
}

}  // namespace seatlock::ui::paper
