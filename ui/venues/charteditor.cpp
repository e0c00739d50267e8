#include "ui/venues/charteditor.h"

#include "engine/seating/chartjson.h"
#include "ui/designer/chartdesigner.h"
#include "ui/forms/questions.h"
#include "ui/style/banner.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"
#include "ui/venues/chartfacets.h"
#include "ui/venues/chartsales.h"
#include "ui/venues/problemlist.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QPushButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace seatlock::ui::venues {

namespace {

using Kind = style::Banner::Kind;

}  // namespace

ChartEditor::ChartEditor(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      sales_(new ChartSales(client, this)),
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

void ChartEditor::open(const QString& chart) {
    forget();
    id_ = chart;
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
    published_ = false;
    sales_->forget();
    title_->clear();
    state_->clear();
    news_->removeActions();
    news_->clear();
    tell();
}

void ChartEditor::take(const host::Answer& answer) {
    if (!answer.ok()) return news_->say(Kind::error, answer.message());
    etag_ = answer.etag;
    title_->setText(tr("%1, version %2")
                        .arg(answer.body.value(QLatin1String("name")).toString())
                        .arg(answer.body.value(QLatin1String("version")).toInteger()));
    published_ = answer.body.value(QLatin1String("status")).toString() != QLatin1String("draft");
    const auto document = answer.body.value(QLatin1String("document")).toObject();
    sales_->read(id_, [this, document](const QString& problem) {
        present(QJsonDocument(document).toJson(QJsonDocument::Compact), problem);
    });
}

/// Nothing may be drawn before it is known what must stay.
void ChartEditor::present(const QByteArray& document, const QString& problem) {
    draft_ = !published_ && problem.isEmpty() && client_.may(staff::Permission::charts_write);
    designer_->setReadOnly({});
    designer_->setDocument(document, sales_->takeCharts());
    opened_ = designer_->chart().chart();
    dirty_ = false;
    tell();
    if (!problem.isEmpty()) {
        designer_->setReadOnly(tr("It is not known which seats of this chart are sold."));
        news_->say(Kind::error, tr("Which seats of this chart are held or sold could not be read: "
                                   "%1 Go back, and open it again.")
                                    .arg(problem));
    } else {
        draft_ ? tellSales() : tellReadOnly();
    }
    designer_->setFocus();
}

void ChartEditor::tellReadOnly() {
    const bool may = client_.may(staff::Permission::charts_write);
    QString why = published_ ? tr("This version is published and stays as it is.")
                             : tr("You may look at this chart, not change it.");
    const auto& sales = sales_->summary();
    if (published_ && !sales.events.isEmpty()) {
        why += QLatin1Char(' ') + tr("Planned on this chart: %1.").arg(eventsText(sales.events));
        if (sales.any()) why += QLatin1Char(' ') + tr("Its seats: %1.").arg(seatsText(sales));
    }
    if (published_ && may) {
        why += QLatin1Char(' ') + tr("Draw changes in a new draft; once it is published, events "
                                     "can move to it.");
        connect(news_->addAction(tr("Make a New Draft")), &QPushButton::clicked, this,
                &ChartEditor::makeDraft);
    }
    designer_->setReadOnly(why);
    news_->say(Kind::info, why);
}

void ChartEditor::tellSales() {
    const auto& sales = sales_->summary();
    if (!sales.any()) return;
    auto* freely = news_->addAction(tr("Draw Freely"));
    freely->setToolTip(tr("For events to come: those that sell stay on the version they have"));
    connect(freely, &QPushButton::clicked, this, [this] {
        designer_->setInUse({});
        news_->removeActions();
        news_->say(Kind::warning, tr("Any seat can be removed or renamed now. An event that has "
                                     "sold such a seat cannot move to this version."));
    });
    news_->say(Kind::info,
               tr("%1 can move to this version only if seats that were ever taken (%2) keep their "
                  "labels. What would lose one is therefore not done.")
                   .arg(eventsText(sales.events), seatsText(sales)));
}

void ChartEditor::makeDraft() {
    client_.post(target() + QStringLiteral("/drafts"), {}, this,
                 [this](const host::Answer& answer) {
                     if (!answer.ok()) return news_->say(Kind::error, answer.message());
                     open(answer.body.value(QLatin1String("id")).toString());
                 });
}

void ChartEditor::save(const std::function<void()>& then) {
    if (id_.isEmpty() || !draft_) return;
    const QByteArray document = designer_->document();
    host::StaffClient::Options options;
    options.if_match = etag_;
    save_->setEnabled(false);
    client_.request(
        "PUT", target(), "{\"document\":" + document + "}", this,
        [this, document, chart = designer_->chart().chart(), then](const host::Answer& answer) {
            if (answer.ok()) opened_ = chart;
            saved(answer, document, then);
        },
        options);
}

void ChartEditor::saved(const host::Answer& answer, const QByteArray& document,
                        const std::function<void()>& then) {
    tell();
    if (answer.status == 412) return resolve();
    if (!answer.ok()) return news_->say(Kind::error, answer.message());
    etag_ = answer.etag;
    // What was drawn while it was on its way is not saved yet.
    dirty_ = designer_->document() != document;
    if (!dirty_) designer_->chart().undoStack().setClean();
    if (news_->kind() == Kind::error) news_->clear();
    tell();
    if (then) then();
}

/// Somebody else saved meanwhile: what, only the chart of now tells.
void ChartEditor::resolve() {
    client_.get(target(), this, [this, chart = id_](const host::Answer& answer) {
        if (chart != id_) return;
        if (!answer.ok()) return news_->say(Kind::error, answer.message());
        const auto document = answer.body.value(QLatin1String("document")).toObject();
        const auto theirs = seating::chartFromJson(
            QJsonDocument(document).toJson(QJsonDocument::Compact).toStdString());
        if (!theirs.ok()) {
            return news_->say(Kind::error, QString::fromStdString(seating::describe(theirs)));
        }
        decide(*theirs.chart, answer);
    });
}

void ChartEditor::decide(const seating::Chart& theirs, const host::Answer& now) {
    forms::ConflictDialog dialog(
        chartFacets(), chartSummary(opened_, designer_->chart().chart(), QJsonValue::Null),
        chartSummary(opened_, theirs, now.body.value(QLatin1String("updated_at"))), this);
    switch (dialog.exec()) {
        case forms::ConflictDialog::take_theirs:
            return open(QString(id_));
        case forms::ConflictDialog::save_mine:
            etag_ = now.etag;
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
        published_ = true;
        tell();
        news_->removeActions();
        const bool moving = !sales_->summary().events.isEmpty();
        designer_->setReadOnly(tr("This version is published and stays as it is."));
        return news_->say(
            Kind::good,
            moving
                ? tr("Published. Plan an event on it on the Events page, or move %1 to it there.")
                      .arg(eventsText(sales_->summary().events))
                : tr("Published. Plan an event on it on the Events page."));
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
        state_->setText(published_ ? tr("published")
                        : !draft_  ? tr("cannot be changed")
                        : dirty_   ? tr("not saved")
                                   : tr("saved"));
    }
}

}  // namespace seatlock::ui::venues
