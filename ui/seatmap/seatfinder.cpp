#include "ui/seatmap/seatfinder.h"

#include "ui/seatmap/seatmapview.h"
#include "ui/style/icons.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStringListModel>

namespace seatlock::ui::seatmap {

namespace {

constexpr int edit_width = 220;

QString labelOf(const board::SeatPlan& plan, core::SeatNo seat) {
    const std::string_view label = plan.label(seat);
    return QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
}

}  // namespace

std::optional<core::SeatNo> findSeat(const board::SeatPlan& plan, const QString& text) {
    const QString wanted = text.trimmed();
    if (const auto seat = plan.find(wanted.toStdString())) return seat;
    if (const auto seat = plan.find(wanted.toUpper().toStdString())) return seat;
    for (core::SeatNo seat = 0; seat < plan.size(); ++seat) {
        if (labelOf(plan, seat).compare(wanted, Qt::CaseInsensitive) == 0) return seat;
    }
    return std::nullopt;
}

SeatFinder::SeatFinder(SeatMapView& view, QWidget* parent)
    : QWidget(parent),
      view_(view),
      edit_(new QLineEdit(this)),
      message_(new style::TonedLabel(style::Tone::bad, {}, this)) {
    edit_->setPlaceholderText(tr("Find seat (Ctrl+F)"));
    edit_->setAccessibleName(tr("Find seat by label"));
    edit_->setClearButtonEnabled(true);
    edit_->addAction(style::Icons::icon(style::Icon::find), QLineEdit::LeadingPosition);
    edit_->setMinimumWidth(edit_width);
    edit_->installEventFilter(this);
    message_->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(message_);
    row->addWidget(edit_);
    connect(edit_, &QLineEdit::returnPressed, this, &SeatFinder::go);
    connect(edit_, &QLineEdit::textEdited, this, [this] {
        say({});
        offerLabels();
    });
    connect(&view, &SeatMapView::houseChanged, this, [this] {
        edit_->setCompleter(nullptr);  // which deletes it
        completer_ = nullptr;
        say({});
    });
}

void SeatFinder::begin() {
    edit_->setFocus(Qt::ShortcutFocusReason);
    edit_->selectAll();
}

void SeatFinder::offerLabels() {
    if (completer_ != nullptr || view_.scene().empty()) return;
    const board::SeatPlan& plan = view_.scene().geometry->plan();
    QStringList labels;
    labels.reserve(plan.size());
    for (core::SeatNo seat = 0; seat < plan.size(); ++seat) labels << labelOf(plan, seat);
    labels.sort(Qt::CaseInsensitive);
    completer_ = new QCompleter(edit_);
    completer_->setModel(new QStringListModel(labels, completer_));
    completer_->setCaseSensitivity(Qt::CaseInsensitive);
    completer_->setModelSorting(QCompleter::CaseInsensitivelySortedModel);
    edit_->setCompleter(completer_);
    connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, &SeatFinder::go,
            Qt::QueuedConnection);
}

void SeatFinder::go() {
    const QString text = edit_->text().trimmed();
    if (text.isEmpty() || view_.scene().empty()) return say({});
    const auto seat = findSeat(view_.scene().geometry->plan(), text);
    if (!seat) return say(tr("There is no seat “%1”").arg(text.left(40)));
    say({});
    view_.showSeat(*seat);
    view_.setCursorSeat(seat);
}

void SeatFinder::say(const QString& text) {
    message_->setText(text);
    message_->setVisible(!text.isEmpty());
    edit_->setAccessibleDescription(text);
}

bool SeatFinder::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return false;
    say({});
    view_.setFocus(Qt::OtherFocusReason);
    return true;
}

}  // namespace seatlock::ui::seatmap
