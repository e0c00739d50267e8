#include "ui/dialogs/startfailure.h"

#include "engine/config/databaseurl.h"
#include "engine/engine.h"
#include "ui/dialogs/folderfield.h"
#include "ui/style/banner.h"
#include "ui/style/card.h"
#include "ui/style/centeredpage.h"
#include "ui/style/icons.h"
#include "ui/style/semantic.h"
#include "ui/style/tonedlabel.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

using Mode = host::EngineHost::Mode;

namespace {

constexpr int sign_size = 40;
constexpr int letters_a_line = 100;
constexpr int details_lines = 8;
constexpr int details_edges = 12;  ///< pixels around the lines

QLabel* wrapped() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Enter presses it when it has the focus, as in a dialog.
QPushButton* pressable(const QString& text) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(true);
    return button;
}

}  // namespace

StartFailure::StartFailure(QWidget* parent)
    : QWidget(parent),
      sign_(new QLabel),
      headline_(new style::TonedLabel(style::Tone::normal)),
      happened_(wrapped()),
      todo_(wrapped()),
      complaint_(new style::Banner),
      card_(new style::Card),
      details_(new QPlainTextEdit) {
    headline_->setScale(1.5, true);
    headline_->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(sign_, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->addWidget(headline_);
    words->addWidget(happened_);
    words->addWidget(todo_);
    head->addLayout(words, 1);
    card_->body()->addLayout(head);
    card_->body()->addWidget(complaint_);

    details_->setReadOnly(true);
    details_->setTabChangesFocus(true);
    details_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    details_->setAccessibleName(tr("Details"));
    details_->setFixedHeight(fontMetrics().lineSpacing() * details_lines + details_edges);
    auto* copy = pressable(tr("Copy details"));
    copy->setIcon(style::Icons::icon(style::Icon::copy));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(details_->toPlainText()); });
    auto* quit = pressable(tr("Quit Seatlock"));
    connect(quit, &QPushButton::clicked, this, &StartFailure::quitRequested);
    auto* foot = new QHBoxLayout;
    foot->addWidget(copy);
    foot->addStretch(1);
    foot->addWidget(quit);
    auto* details_card = new style::Card(tr("Details"));
    details_card->body()->addWidget(details_);
    details_card->body()->addLayout(foot);

    auto* page = new style::CenteredPage(letters_a_line);
    page->column()->addStretch(1);
    page->column()->addWidget(card_);
    page->column()->addWidget(details_card);
    page->column()->addStretch(2);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(page);
}

