// A report of the API as figures and tables in words, for the screen and for
// paper. Pure; UI thread.
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace seatlock::ui::reports {

struct ReportFigure {
    QString caption;
    QString value;
    QString before;  ///< of the event it is compared with; empty: none
};

struct ReportTable {
    QString id;     ///< of the API's CSV: "categories"
    QString title;  ///< "By price category"
    QStringList heads;
    std::vector<QStringList> rows;
    int words = 1;        ///< columns from the left that are read; the others are figures
    QString empty;        ///< said when there are no rows
    QStringList total{};  ///< of all rows, as a row; empty: none is needed
};

/// Whose report it is: "Hamlet", and its place and date, in the venue's zone.
QString nameOf(const QJsonObject& report);
QString placeAndTime(const QJsonObject& report);
std::vector<ReportFigure> figuresOf(const QJsonObject& report);
std::vector<ReportTable> tablesOf(const QJsonObject& report);

}  // namespace seatlock::ui::reports
