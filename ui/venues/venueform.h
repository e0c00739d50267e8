// A venue to be made or changed. Knows nothing of requests. UI thread.
#pragma once

#include "ui/forms/recordform.h"

class QComboBox;
class QLineEdit;

namespace seatlock::ui::venues {

class VenueForm : public forms::RecordForm {
    Q_OBJECT

public:
    explicit VenueForm(QWidget* parent = nullptr);

    /// A new one is begun in this computer's time zone.
    void setRecord(const QJsonObject& venue) override;
    bool dirty() const override;
    QJsonObject change() const override;
    QString problem() override;
    std::vector<forms::Facet> facets() const override;

private:
    bool isNew() const { return venue_.isEmpty(); }

    QJsonObject venue_;
    QLineEdit* name_;
    QLineEdit* address_;
    QComboBox* zone_;
};

}  // namespace seatlock::ui::venues
