// The time of a replay as a slider, with how much happened when drawn behind it. UI thread.
#pragma once

#include <cstdint>
#include <vector>

#include <QSlider>

namespace seatlock::ui::replay {

/// Its range is 0 to steps_max.
class Timeline : public QSlider {
    Q_OBJECT

public:
    static constexpr int steps_max = 100'000;
    static constexpr int spans = 240;  ///< of the density

    explicit Timeline(QWidget* parent = nullptr);

    void setDensity(std::vector<std::uint32_t> density);
    /// 0 to 1.
    double part() const { return static_cast<double>(value()) / steps_max; }
    void setPart(double part);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    double trackWidth() const;
    void moveTo(double x);

    std::vector<std::uint32_t> density_;
    double most_ = 0;
};

}  // namespace seatlock::ui::replay
