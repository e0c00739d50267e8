#include "ui/venues/charteditor.h"

#include "engine/seating/chartjson.h"
#include "ui/designer/chartdesigner.h"
#include "ui/forms/conflictdialog.h"
#include "ui/forms/questions.h"
#include "ui/forms/timetexts.h"
#include "ui/style/banner.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"
#include "ui/venues/problemlist.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QPushButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace seatlock::ui::venues {

namespace {

using Kind = style::Banner::Kind;

/// What can be compared of two versions: how much is in them.
QJsonObject summaryOf(const QByteArray& document) {
    const auto read = seating::chartFromJson(
        std::string_view(document.constData(), static_cast<std::size_t>(document.size())));
    if (!read.ok()) return {};
    return {{QStringLiteral("seats"), static_cast<qint64>(seating::seatCount(*read.chart))},
            {QStringLiteral("places"), static_cast<qint64>(seating::placeCount(*read.chart))},
            {QStringLiteral("updated_at"), QString()}};
}

std::vector<forms::Facet> facets() {
    return {forms::facet(ChartEditor::tr("Seats"), "seats"),
            forms::facet(ChartEditor::tr("Places"), "places"),
            {ChartEditor::tr("Saved"), [](const QJsonObject& chart) {
                 const auto at = forms::timeText(chart.value(QLatin1String("updated_at")));
                 return at.isEmpty() ? ChartEditor::tr("not yet") : at;
             }}};
}

}  // namespace

ChartEditor::ChartEditor(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      designer_(new designer::ChartDesigner),
      title_(new style::TonedLabel(style::Tone::normal)),
      state_(new style::TonedLabel(style::Tone::muted)),
      news_(new style::Banner),
      save_(new QPushButton(tr("&Save"))),
      publish_(new QPushButton(tr("&Publish…"))) {
    auto* all = new QVBoxLayout(this);
    all->addWidget(makeHead());
    all->addWidget(news_);
    all->addWidget(designer_, 1);
    connect(designer_, &designer::ChartDesigner::documentChanged, this, [this] {
        dirty_ = true;
        tell();
    });
    connect(designer_, &designer::ChartDesigner::saveRequested, this, [this] { save(); });
    connect(save_, &QPushButton::clicked, this, [this] { save(); });
    connect(publish_, &QPushButton::clicked, this, &ChartEditor::publish);
    tell();
}

QWidget* ChartEditor::makeHead() {
    auto* back = new QPushButton(style::Icons::icon(style::Icon::previous), tr("&Back to Venues"));
    connect(back, &QPushButton::clicked, this, &ChartEditor::leave);
    title_->setScale(1.2, true);
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(back);
    row->addWidget(title_);
    row->addWidget(state_, 1);
    row->addWidget(save_);
    row->addWidget(publish_);
    return head;
}

QString ChartEditor::target() const {
    return QStringLiteral("/v1/charts/") + id_;
}

void ChartEditor::open(const QString& chart, bool draft) {
    forget();
    id_ = chart;
    draft_ = draft;
    state_->setText(tr("Reading the chart…"));
    client_.get(target(), this, [this, chart](const host::Answer& answer) {
        if (chart == id_) take(answer);
    });
}

void ChartEditor::forget() {
    id_.clear();
    etag_.clear();
    dirty_ = false;
    draft_ = false;
    title_->clear();
    state_->clear();
    news_->clear();
    tell();
}

void ChartEditor::take(const host::Answer& answer) {
    if (!answer.ok()) return news_->say(Kind::error, answer.message());
    etag_ = answer.etag;
    title_->setText(tr("%1, version %2")
                        .arg(answer.body.value(QLatin1String("name")).toString())
                        .arg(answer.body.value(QLatin1String("version")).toInteger()));
    const auto document = answer.body.value(QLatin1String("document")).toObject();
    designer_->setDocument(QJsonDocument(document).toJson(QJsonDocument::Compact));
    dirty_ = false;
    tell();
    if (!draft_) {
        news_->say(Kind::info, tr("This version is published and stays as it is. To change it, "
                                  "make a new draft of it in the list of charts."));
    }
    designer_->setFocus();
}

void ChartEditor::save(const std::function<void()>& then) {
    if (id_.isEmpty() || !draft_) return;
    const QByteArray document = designer_->document();
    host::StaffClient::Options options;
    options.if_match = etag_;
    save_->setEnabled(false);
    client_.request(
        "PUT", target(), "{\"document\":" + document + "}", this,
        [this, document, then](const host::Answer& answer) { saved(answer, document, then); },
        options);
}

void ChartEditor::saved(const host::Answer& answer, const QByteArray& document,
                        const std::function<void()>& then) {
    tell();
    if (answer.status == 412) return resolve(answer);
    if (!answer.ok()) return news_->say(Kind::error, answer.message());
    etag_ = answer.etag;
    // What was drawn while it was on its way is not saved yet.
    dirty_ = designer_->document() != document;
    if (!dirty_) designer_->chart().undoStack().setClean();
    news_->clear();
    tell();
    if (then) then();
}

void ChartEditor::resolve(const host::Answer& refusal) {
    const auto theirs = refusal.body.value(QLatin1String("current")).toObject();
    forms::ConflictDialog dialog(facets(), summaryOf(designer_->document()), theirs, this);
    switch (dialog.exec()) {
        case forms::ConflictDialog::take_theirs:
            return open(id_, draft_);
        case forms::ConflictDialog::save_mine:
            etag_ = QByteArray("\"") +
                    QByteArray::number(theirs.value(QLatin1String("revision")).toInteger()) + '"';
            return save();
        default:
            return;
    }
}

void ChartEditor::publish() {
    if (!forms::confirmed(this, tr("Publish this chart?"),
                          tr("Events can be planned on it from then on, and this version stays as "
                             "it is. To change it later, make a new draft of it."),
                          tr("Publish"))) {
        return;
    }
    const auto go = [this] {
        client_.post(target() + QStringLiteral("/publish"), {}, this,
                     [this](const host::Answer& answer) { published(answer); });
    };
    dirty_ ? save(go) : go();
}

void ChartEditor::published(const host::Answer& answer) {
    if (answer.ok()) {
        draft_ = false;
        tell();
        return news_->say(Kind::good, tr("Published. Plan an event on it on the Events page."));
    }
    const auto found = findingsOf(answer.body);
    if (found.empty()) return news_->say(Kind::error, answer.message());
    ProblemList list(tr("What Is Wrong with the Chart"),
                     tr("The chart is not published: these errors stand in the way."), found,
                     answer.body.value(QLatin1String("more")).toInteger(), this);
    list.exec();
}

void ChartEditor::leave() {
    if (dirty_ && draft_ && !forms::mayDiscard(this, title_->text())) return;
    forget();
    Q_EMIT left();
}

void ChartEditor::tell() {
    save_->setEnabled(draft_ && dirty_);
    publish_->setEnabled(draft_);
    if (!id_.isEmpty()) {
        state_->setText(!draft_ ? tr("published") : dirty_ ? tr("not saved") : tr("saved"));
    }
}

}  // namespace seatlock::ui::venues
