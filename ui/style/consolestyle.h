// Fusion with a little more air in its buttons and fields. UI thread.
#pragma once

#include <QProxyStyle>

namespace seatlock::ui::style {

class ConsoleStyle : public QProxyStyle {
    Q_OBJECT

public:
    ConsoleStyle();

    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
};

}  // namespace seatlock::ui::style
