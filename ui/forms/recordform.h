// What a form must be able to do so that a RecordEditor can load and save what is in it. It knows
// nothing of requests. UI thread.
#pragma once

#include "ui/forms/conflictdialog.h"

#include <vector>

#include <QJsonObject>
#include <QWidget>

namespace seatlock::ui::forms {

class RecordForm : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// A thing as the API says it; empty: a new one is begun.
    virtual void setRecord(const QJsonObject& record) = 0;
    /// What differs from what was set: the body to be sent.
    virtual QJsonObject change() const = 0;
    /// Whether anything would be lost.
    virtual bool dirty() const { return !change().isEmpty(); }
    /// Empty: it can be sent. Otherwise what to do, and the field has the focus.
    virtual QString problem() = 0;
    virtual std::vector<Facet> facets() const = 0;
    /// Whether it may be changed, or only be looked at.
    virtual void setEditable(bool editable) { setEnabled(editable); }

Q_SIGNALS:
    void edited();
};

}  // namespace seatlock::ui::forms
