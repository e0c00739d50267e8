// What a gate says, large enough to be read by whoever stands before it: a colour, a sign and
// words. UI thread.
#pragma once

#include "ui/boxoffice/gateverdict.h"

#include <string>

#include <QFrame>

namespace seatlock::ui::counter {

class VerdictPanel : public QFrame {
    Q_OBJECT

public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    /// `time_zone`: the venue's.
    void show(const boxoffice::GateVerdict& verdict, const std::string& time_zone);
    /// The next one, please.
    void wait(const QString& headline, const QString& advice);
    using QWidget::show;

    bool waiting() const { return waiting_; }
    bool lets() const { return lets_; }
    QString headline() const { return headline_; }
    QString seat() const { return seat_; }
    QString reason() const { return reason_; }

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();
    void drawSign(QPainter& painter, const QRectF& place) const;

    bool waiting_ = true;
    bool lets_ = false;
    bool offline_ = false;
    QString headline_;
    QString seat_;
    QString name_;
    QString reason_;
};

}  // namespace seatlock::ui::counter
