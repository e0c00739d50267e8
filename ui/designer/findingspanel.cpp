#include "ui/designer/findingspanel.h"

#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QApplication>
#include <QHeaderView>
#include <QPointer>
#include <QThreadPool>
#include <QTreeWidget>
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

}  // namespace

FindingsPanel::FindingsPanel(ChartDocument& document)
    : document_(document),
      summary_(new style::TonedLabel(style::Tone::muted)),
      list_(new QTreeWidget) {
    summary_->setWordWrap(true);
    list_->setHeaderHidden(true);
    list_->setRootIsDecorated(false);
    list_->setWordWrap(true);
    list_->setTextElideMode(Qt::ElideNone);
    list_->setAccessibleName(tr("Problems of the chart"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(summary_);
    column->addWidget(list_, 1);
    connect(list_, &QTreeWidget::itemClicked, this, &FindingsPanel::go);
    connect(list_, &QTreeWidget::itemActivated, this, &FindingsPanel::go);
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
    list_->clear();
    for (const auto& finding : findings_.list) {
        const bool error = finding.severity == seating::Severity::error;
        auto* item = new QTreeWidgetItem(list_);
        item->setIcon(0, style::Icons::icon(error ? style::Icon::error : style::Icon::warning));
        const QString text = QStringLiteral("%1: %2").arg(QString::fromStdString(finding.place),
                                                          QString::fromStdString(finding.text));
        item->setText(0, text);
        item->setToolTip(0, text);
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
    Q_EMIT checked();
}

void FindingsPanel::go(QTreeWidgetItem* item) {
    const auto at = static_cast<std::size_t>(list_->indexOfTopLevelItem(item));
    if (at >= findings_.list.size()) return;
    const auto& finding = findings_.list[at];
    // The chart may have changed since, but then what is selected is still of it.
    document_.select(placeOf(document_.chart(), finding));
    if (finding.kind == seating::FindingKind::category ||
        finding.kind == seating::FindingKind::unused_category) {
        Q_EMIT categoryWanted();
    } else {
        Q_EMIT placeWanted();
    }
}

}  // namespace seatlock::ui::designer
