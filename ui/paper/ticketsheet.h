// How a ticket lies on its paper. Lengths in tenths of a millimetre. UI thread.
#pragma once

#include "ui/paper/ticket.h"

#include <QLocale>
#include <QSizeF>

class QPainter;

namespace seatlock::ui::paper {

/// A sheet for each ticket, or the roll of a receipt printer (80 mm wide).
enum class Paper { a4, roll };

class TicketSheet {
public:
    TicketSheet(const Ticket& ticket, Paper paper, const QLocale& locale = {});

    /// A roll is cut where the ticket ends.
    QSizeF size() const;
    /// The painter's unit must be a tenth of a millimetre, its origin the paper's corner.
    void draw(QPainter& painter) const;

private:
    double drawA4(QPainter* painter) const;
    double drawRoll(QPainter* painter) const;
    double drawA4Head(QPainter* painter) const;
    void drawPlace(QPainter* painter, const QRectF& area, double& bottom) const;
    QString when() const;
    QString doors() const;
    QString priceLine() const;
    /// "Reprint", "Issue 2"; empty of a ticket that is printed for the first time.
    QString mark() const;

    const Ticket& ticket_;
    Paper paper_;
    QLocale locale_;
};

}  // namespace seatlock::ui::paper
