#include "ui/style/consolestyle.h"

#include "ui/style/semantic.h"

#include <algorithm>

#include <QStyleOption>

namespace seatlock::ui::style {

namespace {

constexpr int button_air = 14;
constexpr int height_air = 4;
constexpr int field_air = 3;
constexpr int icon_gap = 4;          ///< between a tool button's icon and text, Qt's own
constexpr int fusion_darkens = 140;  ///< percent

/// Fusion draws outlines in the window's colour, darkened, which is lost on dark ground. This
/// palette's window darkens to the edge that is wanted.
QPalette withEdge(const QPalette& palette) {
    QPalette out(palette);
    out.setColor(QPalette::Window, semantic(palette).edge.lighter(fusion_darkens));
    return out;
}

constexpr int fusion_lightens = 120;  ///< percent, the colour of a button that is filled

/// What is switched on is filled: a shade darker, as Fusion has it, is lost on dark ground.
QPalette switchedOn(const QPalette& palette) {
    QPalette out(palette);
    const QColor fill = palette.color(QPalette::Active, QPalette::Highlight);
    out.setColor(QPalette::Button, fill.darker(fusion_lightens));
    out.setColor(QPalette::ButtonText, palette.color(QPalette::Active, QPalette::HighlightedText));
    return out;
}

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

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* more) const {
    // A platform's icons are not ours, and not sharp at every scale.
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, more);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                 QPainter* painter, const QWidget* widget) const {
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        button != nullptr &&
        (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton)) {
        QStyleOptionButton edged(*button);
        edged.palette = withEdge(option->palette);
        QProxyStyle::drawPrimitive(element, &edged, painter, widget);
        return;
    }
    if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        frame != nullptr && (element == PE_FrameLineEdit || element == PE_PanelLineEdit)) {
        QStyleOptionFrame edged(*frame);
        edged.palette = withEdge(option->palette);
        QProxyStyle::drawPrimitive(element, &edged, painter, widget);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

/// Icon and text in the middle of a button with a frame, where Fusion leaves all air to the right.
void ConsoleStyle::drawControl(ControlElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const {
    if (const auto* push = qstyleoption_cast<const QStyleOptionButton*>(option);
        push != nullptr && element == CE_PushButton && push->state.testFlag(State_On) &&
        push->state.testFlag(State_Enabled)) {
        QStyleOptionButton on(*push);
        on.palette = switchedOn(push->palette);
        return QProxyStyle::drawControl(element, &on, painter, widget);
    }
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (element != CE_ToolButtonLabel || button == nullptr ||
        button->toolButtonStyle != Qt::ToolButtonTextBesideIcon ||
        button->state.testFlag(State_AutoRaise)) {
        return QProxyStyle::drawControl(element, option, painter, widget);
    }
    const int text = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    const int label = button->iconSize.width() + icon_gap + text;
    QStyleOptionToolButton middle(*button);
    middle.rect.adjust(std::max(0, (button->rect.width() - label) / 2), 0, 0, 0);
    QProxyStyle::drawControl(element, &middle, painter, widget);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const {
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        spin != nullptr && control == CC_SpinBox) {
        QStyleOptionSpinBox edged(*spin);
        edged.palette = withEdge(option->palette);
        QProxyStyle::drawComplexControl(control, &edged, painter, widget);
        return;
    }
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        box != nullptr && control == CC_ComboBox) {
        QStyleOptionComboBox edged(*box);
        edged.palette = withEdge(option->palette);
        QProxyStyle::drawComplexControl(control, &edged, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
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
