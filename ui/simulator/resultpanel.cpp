#include "ui/simulator/resultpanel.h"

#include "engine/simulator/evidence.h"
#include "engine/simulator/timelines.h"
#include "ui/simulator/buyertimeline.h"
#include "ui/simulator/pdfreport.h"
#include "ui/simulator/runcharts.h"
#include "ui/simulator/runtexts.h"
#include "ui/style/banner.h"
#include "ui/style/card.h"
#include "ui/style/emptystate.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace seatlock::ui::simulator {

namespace {

using style::Banner;

constexpr int gap = 12;
constexpr int findings_high_max = 260;
/// A log of more buyers than this is not read for a picture.

Banner::Kind kindOf(style::Tone tone) {
    if (tone == style::Tone::good) return Banner::Kind::good;
    return tone == style::Tone::bad ? Banner::Kind::error : Banner::Kind::warning;
}

}  // namespace

ResultPanel::ResultPanel(QWidget* parent)
    : QWidget(parent),
      stack_(new QStackedLayout(this)),
      title_(new style::TonedLabel(style::Tone::normal, {}, this)),
      verdict_(new Banner(this)),
      other_(new Banner(this)),
      notice_(new Banner(this)),
      table_(new QTableView(this)),
      findings_card_(new style::Card(tr("Findings"), this)),
      findings_(new QTextBrowser(findings_card_)),
      timeline_card_(new style::Card(tr("Who asked when"), this)),
      timeline_choice_(new QComboBox(timeline_card_)),
      timeline_(new BuyerTimeline(timeline_card_)),
      charts_(new RunCharts(this)) {
    stack_->addWidget(new style::EmptyState(style::Icon::info, tr("No result yet"),
                                            tr("Start a simulation, or open an earlier run."),
                                            this));
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(makeContent());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    stack_->addWidget(scroll);
}

QWidget* ResultPanel::makeContent() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, gap, 0, gap);
    column->setSpacing(gap);
    column->addWidget(makeHead());
    for (Banner* banner : {verdict_, other_}) {
        banner->setDismissible(false);
        column->addWidget(banner);
    }
    column->addWidget(notice_);
    makeTable();
    column->addWidget(table_);
    findings_->setFrameShape(QFrame::NoFrame);
    findings_->setAccessibleName(tr("Findings of the auditor"));
    findings_card_->body()->addWidget(findings_);
    timeline_choice_->setAccessibleName(tr("Strategy"));
    timeline_card_->addToHead(timeline_choice_);
    timeline_card_->body()->addWidget(timeline_);
    connect(timeline_choice_, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index < 0) return timeline_->setOutcomes({});
        timeline_->setOutcomes(timelines_[static_cast<std::size_t>(index)].outcomes);
    });
    column->addWidget(findings_card_);
    column->addWidget(timeline_card_);
    column->addWidget(charts_);
    column->addStretch(1);
    return content;
}

QWidget* ResultPanel::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    title_->setScale(1.2, true);
    title_->setWordWrap(true);
    row->addWidget(title_, 1);
    for (const char* format : {"html", "pdf", "csv", "json"}) {
        const QString name = QString::fromLatin1(format);
        auto* button = new QPushButton(name.toUpper(), head);
        button->setIcon(style::Icons::icon(style::Icon::export_file));
        button->setToolTip(tr("Save this run as %1…").arg(name.toUpper()));
        button->setAccessibleName(tr("Save as %1").arg(name.toUpper()));
        row->addWidget(button);
        exports_.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, name] { ask(name); });
    }
    return head;
}

void ResultPanel::makeTable() {
    table_->setModel(&model_);
    table_->setAccessibleName(tr("Figures by strategy"));
    table_->setTabKeyNavigation(false);
    table_->setSelectionMode(QAbstractItemView::ContiguousSelection);
    table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setAlternatingRowColors(true);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table_->verticalHeader()->setHighlightSections(false);
    table_->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

/// The page scrolls, not the table in it.
void ResultPanel::fitTable() {
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table_->resizeColumnsToContents();
    for (int i = 0; i < model_.columnCount(); ++i) {
        table_->setColumnWidth(i, table_->columnWidth(i) + 14);
    }
    const int high = table_->horizontalHeader()->sizeHint().height() +
                     table_->verticalHeader()->defaultSectionSize() * model_.rowCount() +
                     table_->horizontalScrollBar()->sizeHint().height() + 2 * table_->frameWidth();
    table_->setFixedHeight(high);
}

void ResultPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitTable();
}

