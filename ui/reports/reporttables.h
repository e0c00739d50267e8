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
    QString id;     ///< of the API: "by_category"
    QString title;  ///< "By price category"
    QStringList heads;
    std::vector<QStringList> rows;
    int words = 1;  ///< columns from the left that are read; the others are figures
    QString empty;  ///< said when there are no rows
};

/// "Hamlet", with its date and place in its venue's zone.
QString nameOf(const QJsonObject& event);
QString placeAndTime(const QJsonObject& event);
std::vector<ReportFigure> figuresOf(const QJsonObject& report);
std::vector<ReportTable> tablesOf(const QJsonObject& report);

}  // namespace seatlock::ui::reports
