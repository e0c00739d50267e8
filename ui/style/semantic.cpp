#include "ui/style/semantic.h"

namespace seatlock::ui::style {

const QColor& Semantic::of(board::SeatState state) const {
    switch (state) {
        case board::SeatState::available:
            return available;
        case board::SeatState::held:
            return held;
        case board::SeatState::sold:
            return sold;
        case board::SeatState::blocked:
            break;
    }
    return blocked;
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < 0.5F;
}

const Semantic& semantic(const QPalette& palette) {
    static const Semantic light{
        .available = QColor(0x00, 0x9e, 0x73),
        .held = QColor(0xc6, 0x84, 0x00),
        .sold = QColor(0x00, 0x5a, 0x96),
        .blocked = QColor(0x8a, 0x8f, 0x98),
        .accent = QColor(0x1a, 0x66, 0xdb),
        .good = QColor(0x00, 0x7a, 0x59),
        .warning = QColor(0x9a, 0x62, 0x00),
        .bad = QColor(0xc0, 0x39, 0x12),
        .muted = QColor(0x5c, 0x63, 0x6e),
        .grid = QColor(0xe3, 0xe6, 0xea),
        .surface = QColor(0xff, 0xff, 0xff),
        .border = QColor(0xd5, 0xd9, 0xdf),
        .series = {QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x9e, 0x73),
                   QColor(0xcc, 0x79, 0xa7), QColor(0xb3, 0x7b, 0x00), QColor(0x3a, 0x9a, 0xd0)}};
    static const Semantic dark{
        .available = QColor(0x2b, 0xbf, 0x93),
        .held = QColor(0xf5, 0xb8, 0x2e),
        .sold = QColor(0x5a, 0xa9, 0xe6),
        .blocked = QColor(0x7d, 0x84, 0x90),
        .accent = QColor(0x6c, 0xa8, 0xff),
        .good = QColor(0x3f, 0xd0, 0xa5),
        .warning = QColor(0xf5, 0xb8, 0x2e),
        .bad = QColor(0xff, 0x8a, 0x5c),
        .muted = QColor(0xa3, 0xab, 0xb7),
        .grid = QColor(0x33, 0x39, 0x42),
        .surface = QColor(0x1b, 0x1f, 0x25),
        .border = QColor(0x3a, 0x41, 0x4b),
        .series = {QColor(0x5a, 0xb4, 0xf0), QColor(0xff, 0x8f, 0x3d), QColor(0x2b, 0xbf, 0x93),
                   QColor(0xe3, 0x9c, 0xc6), QColor(0xf0, 0xd0, 0x4a), QColor(0x9c, 0xd3, 0xf5)}};
    return isDark(palette) ? dark : light;
}

}  // namespace seatlock::ui::style