QString ResultPanel::verdict() const {
    return verdict_->text();
}

void ResultPanel::show(const HistoryPanel::Results& results) {
    results_ = results;
    notice_->clear();
    stack_->setCurrentIndex(results_.empty() ? 0 : 1);
    model_.setResults(results_);
    if (results_.empty()) return;
    const bool two = results_.size() > 1;
    title_->setText(two ? tr("Two runs") : headingOf(*results_.front()));
    const auto say = [two](Banner* banner, const RunResult& result, QChar letter) {
        const Verdict found = verdictOf(result);
        banner->say(kindOf(found.tone),
                    two ? tr("Run %1 (%2): %3").arg(letter).arg(headingOf(result), found.text)
                        : found.text);
    };
    say(verdict_, *results_.front(), QLatin1Char('A'));
    if (two) {
        say(other_, *results_.back(), QLatin1Char('B'));
    } else {
        other_->clear();
    }
    for (QPushButton* button : exports_) button->setEnabled(!two);
    fitTable();
    showFindings();
    readTimelines();
    charts_->setVisible(!two);
    if (!two) charts_->show(*results_.front());
}

void ResultPanel::showFindings() {
    QString html;
    const auto add = [&html](const QString& what, const std::string& text) {
        html += QStringLiteral("<p><b>%1</b>: %2</p>")
                    .arg(what.toHtmlEscaped(), QString::fromStdString(text).toHtmlEscaped());
    };
    for (const auto& result : results_) {
        for (const auto& line : result->recommendation) add(tr("Recommendation"), line);
        for (const auto& line : result->faults) add(tr("Broken"), line);
        for (const auto& strategy : result->strategies) {
            const QString title = titleOfStrategy(strategy.name);
            if (!strategy.failure.empty()) add(tr("%1, not whole").arg(title), strategy.failure);
            for (const auto& finding : strategy.audit.findings) {
                add(tr("%1, %2").arg(title, findingKind(finding.kind)), finding.text);
            }
        }
    }
    findings_->setHtml(html);
    findings_->document()->setTextWidth(width() - 6 * gap);
    const int high = static_cast<int>(findings_->document()->size().height()) + gap;
    findings_->setFixedHeight(std::min(high, findings_high_max));
    findings_card_->setVisible(!html.isEmpty());
}

void ResultPanel::readTimelines() {
    timelines_.clear();
    if (results_.size() == 1) {
        timelines_ = seatlock::simulator::readTimelines(*results_.front());
    }
    timeline_choice_->clear();
    for (const auto& line : timelines_) timeline_choice_->addItem(titleOfStrategy(line.strategy));
    timeline_card_->setVisible(!timelines_.empty());
}

void ResultPanel::ask(const QString& format) {
    auto* dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->setNameFilter(tr("%1 files (*.%2)").arg(format.toUpper(), format));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    dialog->selectFile(
        QDir(folder).filePath(QStringLiteral("seatlock-%1.%2")
                                  .arg(QString::fromStdString(results_.front()->id), format)));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString& path) { save(format, path); });
    dialog->open();
}

bool ResultPanel::save(const QString& format, const QString& path) {
    const RunResult& result = *results_.front();
    QString wrong;
    if (format == QLatin1String("pdf")) {
        const auto done = writePdfReport(result, chartsForPaper(result), path);
        if (!done) wrong = QString::fromStdString(done.error().detail);
    } else {
        namespace evidence = seatlock::simulator;
        const std::string text = format == QLatin1String("csv") ? evidence::csvReport(result)
                                 : format == QLatin1String("json")
                                     ? evidence::toJson(result) + '\n'
                                     : evidence::htmlReport(result, timelines_);
        const QByteArray bytes = QByteArray::fromStdString(text);
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
            !file.commit()) {
            wrong = tr("%1 could not be written: %2").arg(path, file.errorString());
        }
    }
    notice_->say(wrong.isEmpty() ? Banner::Kind::good : Banner::Kind::error,
                 wrong.isEmpty() ? tr("Saved as %1").arg(path) : wrong);
    return wrong.isEmpty();
}

}  // namespace seatlock::ui::simulator
