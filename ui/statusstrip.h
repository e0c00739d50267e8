// The line at the foot of the window that always tells how things stand; what is said for a moment
// stands beside that, never in its place. The UI thread.
#pragma once

#include "engine/monitor/snapshot.h"
#include "ui/host/enginehost.h"
#include "ui/statuscell.h"

#include <QLabel>
#include <QStatusBar>
#include <QTimer>

namespace seatlock::ui {

class StatusStrip : public QStatusBar {
    Q_OBJECT

public:
    /// `host` must outlive it. Shows the status tips of `window`.
    explicit StatusStrip(const host::EngineHost& host, QWidget* window);

    /// The engine's state changed.
    void showState();
    /// At most some 20 times a second; text that is the same is not drawn again.
    void show(const monitor::Snapshot& snapshot);
    /// Who is signed in; empty: nobody.
    void showPerson(const QString& name);
    /// For some seconds.
    void mention(const QString& text);
    QString mentioned() const { return mention_->toolTip(); }

    /// What it says, for tests and screen readers: cell by cell.
    QStringList texts() const;

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Sign { good, busy, bad, off };

    StatusCell* addCell(const QString& name, const QString& tip);
    void setMention(const QString& text);
    void showSign();
    void setSign(Sign sign);

    const host::EngineHost& host_;
    QLabel* sign_;
    StatusCell* state_;
    StatusCell* address_;
    StatusCell* database_;
    StatusCell* events_;
    StatusCell* pool_;
    StatusCell* bookings_;
    StatusCell* person_;
    StatusCell* waiting_;  ///< last: it comes and goes
    QLabel* mention_;
    QTimer mention_over_;
    Sign shown_sign_ = Sign::off;
};

}  // namespace seatlock::ui
