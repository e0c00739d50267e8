// How many may stand in each general-admission area: more or fewer than is
// drawn. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <vector>

#include <QWidget>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace seatlock::ui::style {
class Banner;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::inventory {

class AreasPanel : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it. Hidden while the event has no such area.
    explicit AreasPanel(host::StaffClient& client, QWidget* parent = nullptr);

    /// By slug; empty: none.
    void setEvent(const QString& event);
    void reload();

Q_SIGNALS:
    void found(bool any);

private:
    void take(const host::Answer& answer);
    void follow();
    void apply();
    QString target() const;

    host::StaffClient& client_;
    QString event_;
    std::vector<QJsonObject> areas_;
    QComboBox* area_;
    QSpinBox* capacity_;
    style::TonedLabel* taken_;
    QPushButton* apply_;
    style::Banner* news_;
};

}  // namespace seatlock::ui::inventory
