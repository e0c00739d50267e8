// What can be set of what is selected; of the chart when nothing is. The UI thread.
#pragma once

#include "ui/designer/chartdocument.h"

#include <vector>

#include <QScrollArea>

namespace seatlock::ui::designer {

class BackgroundForm;
class FieldForm;

class PropertiesPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit PropertiesPanel(ChartDocument& document);

    BackgroundForm& background() { return *background_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    ChartDocument& document_;
    std::vector<FieldForm*> of_chart_;
    std::vector<FieldForm*> of_selection_;
    BackgroundForm* background_;
};

}  // namespace seatlock::ui::designer
