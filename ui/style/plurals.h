// English has no file of translations: "%n seat(s)" is said as "1 seat" and "2 seats" by this. Any
// thread, as translators are.
#pragma once

#include <QTranslator>

namespace seatlock::ui::style {

class Plurals : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    /// Only of texts that count something; null for all others.
    QString translate(const char* context, const char* source, const char* disambiguation,
                      int n) const override;
};

}  // namespace seatlock::ui::style
