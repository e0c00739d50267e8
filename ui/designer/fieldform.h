// A titled form of fields that show and change one thing of a chart. The UI thread.
#pragma once

#include "ui/designer/chartdocument.h"
#include "ui/designer/focus.h"

#include <functional>
#include <map>
#include <vector>

#include <QWidget>

class QComboBox;
class QFormLayout;
class QPushButton;
class QSpinBox;

namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::designer {

class FieldForm : public QWidget {
    Q_OBJECT

public:
    FieldForm(ChartDocument& document, const QString& title);

    /// Whether it is about what is selected.
    virtual bool applies(const Focus& focus) const = 0;
    /// Shows the values. Only when it applies.
    void refresh(const Focus& focus);

protected:
    struct Range {
        double from = 0;
        double to = 0;
        double step = 1;
        int decimals = 0;
        QString suffix;
        double unit = 1;  ///< of what the value is in, in what is shown: 100 for cm shown as m
    };
    static Range metres(double from, double to);
    static Range centimetres(double from, double to);
    static Range degrees(double from = -360, double to = 360);

    using Number = std::function<double(const Focus&)>;
    using SetNumber = std::function<void(double)>;
    using Text = std::function<std::string(const Focus&)>;
    using SetText = std::function<void(const std::string&)>;

    // Getters are asked while the form applies; setters make an edit. A getter of a number may
    // answer not a number: the field is empty, for there are several values.
    void number(const QString& label, const Range& range, Number get, SetNumber set);
    /// Accepted when it is left or with Return.
    void text(const QString& label, Text get, SetText set);
    /// The value is the index, -1 for none of them.
    QComboBox* choice(const QString& label, const QStringList& choices, Number get, SetNumber set);
    /// 0, 1, or not a number for some of both.
    void check(const QString& label, Number get, SetNumber set);
    /// A swatch that asks for a colour, "#rrggbb"; may be none.
    void color(const QString& label, Text get, SetText set);
    QPushButton* button(const QString& label, std::function<void()> action);
    /// What is wrong with what was entered; empty: nothing.
    void say(const std::string& problem);

    ChartDocument& document() { return document_; }
    const ChartDocument& document() const { return document_; }
    Focus focus() const { return focusOf(document_); }
    /// An edit of the field `kind`, where consecutive ones of the same field are one step.
    void edit(const QString& text, const QString& kind, const ChartDocument::Change& change);
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// Whether the field is there at all.
    void showField(const QString& label, bool on);
    /// Before the values are shown.
    void prepare(std::function<void(const Focus&)> how) {
        refresh_.insert(refresh_.begin(), std::move(how));
    }
    void onRefresh(std::function<void(const Focus&)> refresh) {
        refresh_.push_back(std::move(refresh));
    }

private:
    void add(const QString& label, QWidget* field);

    ChartDocument& document_;
    QFormLayout* fields_;
    style::TonedLabel* problem_;
    std::vector<std::function<void(const Focus&)>> refresh_;
    std::map<QString, QWidget*> by_label_;
    bool refreshing_ = false;
};

}  // namespace seatlock::ui::designer
