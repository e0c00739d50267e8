// A figure of the status strip: as wide as it ever was, so that its neighbours stay where they are
// while it changes. The UI thread.
#pragma once

#include <QLabel>

namespace seatlock::ui {

class StatusCell : public QLabel {
    Q_OBJECT

public:
    StatusCell(const QString& name, const QString& tip, QWidget* parent = nullptr);

    /// Hidden while there is nothing to say.
    void say(const QString& text);
    /// Room for at least this text, from now on.
    void reserve(const QString& text);
    /// Only as wide as its text again.
    void shrink();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    int widthOf(const QString& text) const;
    void keep();

    QString reserved_;
    int kept_ = 0;
};

}  // namespace seatlock::ui
