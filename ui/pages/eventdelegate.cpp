#include "ui/pages/eventdelegate.h"

#include "ui/models/eventlistmodel.h"
#include "ui/models/texts.h"
#include "ui/pages/occupancybar.h"
#include "ui/style/semantic.h"

#include <algorithm>

#include <QPainter>

namespace seatlock::ui::pages {

namespace {

using models::EventListModel;
using models::EventRow;

constexpr int margin = 14;
constexpr int gap = 20;
constexpr int line_space = 4;
constexpr int bar_height = 14;
constexpr int house_min = 150;
/// Of an event's name; other columns make way for it. From the other width on there is room for
/// the badge, too.
constexpr int name_letters_min = 21;
constexpr int badge_letters_min = 30;
constexpr double name_scale = 1.15;

QFont headFont(const QFont& font) {
    QFont out = font;
    out.setBold(true);
    if (out.pointSizeF() > 0) out.setPointSizeF(out.pointSizeF() * name_scale);
    return out;
}

/// The two lines of every column, in the middle of the row.
std::pair<QRect, QRect> linesOf(const QRect& place, const QFont& font) {
    const int one = QFontMetrics(headFont(font)).height();
    const int two = QFontMetrics(font).height();
    const int top = place.top() + (place.height() - one - two - line_space) / 2;
    return {QRect(place.left(), top, place.width(), one),
            QRect(place.left(), top + one + line_space, place.width(), two)};
}

QColor textColor(const QStyleOptionViewItem& option) {
    return option.palette.color(QPalette::Active, QPalette::Text);
}

const style::Semantic& colorsOf(const QStyleOptionViewItem& option) {
    return style::semantic(option.palette);
}

/// As many of the parts as there is room for, the first in any case.
QString fitting(const QStringList& parts, const QFontMetrics& metrics, int width) {
    QString out = parts.value(0);
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QString longer = out + QStringLiteral("  ·  ") + parts[i];
        if (metrics.horizontalAdvance(longer) > width) break;
        out = longer;
    }
    return metrics.elidedText(out, Qt::ElideRight, width);
}

QStringList whenAndWhere(const monitor::EventFigures& figures) {
    const QString when = models::dateAndTime(figures.starts_at, figures.time_zone);
    const QString zone = models::zoneName(figures.starts_at, figures.time_zone);
    return {QStringLiteral("%1 %2").arg(when, zone), QString::fromStdString(figures.venue)};
}

QString orders(std::int64_t count) {
    if (count == 0) return EventDelegate::tr("no orders yet");
    if (count == 1) return EventDelegate::tr("from one order");
    return EventDelegate::tr("from %1 orders").arg(models::number(count));
}

}  // namespace

EventDelegate::Layout EventDelegate::layoutOf(const QStyleOptionViewItem& option) {
    const QRect inner = option.rect.adjusted(margin, 4, -margin, -4);
    const QFontMetrics big(headFont(option.font));
    const int name = name_letters_min * big.averageCharWidth();
    const int figure = big.horizontalAdvance(QStringLiteral("000,000"));
    const int money = big.horizontalAdvance(QStringLiteral("€00,000,000.00"));
    Layout out;
    int right = inner.right() + 1;
    const auto column = [&](int width) {
        right -= width;
        const QRect place(right, inner.top(), width, inner.height());
        right -= gap;
        return place;
    };
    if (right - inner.left() >= name + 2 * gap + house_min + money) out.revenue = column(money);
    // In a narrow window the words under the bar say the figures too.
    if (right - inner.left() >= 2 * (figure + gap) + house_min + gap + name) {
        out.held = column(figure);
        out.sold = column(figure);
    }
    const int left = std::max(0, right - inner.left());
    const int house = std::max(house_min, left * 38 / 100);
    if (left >= name + gap + house_min) out.house = column(std::min(house, left - name - gap));
    out.what = QRect(inner.left(), inner.top(), std::max(0, right - inner.left()), inner.height());
    return out;
}

QSize EventDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const int lines = QFontMetrics(headFont(option.font)).height() + option.fontMetrics.height();
    return {2 * house_min, lines + line_space + 30};
}

