#include "ui/forms/recordeditor.h"

#include "ui/forms/listpane.h"
#include "ui/forms/questions.h"
#include "ui/forms/recordform.h"
#include "ui/style/banner.h"

#include <utility>

#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

namespace seatlock::ui::forms {

RecordEditor::RecordEditor(host::StaffClient& client, ListPane& list, RecordForm* form, Kind kind,
                           QWidget* parent)
    : Card(kind.new_title, parent),
      client_(client),
      list_(list),
      form_(form),
      kind_(std::move(kind)),
      news_(new style::Banner),
      save_(new QPushButton),
      revert_(new QPushButton(tr("&Revert"))),
      foot_(new QHBoxLayout) {
    build();
    connect(&list_, &ListPane::chosenChanged, this, &RecordEditor::follow);
    connect(form_, &RecordForm::edited, this, &RecordEditor::tell);
    connect(save_, &QPushButton::clicked, this, &RecordEditor::save);
    connect(revert_, &QPushButton::clicked, this, &RecordEditor::reopen);
    tell();
}

void RecordEditor::build() {
    auto* scroll = new QScrollArea;
    scroll->setWidget(form_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    form_->setAutoFillBackground(false);
    save_->setObjectName(QStringLiteral("save"));
    auto* foot = new QHBoxLayout;
    foot->addLayout(foot_);
    foot->addStretch(1);
    foot->addWidget(revert_);
    foot->addWidget(save_);
    body()->addWidget(scroll, 1);
    body()->addWidget(news_);
    body()->addLayout(foot);
}

QString RecordEditor::key() const {
    return record_.value(kind_.key).toString();
}

QString RecordEditor::targetOf(const QString& key) const {
    return kind_.collection + QLatin1Char('/') + host::StaffClient::segment(key);
}

bool RecordEditor::mayLeave() {
    if (!form_->dirty()) return true;
    return mayDiscard(this, record_.isEmpty() ? kind_.new_title : title());
}

void RecordEditor::follow() {
    const QString wanted = list_.chosenKey();
    if (following_ || wanted.isEmpty() || wanted == key()) return;
    const QScopedValueRollback guard(following_, true);
    if (!mayLeave()) return list_.choose(key());
    open(wanted);
}

void RecordEditor::begin() {
    if (!mayLeave()) return;
    const QScopedValueRollback guard(following_, true);
    list_.choose({});
    news_->clear();
    setRecord({}, {});
    form_->setFocus();
}

void RecordEditor::forget() {
    news_->clear();
    setRecord({}, {});
}

void RecordEditor::reopen() {
    if (record_.isEmpty()) return setRecord({}, {});
    open(key());
}

void RecordEditor::open(const QString& key) {
    news_->clear();
    client_.get(targetOf(key), this, [this](const host::Answer& answer) {
        if (!answer.ok()) return news_->say(style::Banner::Kind::error, answer.message());
        setRecord(answer.body, answer.etag);
        const QString text = std::exchange(announced_, {});
        if (!text.isEmpty()) news_->say(style::Banner::Kind::good, text);
    });
}

void RecordEditor::setRecord(const QJsonObject& record, const QByteArray& etag) {
    record_ = record;
    etag_ = etag;
    form_->setRecord(record);
    tell();
    Q_EMIT opened();
}

void RecordEditor::setEditable(bool editable) {
    editable_ = editable;
    form_->setEditable(editable);
    tell();
}

void RecordEditor::save() {
    const QString problem = form_->problem();
    if (!problem.isEmpty()) return news_->say(style::Banner::Kind::error, problem);
    const auto body = form_->change();
    save_->setEnabled(false);
    const auto done = [this](const host::Answer& answer) { take(answer); };
    if (record_.isEmpty()) {
        host::StaffClient::Options options;
        options.idempotency_key = host::StaffClient::newIdempotencyKey();
        client_.post(kind_.collection, body, this, done, options);
    } else {
        client_.patch(target(), body, etag_, this, done);
    }
}

void RecordEditor::take(const host::Answer& answer) {
    save_->setEnabled(true);
    if (answer.status == 412) return resolve(answer);
    if (!answer.ok()) return news_->say(style::Banner::Kind::error, answer.message());
    const bool made = record_.isEmpty();
    setRecord(answer.body, answer.etag);
    news_->say(style::Banner::Kind::good, made ? kind_.made.arg(title()) : tr("Saved."));
    list_.reloadAndChoose(key());
    Q_EMIT saved();
}

void RecordEditor::remove() {
    host::StaffClient::Options options;
    options.if_match = etag_;
    client_.request(
        "DELETE", target(), {}, this,
        [this](const host::Answer& answer) {
            if (!answer.ok()) return news_->say(style::Banner::Kind::error, answer.message());
            forget();
            list_.reload();
        },
        options);
}

void RecordEditor::resolve(const host::Answer& refusal) {
    const auto theirs = refusal.body.value(QLatin1String("current")).toObject();
    ConflictDialog dialog(form_->facets(), form_->change(), theirs, this);
    switch (dialog.exec()) {
        case ConflictDialog::take_theirs:
            return reopen();
        case ConflictDialog::save_mine:
            etag_ = QByteArray("\"") +
                    QByteArray::number(theirs.value(QLatin1String("revision")).toInteger()) + '"';
            return save();
        default:
            return;
    }
}

void RecordEditor::tell() {
    const bool fresh = record_.isEmpty();
    setTitle(fresh ? kind_.new_title : record_.value(kind_.title).toString());
    save_->setText(fresh ? kind_.create : tr("&Save"));
    const bool dirty = editable_ && form_->dirty();
    save_->setEnabled(dirty);
    revert_->setEnabled(dirty);
}

}  // namespace seatlock::ui::forms