void StartFailure::present(const core::Error& error, const StartRequest& tried) {
    keepTyped();
    error_ = error;
    tried_ = tried;
    advice_ = adviseOn(error, tried.options, tried.mode);
    headline_->setText(advice_.headline);
    happened_->setText(advice_.happened);
    todo_->setText(advice_.todo);
    details_->setPlainText(failureDetails(error, tried.options, tried.mode));
    setAccessibleName(advice_.headline);
    setAccessibleDescription(advice_.happened + QLatin1Char(' ') + advice_.todo);
    complaint_->clear();
    addRemedies();
    redraw();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void StartFailure::keepTyped() {
    if (folder_ != nullptr && folder_->edit()->isModified()) typed_folder_ = folder_->path();
    if (url_ != nullptr && url_->isModified()) typed_url_ = url_->text();
}

void StartFailure::addRemedies() {
    if (remedies_ != nullptr) {
        // The click that led here may still be on its way through one of its buttons.
        remedies_->hide();
        remedies_->deleteLater();
    }
    port_ = nullptr;
    folder_ = nullptr;
    url_ = nullptr;
    first_ = nullptr;
    remedies_ = new QWidget;
    remedies_column_ = new QVBoxLayout(remedies_);
    remedies_column_->setContentsMargins(sign_size + 14, 4, 0, 0);
    for (const Remedy remedy : advice_.remedies) {
        QWidget* focus = addRemedy(remedy, first_ == nullptr);
        if (first_ == nullptr) first_ = focus;
    }
    card_->body()->addWidget(remedies_);
    remedies_->show();
    if (isVisible() && first_ != nullptr) first_->setFocus(Qt::OtherFocusReason);
}

QWidget* StartFailure::addRemedy(Remedy remedy, bool first) {
    switch (remedy) {
        case Remedy::next_port:
            return addNextPort();
        case Remedy::other_port:
            return addOtherPort();
        case Remedy::other_folder:
            return addOtherFolder();
        case Remedy::use_database:
            return addDatabase();
        case Remedy::try_again:
            return addButton(first ? tr("Try again") : tr("Try again as before"), {},
                             [this] { start(tried_.options, tried_.mode); });
        case Remedy::watch_instead:
            return addButton(tr("Watch its sale from here"),
                             tr("Shows what the other engine sells; nothing is sold here."),
                             [this] { start(tried_.options, Mode::watching); });
        case Remedy::serve_here:
            return addButton(tr("Update the database and sell from here"),
                             tr("Older versions of Seatlock cannot use it afterwards."),
                             [this] { start(tried_.options, Mode::serving); });
        case Remedy::open_settings:
            return addButton(tr("Open Settings"), {}, [this] { Q_EMIT settingsRequested(); });
    }
    return nullptr;
}

QPushButton* StartFailure::addButton(const QString& text, const QString& meaning,
                                     const std::function<void()>& act) {
    auto* button = pressable(text);
    auto* row = new QHBoxLayout;
    row->addWidget(button);
    auto* words = new style::TonedLabel(style::Tone::muted, meaning);
    words->setWordWrap(true);
    row->addWidget(words, 1);
    remedies_column_->addLayout(row);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

/// The port is looked for again when the button is pressed: it may have been taken meanwhile.
QWidget* StartFailure::addNextPort() {
    const auto& options = tried_.options;
    const auto port = Engine::freePortAfter(options.listen_address, options.listen_port);
    if (port == 0) return nullptr;
    return addButton(tr("Use port %1").arg(port), tr("The next one that is free."), [this, port] {
        const auto& address = tried_.options.listen_address;
        const auto now = Engine::freePortAfter(address, static_cast<std::uint16_t>(port - 1));
        startOnPort(now == 0 ? port : now);
    });
}

QWidget* StartFailure::addRow(const QString& caption, QWidget* field, QPushButton* button) {
    auto* label = new QLabel(caption);
    label->setBuddy(field);
    auto* row = new QHBoxLayout;
    const bool narrow = field->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    if (narrow) {
        row->addWidget(label);
    } else {
        remedies_column_->addWidget(label);
    }
    row->addWidget(field, narrow ? 0 : 1);
    row->addWidget(button);
    if (narrow) row->addStretch(1);
    remedies_column_->addLayout(row);
    return field;
}

QWidget* StartFailure::addOtherPort() {
    port_ = new QSpinBox;
    port_->setRange(1, 65'535);
    port_->setValue(std::max(1'024, std::min(65'535, tried_.options.listen_port + 1)));
    port_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    port_->setAccessibleName(tr("Another port"));
    auto* use = pressable(tr("Use this port"));
    const auto act = [this] { startOnPort(static_cast<std::uint16_t>(port_->value())); };
    connect(use, &QPushButton::clicked, this, act);
    return addRow(tr("Another &port:"), port_, use);
}

QWidget* StartFailure::addOtherFolder() {
    folder_ = new FolderField(tr("Another data folder"));
    const QString used = QString::fromStdString(
        tried_.options.data_dir.empty() ? Engine::defaultDataDir() : tried_.options.data_dir);
    folder_->setPath(typed_folder_.isEmpty() ? used + QStringLiteral("-2") : typed_folder_);
    folder_->edit()->setModified(!typed_folder_.isEmpty());
    auto* use = pressable(tr("Use this folder"));
    connect(use, &QPushButton::clicked, this, &StartFailure::startInFolder);
    connect(folder_->edit(), &QLineEdit::returnPressed, this, &StartFailure::startInFolder);
    return addRow(tr("Use another data &folder:"), folder_, use);
}

QWidget* StartFailure::addDatabase() {
    url_ = new QLineEdit(typed_url_.isEmpty() ? QString::fromStdString(tried_.options.database)
                                              : typed_url_);
    url_->setModified(!typed_url_.isEmpty());
    url_->setPlaceholderText(QStringLiteral("postgresql://user@host/name"));
    url_->setAccessibleName(tr("Address of a database"));
    auto* connect_to = pressable(tr("Connect"));
    connect(connect_to, &QPushButton::clicked, this, &StartFailure::startOnDatabase);
    connect(url_, &QLineEdit::returnPressed, this, &StartFailure::startOnDatabase);
    return addRow(tr("Use a &database elsewhere:"), url_, connect_to);
}

void StartFailure::start(const config::Options& options, Mode mode) {
    complaint_->clear();
    Q_EMIT startRequested({options, mode});
}

void StartFailure::startOnPort(std::uint16_t port) {
    config::Options options = tried_.options;
    options.listen_port = port;
    start(options, tried_.mode);
}

void StartFailure::startInFolder() {
    const QString path = folder_->path();
    const QString problem = FolderField::problemWith(path);
    if (!problem.isEmpty()) {
        complaint_->say(style::Banner::Kind::error, problem);
        folder_->setFocus();
        return;
    }
    config::Options options = tried_.options;
    options.data_dir = path.toStdString();
    options.database.clear();
    options.database_direct.clear();
    start(options, tried_.mode);
}

void StartFailure::startOnDatabase() {
    const std::string url = url_->text().trimmed().toStdString();
    if (auto checked = config::checkDatabaseUrl(url); !checked) {
        complaint_->say(style::Banner::Kind::error,
                        tr("This is no address of a database: %1.")
                            .arg(QString::fromStdString(checked.error().detail)));
        url_->setFocus();
        return;
    }
    config::Options options = tried_.options;
    options.database = url;
    options.database_direct.clear();
    start(options, tried_.mode);
}

void StartFailure::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redraw();
    if (event->type() == QEvent::FontChange) {
        details_->setFixedHeight(fontMetrics().lineSpacing() * details_lines + details_edges);
    }
}

void StartFailure::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (first_ != nullptr) first_->setFocus(Qt::OtherFocusReason);
}

void StartFailure::redraw() {
    sign_->setPixmap(style::Icons::pixmap(style::Icon::error, sign_size,
                                          style::semantic(palette()).bad, devicePixelRatioF()));
}

}  // namespace seatlock::ui::dialogs
