#include "ui/accountbutton.h"

#include "ui/forms/roletexts.h"
#include "ui/style/icons.h"
#include "ui/windowactions.h"

#include <QEvent>
#include <QMenu>

namespace seatlock::ui {

namespace {
constexpr int icon_size = 20;
constexpr int beside_text = 24;
}  // namespace

AccountButton::AccountButton(const host::StaffClient& client, WindowActions& actions,
                             QWidget* parent)
    : QToolButton(parent), client_(client), actions_(actions) {
    setIcon(style::Icons::icon(style::Icon::person));
    setIconSize({icon_size, icon_size});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(InstantPopup);
    // As wide as the list above it, whatever the name.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* menu = new QMenu(this);
    menu->addAction(actions.change_password);
    menu->addAction(actions.sign_out);
    connect(this, &QToolButton::clicked, this, [this] {
        if (!client_.signedIn()) actions_.sign_in->trigger();
    });
    connect(&client_, &host::StaffClient::signedInChanged, this, [this, menu] {
        setMenu(client_.signedIn() ? menu : nullptr);
        refresh();
    });
    refresh();
}

void AccountButton::refresh() {
    if (!client_.signedIn()) {
        said_ = tr("Sign in");
        setToolTip(tr("Sign in to manage venues, events and sales"));
    } else {
        const QString name = client_.name();
        said_ = client_.demo() ? tr("%1 (demo)").arg(name) : name;
        setToolTip(
            tr("Signed in as %1: %2").arg(client_.login(), forms::roleTitles(client_.roles())));
    }
    setAccessibleName(said_);
    setAccessibleDescription(toolTip());
    fit();
}

void AccountButton::fit() {
    const int room = width() - iconSize().width() - beside_text;
    setText(fontMetrics().elidedText(said_, Qt::ElideRight, std::max(room, 0)));
}

void AccountButton::resizeEvent(QResizeEvent* event) {
    QToolButton::resizeEvent(event);
    fit();
}

void AccountButton::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

}  // namespace seatlock::ui
