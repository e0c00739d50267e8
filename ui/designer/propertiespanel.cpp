#include "ui/designer/propertiespanel.h"

#include "ui/designer/chartforms.h"
#include "ui/designer/objectforms.h"
#include "ui/designer/seatforms.h"
#include "ui/designer/sectionforms.h"

#include <QVBoxLayout>

namespace seatlock::ui::designer {

PropertiesPanel::PropertiesPanel(ChartDocument& document)
    : document_(document), background_(new BackgroundForm(document)) {
    of_chart_ = {new ChartForm(document), background_};
    of_selection_ = {new MarksForm(document),      new SeatForm(document),
                     new RowForm(document),        new TableForm(document),
                     new SectionForm(document),    new BlockForm(document),
                     new NumberingForm(document),  new AreaForm(document),
                     new DecorationForm(document), new OutlineForm(document)};
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(8, 8, 8, 8);
    for (const auto* forms : {&of_chart_, &of_selection_}) {
        for (FieldForm* form : *forms) column->addWidget(form);
    }
    column->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    connect(&document, &ChartDocument::changed, this, &PropertiesPanel::refresh);
    connect(&document, &ChartDocument::selectionChanged, this, &PropertiesPanel::refresh);
    refresh();
}

void PropertiesPanel::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    refresh();
}

void PropertiesPanel::refresh() {
    const Focus focus = focusOf(document_);
    const bool chart = document_.selection().empty();
    const auto show = [&](const std::vector<FieldForm*>& forms, bool wanted) {
        for (FieldForm* form : forms) {
            const bool applies = wanted && form->applies(focus);
            form->setVisible(applies);
            if (applies) form->refresh(focus);
        }
    };
    show(of_chart_, chart);
    show(of_selection_, !chart);
}

}  // namespace seatlock::ui::designer
