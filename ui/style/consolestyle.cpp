#include "ui/style/consolestyle.h"

namespace seatlock::ui::style {

namespace {

constexpr int button_air = 14;
constexpr int height_air = 4;
constexpr int field_air = 3;

}  // namespace

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                     const QSize& size, const QWidget* widget) const {
    const QSize plain = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_PushButton:
            return plain + QSize(button_air, height_air);
        case CT_LineEdit:
        case CT_ComboBox:
        case CT_SpinBox:
            return plain + QSize(0, height_air);
        default:
            return plain;
    }
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption* option,
                                   const QWidget* widget) const {
    const QRect plain = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? plain.adjusted(field_air, 0, -field_air, 0) : plain;
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                              const QWidget* widget) const {
    switch (metric) {
        case PM_ButtonIconSize:
        case PM_SmallIconSize:
            return 16;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

}  // namespace seatlock::ui::style
