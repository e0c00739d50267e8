// Shows what is wrong with a chart or its file, place by place. UI thread.
#pragma once

#include <vector>

#include <QDialog>
#include <QJsonObject>

class QDialogButtonBox;
class QTableWidget;

namespace seatlock::ui::venues {

struct ChartProblem {
    QString place;  ///< "Stalls, row A, seat 12", "line 12, column 4 (x)"
    QString text;   ///< what is wrong and what to do
    bool warning = false;
};

/// Those that the API found in a chart.
std::vector<ChartProblem> findingsOf(const QJsonObject& body);

class ProblemList : public QDialog {
    Q_OBJECT

public:
    /// `meaning`: what follows from them. `more`: how many there are besides.
    ProblemList(const QString& title, const QString& meaning,
                const std::vector<ChartProblem>& problems, qint64 more, QWidget* parent = nullptr);

private:
    void copy() const;

    QTableWidget* table_;
    QDialogButtonBox* buttons_;
};

}  // namespace seatlock::ui::venues
