#include "ui/designer/findingspanel.h"

#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QApplication>
#include <QListWidget>
#include <QPointer>
#include <QThreadPool>
#include <QVBoxLayout>

namespace seatlock::ui::designer {

namespace {

constexpr int wait_ms = 300;

seating::Selection placeOf(const seating::Chart& chart, const seating::Finding& finding) {
    if (finding.seat) return seating::tidied(chart, {{*finding.seat}, {}});
    if (finding.object == 0) return {};
    if (seating::findSection(chart, finding.object) != nullptr) {
        return seating::selectSection(chart, finding.object);
    }
    return seating::tidied(chart, {{}, {finding.object}});
}

bool alike(const seating::Finding& one, const seating::Finding& next) {
    return one.seat && next.seat && one.kind == next.kind && one.severity == next.severity &&
           one.text == next.text && one.seat->section == next.seat->section;
}

}  // namespace

FindingsPanel::FindingsPanel(ChartDocument& document)
    : document_(document),
      summary_(new style::TonedLabel(style::Tone::muted)),
      list_(new QListWidget) {
    summary_->setWordWrap(true);
    list_->setWordWrap(true);
    list_->setResizeMode(QListView::Adjust);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setSpacing(2);
    list_->setAccessibleName(tr("Problems of the chart"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(summary_);
    column->addWidget(list_, 1);
    const auto going = [this](const QListWidgetItem* item) { go(list_->row(item)); };
    connect(list_, &QListWidget::itemClicked, this, going);
    connect(list_, &QListWidget::itemActivated, this, going);
    due_.setSingleShot(true);
    due_.setInterval(wait_ms);
    connect(&due_, &QTimer::timeout, this, &FindingsPanel::check);
    connect(&document, &ChartDocument::changed, &due_, qOverload<>(&QTimer::start));
}

void FindingsPanel::check() {
    QThreadPool::globalInstance()->start(
        [self = QPointer<FindingsPanel>(this), number = ++checks_, chart = document_.chart()] {
            auto found = seating::validate(chart);
            // The panel may be gone: the application passes the message on, or drops it.
            QMetaObject::invokeMethod(qApp, [self, number, found = std::move(found)]() mutable {
                if (self && self->checks_ == number) self->take(std::move(found));
            });
        });
}

void FindingsPanel::take(seating::Findings findings) {
    findings_ = std::move(findings);
    groups_.clear();
    for (std::size_t i = 0; i < findings_.list.size(); ++i) {
        const bool more =
            !groups_.empty() && alike(findings_.list[groups_.back().front()], findings_.list[i]);
        if (!more) groups_.emplace_back();
        groups_.back().push_back(i);
    }
    showFindings();
    Q_EMIT checked();
}

void FindingsPanel::showFindings() {
    list_->clear();
    for (const auto& group : groups_) {
        const auto& first = findings_.list[group.front()];
        QString place = QString::fromStdString(first.place);
        if (group.size() > 1) place = tr("%1, and %2 more").arg(place).arg(group.size() - 1);
        const bool error = first.severity == seating::Severity::error;
        new QListWidgetItem(style::Icons::icon(error ? style::Icon::error : style::Icon::warning),
                            place + QLatin1Char('\n') + QString::fromStdString(first.text), list_);
    }
    if (findings_.errors > 0) {
        summary_->setTone(style::Tone::bad);
        summary_->setText(tr("It cannot be published yet: %1 to mend. Click one to go there.")
                              .arg(findings_.errors));
    } else if (findings_.warnings > 0) {
        summary_->setTone(style::Tone::warning);
        summary_->setText(tr("It can be published. Look at %1 first.").arg(findings_.warnings));
    } else {
        summary_->setTone(style::Tone::good);
        summary_->setText(tr("Nothing is wrong: it can be published."));
    }
    if (findings_.more() > 0) {
        summary_->setText(summary_->text() + QLatin1Char(' ') +
                          tr("%1 more are not listed.").arg(findings_.more()));
    }
}

void FindingsPanel::go(int group) {
    const auto at = static_cast<std::size_t>(group);
    if (at >= groups_.size()) return;
    const auto& finding = findings_.list[groups_[at].front()];
    // The chart may have changed since, but then what is selected is still of it.
    seating::Selection places;
    for (const std::size_t each : groups_[at]) {
        const auto place = placeOf(document_.chart(), findings_.list[each]);
        places.seats.insert(places.seats.end(), place.seats.begin(), place.seats.end());
        places.objects.insert(places.objects.end(), place.objects.begin(), place.objects.end());
    }
    document_.select(std::move(places));
    if (finding.kind == seating::FindingKind::category ||
        finding.kind == seating::FindingKind::unused_category) {
        Q_EMIT categoryWanted();
    } else {
        Q_EMIT placeWanted();
    }
}

}  // namespace seatlock::ui::designer
