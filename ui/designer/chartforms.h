// Forms about the chart itself: its name and size, and the picture to trace. The UI thread.
#pragma once

#include "ui/designer/fieldform.h"

namespace seatlock::ui::designer {

class ChartForm : public FieldForm {
    Q_OBJECT

public:
    explicit ChartForm(ChartDocument& document);
    bool applies(const Focus& focus) const override;

private:
    void setFrame(const QString& kind, const std::function<void(seating::Chart&)>& how);
};

class BackgroundForm : public FieldForm {
    Q_OBJECT

public:
    explicit BackgroundForm(ChartDocument& document);
    bool applies(const Focus& focus) const override;

    /// A PNG or JPEG, as wide as the chart at first. False: it is no such picture.
    bool load(const QByteArray& image);

private:
    void choose();
    void set(const QString& kind, const std::function<void(seating::Background&)>& how);
    double value(double seating::Background::*member) const;
};

}  // namespace seatlock::ui::designer
