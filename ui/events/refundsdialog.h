// Whom a cancelled event owes money, and gives it back to all of them. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QDialog>
#include <QJsonObject>
#include <QStringList>

class QPushButton;

namespace seatlock::ui::forms {
class ListPane;
}
namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::events {

class RefundsDialog : public QDialog {
    Q_OBJECT

public:
    /// `client` must outlive it. `event`: as the API says it.
    RefundsDialog(host::StaffClient& client, const QJsonObject& event, QWidget* parent = nullptr);

    /// While money is given back: ends that after the orders that are under way, and stays.
    void reject() override;

Q_SIGNALS:
    /// Some money was given back.
    void refunded();

private:
    void build(const QString& name);
    void begin();
    /// The next orders after this one.
    void goOn(const QString& after);
    void take(const host::Answer& answer);
    void end(const QString& problem);
    void tell();
    QString soFar() const;

    host::StaffClient& client_;
    const QString target_;
    const QString currency_;
    forms::ListPane* list_;
    style::Banner* news_;
    QPushButton* give_ = nullptr;
    bool running_ = false;
    bool stopped_ = false;
    int orders_ = 0;
    qint64 amount_ = 0;
    QStringList failed_;
};

}  // namespace seatlock::ui::events
