#include "ui/seatmap/hovercard.h"

#include "ui/models/texts.h"
#include "ui/seatmap/seattext.h"
#include "ui/style/semantic.h"

#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QStringList>

namespace seatlock::ui::seatmap {

HoverCard::HoverCard(QWidget* parent) : QFrame(parent), title_(new QLabel(this)) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Seat under the pointer"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 9, 12, 10);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    grid->setSizeConstraint(QLayout::SetFixedSize);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    title_->setFont(bold);
    grid->addWidget(title_, 0, 0, 1, 2);
    const std::array<QString, lines> names{tr("Place"), tr("Category"),   tr("Price"),
                                           tr("State"), tr("Held until"), tr("Holder"),
                                           tr("Since"), tr("Notes"),      tr("Refused")};
    for (int i = 0; i < lines; ++i) {
        const auto at = static_cast<std::size_t>(i);
        names_[at] = new QLabel(names[at], this);
        values_[at] = new QLabel(this);
        grid->addWidget(names_[at], i + 1, 0);
        grid->addWidget(values_[at], i + 1, 1);
    }
    hide();
}

QString HoverCard::text(Line line) const {
    const QLabel* value = values_[static_cast<std::size_t>(line)];
    return value->isHidden() ? QString() : value->text();
}

void HoverCard::set(Line line, const QString& text) {
    const auto at = static_cast<std::size_t>(line);
    values_[at]->setText(text);
    values_[at]->setVisible(!text.isEmpty());
    names_[at]->setVisible(!text.isEmpty());
}

void HoverCard::showSeat(const MapScene& scene, SeatNo seat) {
    if (seat_ != seat) {
        set(holder, {});
        set(since, {});
    }
    seat_ = seat;
    section_.reset();
    writeSeat(scene, seat);
    show();
    raise();
}

void HoverCard::showSection(const MapScene& scene, std::int32_t section) {
    seat_.reset();
    section_ = section;
    writeSection(scene, section);
    show();
    raise();
}

void HoverCard::refresh(const MapScene& scene) {
    if (isHidden()) return;
    if (seat_) writeSeat(scene, *seat_);
    if (section_) writeSection(scene, *section_);
}

void HoverCard::dismiss() {
    seat_.reset();
    section_.reset();
    hide();
}

void HoverCard::setDetails(SeatNo seat, const QString& holder_name, const QString& since_when) {
    if (seat_ != seat) return;
    set(holder, holder_name);
    set(since, since_when);
}

void HoverCard::writeSeat(const MapScene& scene, SeatNo seat) {
    const board::SeatPlan& plan = scene.geometry->plan();
    const auto& row = plan.rows()[static_cast<std::size_t>(plan.row(seat))];
    const std::string_view label = plan.label(seat);
    title_->setText(QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size())));
    const QString section =
        QString::fromStdString(plan.sections()[static_cast<std::size_t>(row.section)].name);
    const bool general = scene.geometry->general(seat);
    set(place, general || row.label.empty()
                   ? section
                   : tr("%1, row %2").arg(section, QString::fromStdString(row.label)));
    const std::int16_t category_no = scene.data->categoryOf(seat);
    set(category, categoryName(scene.info.get(), category_no));
    set(price, scene.info ? models::money(scene.info->price(category_no),
                                          QString::fromStdString(scene.info->currency))
                          : QString());
    const auto is = scene.data->state(seat);
    set(state, stateName(is));
    QString held;
    if (is == board::SeatState::held && scene.data->expires(seat) != 0) {
        const std::uint32_t expires = scene.data->expires(seat);
        const std::int64_t left = std::int64_t{expires} - scene.now_s;
        const QString zone = scene.info ? QString::fromStdString(scene.info->time_zone) : QString();
        held = left > 0 ? tr("%1 (%2 left)").arg(timeOfDay(expires, zone), timeLeft(left))
                        : tr("%1 (lapsed)").arg(timeOfDay(expires, zone));
    }
    set(until, held);
    if (is == board::SeatState::available || is == board::SeatState::blocked) set(holder, {});
    QStringList flags;
    if (plan.accessible(seat)) flags << tr("wheelchair place");
    if (plan.companion(seat)) flags << tr("companion seat");
    if (plan.obstructed(seat)) flags << tr("restricted view");
    set(notes, flags.join(QStringLiteral(", ")));
    const auto refused = scene.data->heat(seat);
    set(refusals, refused == 0 ? QString() : tr("%n time(s)", nullptr, static_cast<int>(refused)));
}

void HoverCard::writeSection(const MapScene& scene, std::int32_t section) {
    const SectionShape& shape = scene.geometry->sections()[static_cast<std::size_t>(section)];
    const StateCounts& counts = scene.data->section(section);
    const QLocale locale;
    title_->setText(shape.name);
    set(place, tr("%1 places", nullptr, counts.all()).arg(locale.toString(counts.all())));
    set(category, {});
    set(price, {});
    QStringList parts;
    for (const auto is : {board::SeatState::available, board::SeatState::held,
                          board::SeatState::sold, board::SeatState::blocked}) {
        if (counts.of(is) == 0) continue;
        parts << tr("%1 %2").arg(locale.toString(counts.of(is)), stateName(is).toLower());
    }
    set(state, parts.join(QStringLiteral(", ")));
    for (const Line line : {until, holder, since, notes}) set(line, {});
    const auto refused = scene.data->sectionHeat(section);
    set(refusals, refused == 0
                      ? QString()
                      : tr("%1 times").arg(locale.toString(static_cast<qulonglong>(refused))));
}

void HoverCard::paintEvent(QPaintEvent*) {
    const style::Semantic& meaning = style::semantic(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(meaning.border);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

}  // namespace seatlock::ui::seatmap
