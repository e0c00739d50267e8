// A line of a legend: a tick to show or dim, a sign, a name, a number. The UI thread.
#pragma once

#include "engine/board/seatstate.h"

#include <optional>

#include <QAbstractButton>
#include <QString>

namespace seatlock::ui::seatmap {

class LegendRow : public QAbstractButton {
    Q_OBJECT

public:
    /// `state`: its seat is drawn before the name.
    LegendRow(const QString& name, std::optional<board::SeatState> state, QWidget* parent);

    /// Below the name, smaller.
    void setNote(const QString& note);
    /// `spoken`: what the number is, for those who hear it.
    /// `whole`, smaller below it: what it is a part of.
    void setNumber(const QString& number, const QString& spoken, const QString& whole = {});
    const QString& number() const { return number_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QFont noteFont() const;

    std::optional<board::SeatState> state_;
    QString note_;
    QString number_;
    QString whole_;
};

}  // namespace seatlock::ui::seatmap
