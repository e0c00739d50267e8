// Which part of the plan (centimetres) is seen in a window (logical pixels). A value; any thread.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace seatlock::ui::seatmap {

class Viewport {
public:
    /// Blank around the house when it is fitted in, pixels.
    static constexpr double fit_margin_px = 24;

    /// `house`: what can be looked at. `pitch_cm`: distance of neighbouring seats; together they
    /// bound the zoom.
    void setHouse(const QRectF& house, double pitch_cm);
    /// The middle stays in the middle.
    void setSize(const QSizeF& size) { size_ = size; }

    const QSizeF& size() const { return size_; }
    const QRectF& house() const { return house_; }
    /// Pixels per centimetre.
    double scale() const { return scale_; }
    double pitchPx() const { return scale_ * pitch_cm_; }
    const QPointF& centre() const { return centre_; }
    QRectF visible() const;

    QPointF toScreen(const QPointF& plan) const;
    QRectF toScreen(const QRectF& plan) const;
    QPointF toPlan(const QPointF& screen) const;
    QRectF toPlan(const QRectF& screen) const;

    /// Moves the picture by pixels; something of the house stays in view.
    void pan(const QPointF& by_px);
    /// What is under `at` (pixels) stays there.
    void zoom(double factor, const QPointF& at);
    void lookAt(const QPointF& centre, double scale);
    /// All of `plan`, as large as it goes.
    void fit(const QRectF& plan);
    bool fitted() const;

    double fitScale(const QRectF& plan) const;
    double scaleMin() const;
    double scaleMax() const;

private:
    void keepInView();

    QSizeF size_{1, 1};
    QRectF house_{0, 0, 1, 1};
    double pitch_cm_ = 50;
    double scale_ = 1;
    QPointF centre_;
};

}  // namespace seatlock::ui::seatmap
