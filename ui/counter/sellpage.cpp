#include "ui/counter/sellpage.h"

#include "ui/counter/buyercard.h"
#include "ui/counter/cartcard.h"
#include "ui/counter/eventbox.h"
#include "ui/counter/houseview.h"
#include "ui/counter/paycard.h"
#include "ui/counter/printchoice.h"
#include "ui/counter/reservedialog.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/style/banner.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace seatlock::ui::counter {

namespace {

using Phase = boxoffice::Cart::Phase;
using Kind = style::Banner::Kind;

constexpr int wish_letters_max = 400;
constexpr int side_letters = 46;  // width of the column

}  // namespace

SellPage::SellPage(host::StaffClient& client, boxoffice::TicketOffice& office,
                   const QString& journal, QWidget* parent)
    : QWidget(parent),
      office_(office),
      desk_(client, journal),
      client_(client),
      clock_([] { return core::SystemClock::instance().wall(); }),
      events_(new EventBox),
      wish_(new QLineEdit),
      repeat_(new QPushButton(tr("As &Last Time (F8)"))),
      banner_(new style::Banner),
      house_(new HouseView),
      cart_(new CartCard(desk_)),
      buyer_(new BuyerCard(client)),
      pay_(new PayCard(desk_)),
      printing_(new PrintChoice(office)) {
    auto* left = new QVBoxLayout;
    auto* all = new QHBoxLayout(this);
    makeTop();
    auto* top = new QHBoxLayout;
    top->addWidget(events_, 3);
    auto* wish_name = new QLabel(tr("Seats (F3)"));
    wish_name->setBuddy(wish_);
    top->addWidget(wish_name);
    top->addWidget(wish_, 2);
    top->addWidget(repeat_);
    left->addLayout(top);
    left->addWidget(banner_);
    left->addWidget(house_, 1);
    all->addLayout(left, 1);
    all->addWidget(makeSide());
    connectDesk();
    addKeys();
    seconds_.setInterval(1'000);
    connect(&seconds_, &QTimer::timeout, this, [this] {
        desk_.tick(now());
        cart_->showTime(now());
    });
    seconds_.start();
    connect(&client_, &host::StaffClient::signedInChanged, &desk_, &boxoffice::SellDesk::resume);
    showCart();
}

SellPage::~SellPage() = default;

seatmap::SeatMapView* SellPage::map() const {
    return house_->map();
}

core::Micros SellPage::now() const {
    return clock_();
}

void SellPage::makeTop() {
    wish_->setAccessibleName(tr("Seats: how many, or which"));
    wish_->setPlaceholderText(tr("2   ·   2 premium   ·   A-12 A-13   ·   A 12-15"));
    wish_->setMaxLength(wish_letters_max);
    wish_->setClearButtonEnabled(true);
    wish_->installEventFilter(this);
    repeat_->setAutoDefault(false);
    repeat_->setToolTip(tr("As many seats, of the same kind and paid in the same way"));
    connect(events_, &EventBox::chosen, this, [this](core::EventId event) {
        Q_EMIT eventChosen(event);
        beginWish();
    });
    connect(wish_, &QLineEdit::returnPressed, this, &SellPage::enterWish);
    connect(repeat_, &QPushButton::clicked, this, &SellPage::repeat);
}

QWidget* SellPage::makeSide() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(cart_);
    column->addWidget(buyer_);
    column->addWidget(pay_);
    column->addWidget(printing_);
    column->addStretch(1);
    side_ = new QScrollArea;
    side_->setWidget(side);
    side_->setWidgetResizable(true);
    side_->setFrameShape(QFrame::NoFrame);
    side_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side_->setFocusPolicy(Qt::NoFocus);
    side_->viewport()->setAutoFillBackground(false);
    side->setAutoFillBackground(false);
    side->installEventFilter(this);
    fitSide();
    return side_;
}

