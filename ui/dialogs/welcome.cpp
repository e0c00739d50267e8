#include "ui/dialogs/welcome.h"

#include "engine/engine.h"
#include "ui/dialogs/choicecard.h"
#include "ui/dialogs/folderfield.h"
#include "ui/dialogs/recenttargets.h"
#include "ui/dialogs/targetform.h"
#include "ui/style/banner.h"
#include "ui/style/card.h"
#include "ui/style/centeredpage.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

using Mode = host::EngineHost::Mode;

namespace {

constexpr int letters_a_line = 92;
constexpr int picture_size = 64;

}  // namespace

Welcome::Welcome(const config::Options& options, ConnectionTest test, QWidget* parent)
    : QWidget(parent),
      options_(options),
      picture_(new QLabel),
      demo_(new ChoiceCard(style::Icon::play, tr("Try it with the demo venues"),
                           tr("A theatre and an arena go on sale at once, with every seat to "
                              "book. Nothing real is sold."))),
      empty_(new ChoiceCard(style::Icon::ticket, tr("Start an empty box office"),
                            tr("For your own venues and events. Nothing is on sale until you put "
                               "it there."))),
      join_(new ChoiceCard(style::Icon::link, tr("Watch or join a database"),
                           tr("Follow a sale that runs elsewhere, or sell from its database on "
                              "this computer as well."))),
      folder_part_(new QWidget),
      folder_(new FolderField(tr("Data folder"))),
      complaint_(new style::Banner),
      target_(new TargetForm(std::move(test))),
      start_(new QPushButton) {
    setAccessibleName(tr("Welcome to Seatlock"));
    auto* page = new style::CenteredPage(letters_a_line);
    auto* column = page->column();
    column->addStretch(1);
    column->addWidget(makeHead());
    for (ChoiceCard* choice : {demo_, empty_, join_}) {
        column->addWidget(choice);
        connect(choice, &ChoiceCard::toggled, this, &Welcome::follow);
    }
    auto* card = new style::Card;
    makeFolderPart();
    card->body()->addWidget(folder_part_);
    card->body()->addWidget(target_);
    column->addWidget(card);
    start_->setAutoDefault(true);
    start_->setDefault(true);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(start_);
    column->addLayout(foot);
    column->addStretch(2);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(page);

    target_->setOptions(options);
    connect(start_, &QPushButton::clicked, this, &Welcome::start);
    demo_->setChecked(true);
    follow();
}

QWidget* Welcome::makeHead() {
    picture_->setPixmap(style::Icons::applicationPixmap(picture_size, devicePixelRatioF()));
    auto* title = new style::TonedLabel(style::Tone::normal, tr("Welcome to Seatlock"));
    title->setScale(1.8, true);
    auto* promise = new style::TonedLabel(
        style::Tone::muted,
        tr("The box office that cannot sell a seat twice. How shall it begin?"));
    promise->setWordWrap(true);
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 8);
    row->setSpacing(16);
    row->addWidget(picture_);
    auto* words = new QVBoxLayout;
    words->addStretch(1);
    words->addWidget(title);
    words->addWidget(promise);
    words->addStretch(1);
    row->addLayout(words, 1);
    return head;
}

void Welcome::makeFolderPart() {
    folder_->setPath(QString::fromStdString(options_.data_dir.empty() ? Engine::defaultDataDir()
                                                                      : options_.data_dir));
    folder_->setObjectName(QStringLiteral("data-folder"));
    auto* label = new QLabel(tr("&Data is kept in:"));
    label->setBuddy(folder_);
    auto* meaning = new style::TonedLabel(
        style::Tone::muted,
        tr("Seatlock runs a private PostgreSQL there, which only this user can reach. Remove the "
           "folder to be rid of everything."));
    meaning->setWordWrap(true);
    auto* column = new QVBoxLayout(folder_part_);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(label);
    column->addWidget(folder_);
    column->addWidget(meaning);
    column->addWidget(complaint_);
    connect(folder_, &FolderField::edited, complaint_, &style::Banner::clear);
}

void Welcome::setRecent(RecentTargets& recent) {
    recent_ = &recent;
    target_->setRecent(recent);
}

void Welcome::follow() {
    folder_part_->setVisible(!join_->isChecked());
    target_->setVisible(join_->isChecked());
    start_->setText(demo_->isChecked()    ? tr("Start the demo")
                    : empty_->isChecked() ? tr("Start the box office")
                                          : tr("Connect"));
}

void Welcome::start() {
    if (join_->isChecked()) {
        startThere();
    } else {
        startHere();
    }
}

void Welcome::startHere() {
    const QString path = folder_->path();
    const QString problem = FolderField::problemWith(path);
    if (!problem.isEmpty()) {
        complaint_->say(style::Banner::Kind::error, problem);
        folder_->setFocus();
        return;
    }
    StartRequest request{options_, Mode::serving};
    request.options.demo = demo_->isChecked();
    request.options.database.clear();
    request.options.database_direct.clear();
    // The default is left to mean the default: it need not be written into any settings.
    const std::string chosen = path.toStdString();
    if (chosen != Engine::defaultDataDir() || !options_.data_dir.empty()) {
        request.options.data_dir = chosen;
    }
    Q_EMIT startRequested(request);
}

void Welcome::startThere() {
    const auto request = target_->request();
    if (!request) return;
    if (recent_ != nullptr) target_->remember(*recent_);
    Q_EMIT startRequested(*request);
}

void Welcome::keyPressEvent(QKeyEvent* event) {
    // From wherever the focus is, if what has it does not want the key itself.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        start();
        return;
    }
    QWidget::keyPressEvent(event);
}

void Welcome::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    picture_->setPixmap(style::Icons::applicationPixmap(picture_size, devicePixelRatioF()));
    if (!isAncestorOf(focusWidget())) demo_->setFocus(Qt::OtherFocusReason);
}

void Welcome::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        picture_->setPixmap(style::Icons::applicationPixmap(picture_size, devicePixelRatioF()));
    }
}

}  // namespace seatlock::ui::dialogs
