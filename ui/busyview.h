// What fills the window while the engine starts or stops: what it is at, and for how long. The UI
// thread.
#pragma once

#include "engine/engine.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

namespace seatlock::ui {

namespace style {
class TonedLabel;
}

class BusyView : public QWidget {
    Q_OBJECT

public:
    explicit BusyView(QWidget* parent = nullptr);

    /// From now on it counts the time.
    void begin(const QString& headline);
    /// While it goes on.
    void setHeadline(const QString& headline);
    QString headline() const;
    void setStage(Engine::Stage stage);
    /// Whether what goes on may be cancelled; no, when not set.
    void setCancellable(bool cancellable);

Q_SIGNALS:
    void cancelled();

private:
    void showElapsed();

    style::TonedLabel* headline_;
    QLabel* stage_;
    QLabel* elapsed_;
    QPushButton* cancel_;
    QTimer timer_;
    QElapsedTimer since_;
};

}  // namespace seatlock::ui
