#include "ui/people/staffpage.h"

#include "ui/people/tokenspanel.h"
#include "ui/people/trailpanel.h"
#include "ui/people/userspanel.h"

#include <QTabBar>
#include <QVBoxLayout>

namespace seatlock::ui::people {

StaffPage::StaffPage(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      tabs_(new QTabWidget),
      users_(new UsersPanel(client)),
      tokens_(new TokensPanel(client)),
      trail_(new TrailPanel(client)) {
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setAccessibleName(tr("Parts of the page"));
    tabs_->addTab(users_, tr("Users"));
    tabs_->addTab(tokens_, tr("Tokens"));
    tabs_->addTab(trail_, tr("Audit trail"));
    auto* all = new QVBoxLayout(this);
    all->addWidget(tabs_);
    connect(&client_, &host::StaffClient::signedInChanged, this, &StaffPage::adapt);
    connect(tabs_, &QTabWidget::currentChanged, this, &StaffPage::load);
    adapt();
}

void StaffPage::adapt() {
    tabs_->setTabVisible(0, client_.may(staff::Permission::users_manage));
    tabs_->setTabVisible(1, client_.may(staff::Permission::tokens_manage));
    tabs_->setTabVisible(2, client_.may(staff::Permission::audit_read));
    if (client_.login() == login_) return;
    login_ = client_.login();
    users_->forget();
    tokens_->forget();
    trail_->forget();
    load();
}

void StaffPage::load() {
    if (!isVisible() || !client_.signedIn()) return;
    QWidget* shown = tabs_->currentWidget();
    if (shown == users_) users_->load();
    if (shown == tokens_) tokens_->load();
    if (shown == trail_) trail_->load();
}

void StaffPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    load();
}

}  // namespace seatlock::ui::people
