// Forms about standing areas and decoration. The UI thread.
#pragma once

#include "ui/designer/fieldform.h"

namespace seatlock::ui::designer {

class AreaForm : public FieldForm {
    Q_OBJECT

public:
    explicit AreaForm(ChartDocument& document);
    bool applies(const Focus& focus) const override { return focus.area != nullptr; }

private:
    void set(const QString& kind, const std::function<void(seating::Area&)>& how);
};

class DecorationForm : public FieldForm {
    Q_OBJECT

public:
    explicit DecorationForm(ChartDocument& document);
    bool applies(const Focus& focus) const override { return focus.decoration != nullptr; }

private:
    using Words = std::string seating::Decoration::*;

    void color(const QString& label, Words member);
    void set(const QString& kind, const std::function<void(seating::Decoration&)>& how);
    /// Before or behind all others.
    void restack(bool front);
};

/// Of a standing area or decoration that is not made of corners: where it is and how large.
class OutlineForm : public FieldForm {
    Q_OBJECT

public:
    explicit OutlineForm(ChartDocument& document);
    bool applies(const Focus& focus) const override;

private:
    static const seating::Outline& outlineOf(const Focus& focus);
    void length(const QString& label, const Range& range, double seating::Outline::*member);
    void set(const QString& kind, const std::function<void(seating::Outline&)>& how);
};

}  // namespace seatlock::ui::designer
