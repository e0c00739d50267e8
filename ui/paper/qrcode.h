// A QR code as the squares it is made of (ISO/IEC 18004, by libqrencode). Pure; any thread.
#pragma once

#include <optional>
#include <vector>

#include <QRectF>
#include <QString>

class QPainter;

namespace seatlock::ui::paper {

class QrCode {
public:
    /// White squares on each side that a reader needs.
    static constexpr int quiet_zone = 4;

    /// With a quarter of it unreadable it still reads (level Q); with less where `text` is too long
    /// for that. Nothing when it is empty or longer than any code holds.
    static std::optional<QrCode> of(const QString& text);

    /// Squares on a side, without the quiet zone.
    int size() const { return size_; }
    bool dark(int column, int row) const {
        return dark_[static_cast<std::size_t>(row) * static_cast<std::size_t>(size_) +
                     static_cast<std::size_t>(column)];
    }
    /// Black on white, with its quiet zone, as large as `place` allows.
    void draw(QPainter& painter, const QRectF& place) const;

private:
    QrCode(int size, std::vector<bool> dark) : size_(size), dark_(std::move(dark)) {}

    int size_;
    std::vector<bool> dark_;  ///< row by row
};

}  // namespace seatlock::ui::paper
