// Finds other seats for those who have the chosen ones (a broken row, say), shows them order by
// order, and moves the orders there. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QDialog>
#include <QJsonArray>

class QPushButton;
class QTableWidget;

namespace seatlock::ui::style {
class Banner;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::inventory {

class ReseatDialog : public QDialog {
    Q_OBJECT

public:
    /// `client` must outlive it. `event`: its slug; `seats`: labels of those to be emptied.
    ReseatDialog(host::StaffClient& client, const QString& event, const QJsonArray& seats,
                 QWidget* parent = nullptr);

Q_SIGNALS:
    void reseated();

private:
    void ask();
    void propose(const QJsonArray& orders);
    void add(const QJsonValue& order, const QJsonValue& item);
    void apply();
    void take(const host::Answer& answer);

    host::StaffClient& client_;
    const QString target_;
    const QJsonArray seats_;
    QJsonArray moves_;
    int without_ = 0;  ///< seats that nothing as good was found for
    style::TonedLabel* meaning_;
    QTableWidget* table_;
    style::Banner* news_;
    QPushButton* apply_;
};

}  // namespace seatlock::ui::inventory
