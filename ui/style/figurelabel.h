// One number that matters, large, with what it is below it. UI thread.
#pragma once

#include "ui/style/tonedlabel.h"

#include <QWidget>

namespace seatlock::ui::style {

class FigureLabel : public QWidget {
    Q_OBJECT

public:
    explicit FigureLabel(const QString& caption, QWidget* parent = nullptr);

    QString value() const { return value_->text(); }
    /// Cheap when nothing changes: may be called with every sample.
    void setValue(const QString& value);
    void setCaption(const QString& caption);
    void setTone(Tone tone);
    /// Room is kept for a value as wide as this, so that the row does not move as it changes.
    void setWidest(const QString& value);
    /// Of the value, relative to ordinary text; 1.8 when not set.
    void setScale(double scale);

protected:
    bool event(QEvent* event) override;

private:
    void rename();
    void keepRoom();

    TonedLabel* value_;
    TonedLabel* caption_;
    QString widest_;
};

}  // namespace seatlock::ui::style
