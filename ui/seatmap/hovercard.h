// A card beside the mouse that tells everything about the seat (or section) under it. The UI
// thread.
#pragma once

#include "ui/seatmap/mapscene.h"

#include <array>
#include <optional>

#include <QFrame>
#include <QLabel>

namespace seatlock::ui::seatmap {

class HoverCard : public QFrame {
    Q_OBJECT

public:
    explicit HoverCard(QWidget* parent);

    /// Holder and since are empty until setDetails().
    void showSeat(const MapScene& scene, SeatNo seat);
    void showSection(const MapScene& scene, std::int32_t section);
    /// Told anew what it shows: a state, or the time left, has changed.
    void refresh(const MapScene& scene);
    void setDetails(SeatNo seat, const QString& holder, const QString& since);
    void dismiss();

    std::optional<SeatNo> seat() const { return seat_; }
    /// What it says in a line; empty for a line it does not have now.
    enum Line { place, category, price, state, until, holder, since, notes, refusals, lines };
    QString text(Line line) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void set(Line line, const QString& text);
    void writeSeat(const MapScene& scene, SeatNo seat);
    void writeSection(const MapScene& scene, std::int32_t section);

    std::optional<SeatNo> seat_;
    std::optional<std::int32_t> section_;
    QLabel* title_;
    std::array<QLabel*, lines> names_{};
    std::array<QLabel*, lines> values_{};
};

}  // namespace seatlock::ui::seatmap
