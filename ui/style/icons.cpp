#include "ui/style/icons.h"

#include "ui/style/drawing.h"
#include "ui/style/semantic.h"

#include <cmath>
#include <functional>

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>

namespace seatlock::ui::style {

namespace {

constexpr double stroke = 1.25;  ///< units; one alone looks thin beside text

/// The square that holds the drawing in `box`, on whole device pixels.
void toUnits(QPainter& painter, const QRect& box) {
    const int side = std::min(box.width(), box.height());
    painter.translate(box.x() + (box.width() - side) / 2, box.y() + (box.height() - side) / 2);
    painter.scale(side / drawing_size, side / drawing_size);
    painter.setRenderHint(QPainter::Antialiasing);
}

void draw(QPainter& painter, const QRect& box, const Drawing& drawing, const QColor& color) {
    painter.save();
    toUnits(painter, box);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(drawing.areas);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(drawing.lines);
    painter.restore();
}

QPixmap drawn(int size, double ratio, const std::function<void(QPainter&, const QRect&)>& how) {
    const int side = static_cast<int>(std::ceil(size * ratio));
    QPixmap out(side, side);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    how(painter, QRect(0, 0, side, side));
    painter.end();
    out.setDevicePixelRatio(ratio);
    return out;
}

QColor plainInk(QIcon::Mode mode) {
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::ButtonText);
    if (mode == QIcon::Selected) return palette.color(QPalette::Active, QPalette::HighlightedText);
    return palette.color(QPalette::Active, QPalette::ButtonText);
}

QColor inkOf(Icon icon, QIcon::Mode mode) {
    if (mode == QIcon::Disabled || mode == QIcon::Selected) return plainInk(mode);
    const Semantic& colors = semantic(QGuiApplication::palette());
    switch (icon) {
        case Icon::warning:
            return colors.warning;
        case Icon::error:
            return colors.bad;
        case Icon::ok:
            return colors.good;
        default:
            return plainInk(mode);
    }
}

/// Draws when it is asked, so it has the palette of the moment; of one sign, or the program's.
class Engine : public QIconEngine {
public:
    explicit Engine(std::function<void(QPainter&, const QRect&, QIcon::Mode)> how)
        : how_(std::move(how)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        how_(*painter, rect, mode);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return drawn(std::min(size.width(), size.height()), 1,
                     [&](QPainter& painter, const QRect& box) { how_(painter, box, mode); });
    }
    // Any size: the default would believe that there is none.
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }
    QIconEngine* clone() const override { return new Engine(*this); }
    bool isNull() override { return false; }

private:
    std::function<void(QPainter&, const QRect&, QIcon::Mode)> how_;
};

void drawProgram(QPainter& painter, const QRect& box) {
    painter.save();
    toUnits(painter, box);
    drawApplication(painter);
    painter.restore();
}

}  // namespace

QIcon Icons::icon(Icon icon) {
    return QIcon(new Engine([icon](QPainter& painter, const QRect& box, QIcon::Mode mode) {
        draw(painter, box, drawingOf(icon), inkOf(icon, mode));
    }));
}

QIcon Icons::icon(const Drawing& drawing) {
    return QIcon(new Engine([drawing](QPainter& painter, const QRect& box, QIcon::Mode mode) {
        draw(painter, box, drawing, plainInk(mode));
    }));
}

QPixmap Icons::pixmap(Icon icon, int size, const QColor& color, double ratio) {
    return drawn(size, ratio, [&](QPainter& painter, const QRect& box) {
        draw(painter, box, drawingOf(icon), color);
    });
}

QIcon Icons::application() {
    QIcon out;
    // Ready-made sizes: window managers ask which there are.
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) out.addPixmap(applicationPixmap(size, 1));
    return out;
}

QPixmap Icons::applicationPixmap(int size, double ratio) {
    return drawn(size, ratio, drawProgram);
}

}  // namespace seatlock::ui::style