void EventDelegate::paintWhat(QPainter& painter, const QRect& place, const EventRow& row,
                              const QStyleOptionViewItem& option) {
    const QFont name_font = headFont(option.font);
    const auto [first, second] = linesOf(place, option.font);
    const QString sale = EventListModel::saleText(row.figures);
    const QFontMetrics name_metrics(name_font);
    const bool badge_fits = first.width() >= badge_letters_min * name_metrics.averageCharWidth();
    const int sale_width = badge_fits ? option.fontMetrics.horizontalAdvance(sale) + 18 : 0;
    const QString name =
        name_metrics.elidedText(QString::fromStdString(row.figures.name), Qt::ElideRight,
                                std::max(0, first.width() - sale_width - 10));
    painter.setFont(name_font);
    painter.setPen(textColor(option));
    painter.drawText(first, Qt::AlignVCenter | Qt::AlignLeft, name);

    const auto& colors = colorsOf(option);
    painter.setFont(option.font);
    painter.setPen(colors.muted);
    painter.drawText(second, Qt::AlignVCenter | Qt::AlignLeft,
                     fitting(whenAndWhere(row.figures), option.fontMetrics, second.width()));
    if (!badge_fits) return;
    const QColor tone = row.figures.on_sale ? colors.good : colors.muted;
    const QRectF badge(first.left() + name_metrics.horizontalAdvance(name) + 10.5,
                       first.top() + 0.5, sale_width, first.height() - 1);
    painter.setPen(tone);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
    painter.drawText(badge, Qt::AlignCenter, sale);
}

void EventDelegate::paintHouse(QPainter& painter, const QRect& place, const EventRow& row,
                               const QStyleOptionViewItem& option) {
    if (place.isEmpty()) return;
    const auto& figures = row.figures;
    const auto [first, second] = linesOf(place, option.font);
    const QRectF bar(first.left(), first.center().y() - bar_height / 2.0, first.width(),
                     bar_height);
    const Occupancy occupancy{figures.sold, figures.held, figures.blocked, figures.available};
    paintOccupancy(painter, bar, occupancy, option.palette);
    QStringList words{
        tr("%1 sold").arg(models::percent(figures.sold, figures.seats)),
        tr("%1 of %2 left").arg(models::number(figures.available), models::number(figures.seats))};
    if (figures.blocked > 0) words << tr("%1 blocked").arg(models::number(figures.blocked));
    painter.setPen(colorsOf(option).muted);
    painter.setFont(option.font);
    painter.drawText(second, Qt::AlignVCenter | Qt::AlignLeft,
                     fitting(words, option.fontMetrics, second.width()));
}

void EventDelegate::paintFigure(QPainter& painter, const QRect& place, const QString& value,
                                const QString& caption, const QStyleOptionViewItem& option) {
    if (place.isEmpty()) return;
    const QFont big = headFont(option.font);
    const auto [first, second] = linesOf(place, option.font);
    painter.setFont(big);
    painter.setPen(textColor(option));
    painter.drawText(first, Qt::AlignVCenter | Qt::AlignRight,
                     QFontMetrics(big).elidedText(value, Qt::ElideLeft, first.width()));
    painter.setFont(option.font);
    painter.setPen(colorsOf(option).muted);
    painter.drawText(second, Qt::AlignVCenter | Qt::AlignRight, caption);
}

void EventDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                          const QModelIndex& index) const {
    const auto row = index.data(EventListModel::row_role).value<EventRow>();
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const auto& colors = colorsOf(option);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(option.rect).adjusted(1, 3, -1, -3);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    QColor ground = colors.accent;
    ground.setAlphaF(selected ? 0.12F : (hovered ? 0.05F : 0.0F));
    painter->setBrush(ground);
    painter->setPen(QPen(selected ? colors.accent : colors.border, focused ? 2 : 1));
    painter->drawRoundedRect(card, 6, 6);

    const Layout layout = layoutOf(option);
    paintWhat(*painter, layout.what, row, option);
    paintHouse(*painter, layout.house, row, option);
    paintFigure(*painter, layout.sold, models::number(row.figures.sold), tr("sold"), option);
    paintFigure(*painter, layout.held, models::number(row.figures.held), tr("held"), option);
    const QString currency = QString::fromStdString(row.figures.currency);
    const QString revenue =
        row.revenue_minor ? models::money(*row.revenue_minor, currency) : QStringLiteral("–");
    const QString from = row.revenue_minor ? orders(row.orders) : tr("revenue");
    paintFigure(*painter, layout.revenue, revenue, from, option);
    painter->restore();
}

}  // namespace seatlock::ui::pages
