#include "ui/dialogs/helpdialog.h"

#include "ui/style/contrast.h"
#include "ui/style/icons.h"
#include "ui/style/semantic.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

namespace {

constexpr int list_letters = 38;
constexpr int text_margin = 14;
constexpr int width_letters = 150;
constexpr int height_lines = 38;

}  // namespace

HelpDialog::HelpDialog(QWidget* parent)
    : QDialog(parent),
      search_(new QLineEdit),
      list_(new QListWidget),
      text_(new QTextBrowser),
      nothing_(new QLabel(tr("Nothing is said about that."))),
      copy_(new QPushButton(tr("&Copy the command"))) {
    setWindowTitle(tr("Seatlock Help"));
    setModal(false);
    search_->setPlaceholderText(tr("Search the help"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    search_->addAction(style::Icons::icon(style::Icon::find), QLineEdit::LeadingPosition);
    list_->setAccessibleName(tr("Topics"));
    text_->setAccessibleName(tr("Text"));
    text_->setOpenLinks(false);
    text_->document()->setDocumentMargin(text_margin);
    list_->setSpacing(3);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    nothing_->setWordWrap(true);
    copy_->setIcon(style::Icons::icon(style::Icon::copy));

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(search_);
    column->addWidget(list_, 1);
    column->addWidget(nothing_);
    auto* split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(text_);
    split->setStretchFactor(1, 1);
    const int letter = fontMetrics().averageCharWidth();
    split->setSizes({letter * list_letters, letter * (width_letters - list_letters)});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(copy_, QDialogButtonBox::ActionRole);
    // Enter in the search field is for searching.
    for (QAbstractButton* button : buttons->buttons()) {
        static_cast<QPushButton*>(button)->setAutoDefault(false);
    }
    auto* all = new QVBoxLayout(this);
    all->addWidget(split, 1);
    all->addWidget(buttons);
    resize(letter * width_letters, fontMetrics().lineSpacing() * height_lines);

    connect(buttons, &QDialogButtonBox::rejected, this, &HelpDialog::reject);
    connect(search_, &QLineEdit::textChanged, this, &HelpDialog::filter);
    connect(list_, &QListWidget::currentItemChanged, this, &HelpDialog::choose);
    connect(text_, &QTextBrowser::anchorClicked, this, &HelpDialog::follow);
    connect(copy_, &QPushButton::clicked, this, [this] {
        if (const HelpTopic* now = find(topic()))
            QGuiApplication::clipboard()->setText(now->command);
    });
    auto* find_keys = new QShortcut(QKeySequence::Find, this);
    connect(find_keys, &QShortcut::activated, search_, [this] {
        search_->setFocus();
        search_->selectAll();
    });
    setFacts({});
}

const HelpTopic* HelpDialog::find(const QString& id) const {
    for (const HelpTopic& topic : topics_) {
        if (topic.id == id) return &topic;
    }
    return nullptr;
}

QString HelpDialog::topic() const {
    const QListWidgetItem* item = list_->currentItem();
    return item == nullptr ? QString() : item->data(Qt::UserRole).toString();
}

void HelpDialog::setFacts(const HelpFacts& facts) {
    facts_ = facts;
    topics_ = helpTopics(facts);
    const int at = text_->verticalScrollBar()->value();
    filter();
    choose();
    text_->verticalScrollBar()->setValue(at);  // who reads goes on reading
}

void HelpDialog::showTopic(const QString& id) {
    if (find(id) != nullptr) {
        search_->clear();
        for (int row = 0; row < list_->count(); ++row) {
            if (list_->item(row)->data(Qt::UserRole).toString() == id) list_->setCurrentRow(row);
        }
    }
    show();
    raise();
    activateWindow();
}

void HelpDialog::filter() {
    const QString chosen = topic();
    const QSignalBlocker quiet(list_);
    list_->clear();
    int row = 0;
    for (const HelpTopic& topic : topics_) {
        if (!matches(topic, search_->text())) continue;
        auto* item = new QListWidgetItem(topic.title, list_);
        item->setData(Qt::UserRole, topic.id);
        if (topic.id == chosen) row = list_->count() - 1;
    }
    nothing_->setVisible(list_->count() == 0);
    list_->setCurrentRow(list_->count() == 0 ? -1 : row);
    if (topic() != chosen) {
        choose();
    } else {
        highlight();
    }
}

void HelpDialog::choose() {
    const HelpTopic* now = find(topic());
    copy_->setVisible(now != nullptr && !now->command.isEmpty());
    if (now == nullptr) return;
    text_->setHtml(QStringLiteral("<h2>%1</h2>%2").arg(now->title.toHtmlEscaped(), now->html));
    highlight();
}

void HelpDialog::follow(const QUrl& link) {
    if (link.scheme().isEmpty()) {
        showTopic(link.path());
    } else {
        QDesktopServices::openUrl(link);
    }
}

void HelpDialog::highlight() {
    QList<QTextEdit::ExtraSelection> found;
    QTextCharFormat format;
    const style::Semantic& colors = style::semantic(palette());
    format.setBackground(style::mixed(colors.surface, colors.held, 0.35));
    for (const QString& word : search_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        QTextCursor at(text_->document());
        while (true) {
            at = text_->document()->find(word, at);
            if (at.isNull()) break;
            found << QTextEdit::ExtraSelection{at, format};
        }
    }
    text_->setExtraSelections(found);
}

bool HelpDialog::event(QEvent* event) {
    // The document has taken the old palette's link colour into itself.
    if (event->type() == QEvent::PaletteChange) choose();
    return QDialog::event(event);
}

}  // namespace seatlock::ui::dialogs
