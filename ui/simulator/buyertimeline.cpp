#include "ui/simulator/buyertimeline.h"

#include "ui/charts/quantity.h"
#include "ui/models/texts.h"
#include "ui/style/semantic.h"

#include <algorithm>
#include <array>

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace seatlock::ui::simulator {

namespace {

constexpr int left = 90;
constexpr int right = 24;

QString toldText(const Outcome& outcome) {
    switch (outcome.end) {
        case Outcome::End::ok:
            return BuyerTimeline::tr("got the seat");
        case Outcome::End::refused:
            return BuyerTimeline::tr("was refused (%1)").arg(outcome.status);
        case Outcome::End::unknown:
            return BuyerTimeline::tr("never learned what became of it");
        case Outcome::End::unsent:
            break;
    }
    return BuyerTimeline::tr("could not ask");
}

void drawEnd(QPainter& painter, QPointF at, double size, Outcome::End end,
             const style::Semantic& colours) {
    const QRectF box(at.x() - size / 2, at.y() - size / 2, size, size);
    if (end == Outcome::End::ok) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.good);
        return painter.drawEllipse(box);
    }
    painter.setBrush(Qt::NoBrush);
    if (end == Outcome::End::refused) {
        painter.setPen(QPen(colours.muted, 1.5));
        return painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    }
    painter.setPen(QPen(colours.warning, 2));
    painter.drawLine(box.topLeft(), box.bottomRight());
    painter.drawLine(box.bottomLeft(), box.topRight());
}

}  // namespace

BuyerTimeline::BuyerTimeline(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Who asked when"));
}

void BuyerTimeline::setOutcomes(std::vector<Outcome> outcomes) {
    std::ranges::stable_sort(outcomes, {}, &Outcome::intended);
    // Winners are seen whatever the crowd.
    std::ranges::stable_partition(
        outcomes, [](const Outcome& outcome) { return outcome.end == Outcome::End::ok; });
    if (outcomes.size() > buyers_max) outcomes.resize(buyers_max);
    std::ranges::stable_sort(outcomes, {}, &Outcome::intended);
    outcomes_ = std::move(outcomes);
    begin_ = outcomes_.empty() ? 0 : outcomes_.front().intended;
    end_ = begin_ + 1;
    std::int64_t winners = 0;
    for (const Outcome& outcome : outcomes_) {
        end_ = std::max({end_, outcome.sent, outcome.answered});
        if (outcome.end == Outcome::End::ok) winners += 1;
    }
    setAccessibleDescription(tr("%1 asked, %2 were told that the seat is theirs")
                                 .arg(models::number(static_cast<std::int64_t>(outcomes_.size())),
                                      models::number(winners)));
    updateGeometry();
    update();
}

int BuyerTimeline::lineHeight() const {
    return outcomes_.size() > 60 ? 8 : std::max(12, fontMetrics().height() - 3);
}

QSize BuyerTimeline::sizeHint() const {
    return {480,
            static_cast<int>(outcomes_.size()) * lineHeight() + 2 * fontMetrics().height() + 12};
}

double BuyerTimeline::xOf(core::Micros at) const {
    const double room = width() - left - right;
    return left + room * static_cast<double>(at - begin_) / static_cast<double>(end_ - begin_);
}

void BuyerTimeline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < outcomes_.size(); ++i) paintLine(painter, i);
    if (!outcomes_.empty()) paintFoot(painter);
}

void BuyerTimeline::paintLine(QPainter& painter, std::size_t index) const {
    const auto& colours = style::semantic(palette());
    const Outcome& outcome = outcomes_[index];
    const int high = lineHeight();
    const double y = static_cast<double>(index) * high + high / 2.0;
    const bool won = outcome.end == Outcome::End::ok;
    if (high > 10 || won) {
        painter.setPen(won ? palette().color(QPalette::Text) : colours.muted);
        painter.drawText(QRectF(0, y - high, left - 10, 2 * high),
                         Qt::AlignVCenter | Qt::AlignRight, tr("buyer %1").arg(outcome.buyer));
    }
    const double from = xOf(outcome.intended);
    const double to = xOf(std::max(outcome.answered, outcome.intended));
    painter.setPen(QPen(won ? colours.good : colours.border, won ? 2.5 : 1.5));
    painter.drawLine(QPointF(from, y), QPointF(to, y));
    drawEnd(painter, {to, y}, std::min(high - 1.0, 9.0), outcome.end, colours);
}

void BuyerTimeline::paintFoot(QPainter& painter) const {
    const auto& colours = style::semantic(palette());
    const double top = static_cast<double>(outcomes_.size()) * lineHeight() + 4;
    painter.setPen(colours.muted);
    painter.drawLine(QPointF(left, top), QPointF(width() - right, top));
    const double high = fontMetrics().height();
    for (int i = 0; i <= 4; ++i) {
        const core::Micros at = begin_ + (end_ - begin_) * i / 4;
        const double x = xOf(at);
        painter.drawLine(QPointF(x, top), QPointF(x, top + 4));
        const QRectF place(x - 60, top + 4, i == 4 ? 60 + right : 120, high);
        painter.drawText(place, i == 4 ? Qt::AlignRight : Qt::AlignHCenter,
                         charts::durationText(static_cast<double>(at - begin_)));
    }
    double x = left;
    const std::array<std::pair<Outcome::End, QString>, 3> items{
        {{Outcome::End::ok, tr("201, the seat is theirs")},
         {Outcome::End::refused, tr("refused")},
         {Outcome::End::unknown, tr("unknown, or not sent")}}};
    for (const auto& [end, text] : items) {
        drawEnd(painter, {x + 5, top + high * 1.5 + 5}, 9, end, colours);
        painter.setPen(colours.muted);
        const double wide = fontMetrics().horizontalAdvance(text);
        painter.drawText(QRectF(x + 16, top + high + 5, wide + 2, high), Qt::AlignVCenter, text);
        x += wide + 36;
    }
}

bool BuyerTimeline::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto index = static_cast<std::size_t>(std::max(0, help->pos().y()) / lineHeight());
    if (index >= outcomes_.size()) {
        QToolTip::hideText();
        return true;
    }
    const Outcome& outcome = outcomes_[index];
    QToolTip::showText(
        help->globalPos(),
        tr("Buyer %1 asked after %2 and %3 after %4")
            .arg(outcome.buyer)
            .arg(charts::durationText(static_cast<double>(outcome.intended - begin_)),
                 toldText(outcome),
                 charts::durationText(static_cast<double>(outcome.answered - begin_))),
        this);
    return true;
}

}  // namespace seatlock::ui::simulator
