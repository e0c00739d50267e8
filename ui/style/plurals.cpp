#include "ui/style/plurals.h"

namespace seatlock::ui::style {

QString Plurals::translate(const char* /*context*/, const char* source,
                           const char* /*disambiguation*/, int n) const {
    if (n < 0) return {};
    QString out = QString::fromUtf8(source);
    return out.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

}  // namespace seatlock::ui::style
