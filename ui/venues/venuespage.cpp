#include "ui/venues/venuespage.h"

#include "ui/forms/listpane.h"
#include "ui/forms/questions.h"
#include "ui/forms/recordeditor.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"
#include "ui/venues/charteditor.h"
#include "ui/venues/chartspanel.h"
#include "ui/venues/venueform.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace seatlock::ui::venues {

namespace {

constexpr int first_height = 290;
const QString venues = QStringLiteral("/v1/venues");

std::vector<forms::Column> columns() {
    return {forms::textColumn(VenuesPage::tr("Venue"), "name"),
            forms::numberColumn(VenuesPage::tr("Charts"), "charts"),
            forms::numberColumn(VenuesPage::tr("Events"), "events")};
}

}  // namespace

VenuesPage::VenuesPage(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      stack_(new QStackedLayout(this)),
      list_(new forms::ListPane(client, tr("Venues"), QStringLiteral("venues"),
                                QStringLiteral("slug"), columns())),
      editor_(new forms::RecordEditor(
          client, *list_, new VenueForm,
          {venues, QStringLiteral("slug"), QStringLiteral("name"), tr("New venue"),
           tr("Create Ven&ue"), tr("%1 is there. Give it a seating chart next.")})),
      charts_(new ChartsPanel(client)),
      designer_(new ChartEditor(client)),
      new_(new QPushButton(style::Icons::icon(style::Icon::add), tr("Ne&w Venue"))),
      remove_(new QPushButton(tr("De&lete…"))) {
    stack_->addWidget(build());
    stack_->addWidget(designer_);
    connect(new_, &QPushButton::clicked, editor_, &forms::RecordEditor::begin);
    connect(remove_, &QPushButton::clicked, this, &VenuesPage::remove);
    connect(editor_, &forms::RecordEditor::opened, this, &VenuesPage::follow);
    connect(charts_, &ChartsPanel::changed, this, [this] {
        editor_->news().clear();
        list_->reload();
    });
    connect(charts_, &ChartsPanel::designerWanted, this, [this](const QString& chart) {
        designer_->open(chart);
        stack_->setCurrentWidget(designer_);
    });
    connect(designer_, &ChartEditor::left, this, [this] {
        stack_->setCurrentIndex(0);
        charts_->reload();
    });
    connect(&client_, &host::StaffClient::signedInChanged, this, &VenuesPage::adapt);
    adapt();
}

QWidget* VenuesPage::build() {
    list_->nothing()->setIcon(style::Icon::venue);
    list_->nothing()->setText(tr("No venue yet"),
                              tr("Begin with the house you sell for: name it on the right, then "
                                 "draw or import its seating chart."));
    list_->tools()->addWidget(new_);
    editor_->foot()->addWidget(remove_);
    auto* charts = new style::Card(tr("Seating charts"));
    charts->body()->addWidget(charts_);
    auto* right = new QSplitter(Qt::Vertical);
    right->setChildrenCollapsible(false);
    right->addWidget(editor_);
    right->addWidget(charts);
    // What there is to fill in of a venue, with what is told of it, never needs to be scrolled.
    right->setStretchFactor(0, 0);
    right->setStretchFactor(1, 1);
    right->setSizes({first_height, 2 * first_height});
    auto* split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(list_);
    split->addWidget(right);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    auto* page = new QWidget;
    auto* all = new QVBoxLayout(page);
    all->addWidget(split);
    return page;
}

void VenuesPage::adapt() {
    const bool may = client_.may(staff::Permission::venues_write);
    editor_->setEditable(may);
    new_->setEnabled(may);
    if (client_.login() == login_) return;
    login_ = client_.login();
    editor_->forget();
    list_->forget();
    designer_->forget();
    stack_->setCurrentIndex(0);
    load();
}

void VenuesPage::load() {
    if (!isVisible() || !client_.signedIn()) return;
    if (list_->count() == 0) {
        list_->setTarget(venues);
    } else {
        list_->reload();
    }
    charts_->reload();
}

void VenuesPage::follow() {
    charts_->setVenue(editor_->key());
    remove_->setEnabled(!editor_->record().isEmpty() &&
                        client_.may(staff::Permission::venues_write));
}

void VenuesPage::remove() {
    if (!forms::confirmed(this, tr("Delete “%1”?").arg(editor_->title()),
                          tr("Its seating charts are deleted with it. A venue that has events "
                             "cannot be deleted."),
                          tr("Delete"))) {
        return;
    }
    editor_->remove();
}

void VenuesPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    load();
}

}  // namespace seatlock::ui::venues
