#include "ui/style/palettes.h"

#include <QColor>

namespace seatlock::ui::style {

namespace {

struct Tones {
    QRgb window;
    QRgb base;
    QRgb alternate;
    QRgb button;
    QRgb text;
    QRgb placeholder;
    QRgb disabled;
    QRgb highlight;
    QRgb highlight_idle;  ///< the selection of a window that is not in front
    QRgb highlighted_text;
    QRgb link;
    QRgb visited;
    QRgb tip;
    QRgb tip_text;
    QRgb bevel_light;
    QRgb bevel_midlight;
    QRgb bevel_mid;
    QRgb bevel_dark;
    QRgb bevel_shadow;
};

QPalette paletteOf(const Tones& tones) {
    QPalette out;
    const auto set = [&](QPalette::ColorRole role, QRgb rgb) { out.setColor(role, QColor(rgb)); };
    set(QPalette::Window, tones.window);
    set(QPalette::WindowText, tones.text);
    set(QPalette::Base, tones.base);
    set(QPalette::AlternateBase, tones.alternate);
    set(QPalette::Text, tones.text);
    set(QPalette::Button, tones.button);
    set(QPalette::ButtonText, tones.text);
    set(QPalette::BrightText, tones.highlighted_text);
    set(QPalette::PlaceholderText, tones.placeholder);
    set(QPalette::Highlight, tones.highlight);
    set(QPalette::HighlightedText, tones.highlighted_text);
    set(QPalette::Link, tones.link);
    set(QPalette::LinkVisited, tones.visited);
    set(QPalette::ToolTipBase, tones.tip);
    set(QPalette::ToolTipText, tones.tip_text);
    set(QPalette::Light, tones.bevel_light);
    set(QPalette::Midlight, tones.bevel_midlight);
    set(QPalette::Mid, tones.bevel_mid);
    set(QPalette::Dark, tones.bevel_dark);
    set(QPalette::Shadow, tones.bevel_shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText}) {
        out.setColor(QPalette::Disabled, role, QColor(tones.disabled));
    }
    out.setColor(QPalette::Disabled, QPalette::Base, QColor(tones.window));
    out.setColor(QPalette::Disabled, QPalette::Highlight, QColor(tones.button));
    out.setColor(QPalette::Inactive, QPalette::Highlight, QColor(tones.highlight_idle));
    return out;
}

}  // namespace

QPalette lightPalette() {
    static const Tones tones{.window = 0xfff3f5f7,
                             .base = 0xffffffff,
                             .alternate = 0xfff6f8fa,
                             .button = 0xfff6f7f9,
                             .text = 0xff1b1f25,
                             .placeholder = 0xff666d78,
                             .disabled = 0xff858b95,
                             .highlight = 0xff1f6feb,
                             .highlight_idle = 0xff4a6b9c,
                             .highlighted_text = 0xffffffff,
                             .link = 0xff0b57c4,
                             .visited = 0xff6b45b0,
                             .tip = 0xff1b1f25,
                             .tip_text = 0xfff3f5f7,
                             .bevel_light = 0xffffffff,
                             .bevel_midlight = 0xffeceef1,
                             .bevel_mid = 0xffb9bfc8,
                             .bevel_dark = 0xff8a919c,
                             .bevel_shadow = 0xff5c636e};
    return paletteOf(tones);
}

QPalette darkPalette() {
    static const Tones tones{.window = 0xff14171c,
                             .base = 0xff1b1f25,
                             .alternate = 0xff20252c,
                             .button = 0xff2a3038,
                             .text = 0xffe8ebef,
                             .placeholder = 0xff9aa2ae,
                             .disabled = 0xff757d89,
                             .highlight = 0xff2f6fd6,
                             .highlight_idle = 0xff3d5577,
                             .highlighted_text = 0xffffffff,
                             .link = 0xff7db2ff,
                             .visited = 0xffc3a6ff,
                             .tip = 0xff333a44,
                             .tip_text = 0xfff3f5f7,
                             .bevel_light = 0xff4a525e,
                             .bevel_midlight = 0xff3a414b,
                             .bevel_mid = 0xff2a3038,
                             .bevel_dark = 0xff0e1013,
                             .bevel_shadow = 0xff000000};
    return paletteOf(tones);
}

}  // namespace seatlock::ui::style
