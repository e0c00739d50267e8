// The line at the foot of the window that always tells how things stand. The UI thread.
#pragma once

#include "engine/monitor/snapshot.h"
#include "ui/host/enginehost.h"

#include <QLabel>
#include <QStatusBar>

namespace seatlock::ui {

class StatusStrip : public QStatusBar {
    Q_OBJECT

public:
    /// `host` must outlive it.
    explicit StatusStrip(const host::EngineHost& host, QWidget* parent = nullptr);

    /// The engine's state changed.
    void showState();
    /// At most some 20 times a second; text that is the same is not drawn again.
    void show(const monitor::Snapshot& snapshot);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Sign { good, busy, bad, off };

    QLabel* addCell(const QString& name, const QString& tip);
    static void setCell(QLabel* cell, const QString& text);
    void setSign(Sign sign);
    QString stateText() const;
    QString databaseText() const;

    const host::EngineHost& host_;
    QLabel* sign_;
    QLabel* state_;
    QLabel* address_;
    QLabel* database_;
    QLabel* pool_;
    QLabel* events_;
    QLabel* bookings_;
    Sign shown_sign_ = Sign::off;
};

}  // namespace seatlock::ui