void SellPage::fitSide() {
    if (side_ == nullptr) return;
    const int wanted = std::max(fontMetrics().averageCharWidth() * side_letters,
                                side_->widget()->minimumSizeHint().width());
    side_->setFixedWidth(wanted + side_->verticalScrollBar()->sizeHint().width());
}

void SellPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitSide();
}

void SellPage::connectDesk() {
    using boxoffice::SellDesk;
    connect(&desk_, &SellDesk::changed, this, &SellPage::showCart);
    connect(&desk_, &SellDesk::refused, this, &SellPage::refused);
    connect(&desk_, &SellDesk::sold, this, &SellPage::sold);
    connect(&desk_, &SellDesk::told, this,
            [this](const QString& text) { banner_->say(Kind::info, text); });
    connect(&desk_, &SellDesk::granted, this, [this] {
        banner_->removeActions();
        banner_->clear();
        wish_->clear();
        escapes_ = 0;
        pay_->begin();
    });
    connect(buyer_, &BuyerCard::edited, this, [this] { desk_.setBuyer(buyer_->buyer()); });
    connect(buyer_, &BuyerCard::finished, pay_, &PayCard::begin);
    connect(pay_, &PayCard::sellWanted, this, &SellPage::sell);
    connect(pay_, &PayCard::reserveWanted, this, &SellPage::reserve);
    connect(&map()->selection(), &seatmap::SeatSelection::changed, this, &SellPage::chosenOnMap);
    connect(house_, &HouseView::shown, this, &SellPage::showCart);
    connect(&office_, &boxoffice::TicketOffice::printed, this, &SellPage::printed);
    connect(&office_, &boxoffice::TicketOffice::failed, this, &SellPage::notPrinted);
    desk_.setStates([this](core::SeatNo seat) { return house_->state(seat); });
}

void SellPage::addKey(const QKeySequence& keys, std::function<void()> act) {
    auto* key = new QShortcut(keys, this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, std::move(act));
}

void SellPage::addKeys() {
    addKey(Qt::Key_F2, [this] { events_->begin(); });
    addKey(Qt::Key_F3, [this] { beginWish(); });
    addKey(Qt::Key_F4, [this] { desk_.nextType(); });
    addKey(Qt::Key_F6, [this] { buyer_->begin(); });
    addKey(Qt::Key_F7, [this] { pay_->begin(); });
    addKey(Qt::Key_F8, [this] { repeat(); });
    addKey(Qt::Key_F9, [this] { pay_->finish(); });
    addKey(QKeySequence::Print, [this] {
        if (desk_.cart().phase() == Phase::sold) office_.print(desk_.cart().order(), window());
    });
    // Once leads back to the seats, twice gives back what is held.
    addKey(Qt::Key_Escape, [this] {
        if (++escapes_ >= 2) desk_.release();
        beginWish();
    });
}

bool SellPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) escapes_ = 0;
    }
    // What is in the cart, and what may be paid, decide how wide the side must be.
    if (event->type() == QEvent::LayoutRequest && side_ && watched == side_->widget()) fitSide();
    return QWidget::eventFilter(watched, event);
}

void SellPage::beginWish() {
    wish_->setFocus(Qt::ShortcutFocusReason);
    wish_->selectAll();
}

void SellPage::setClock(std::function<core::Micros()> database_now) {
    clock_ = std::move(database_now);
    house_->setClock(clock_);
}

void SellPage::setEvents(const std::vector<monitor::EventFigures>& events) {
    events_->setEvents(events);
}

void SellPage::showEvent(board::EventBoardPtr event) {
    house_->showEvent(event);
    desk_.setEvent(event);
    events_->setChosen(event ? event->id() : core::EventId{});
}

/// Whoever comes here types at once: the keys of this page are heard within it only.
void SellPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    wish_->setFocus(Qt::OtherFocusReason);
}

void SellPage::apply(const host::Watched& seen) {
    house_->apply(seen);
}

}  // namespace seatlock::ui::counter
