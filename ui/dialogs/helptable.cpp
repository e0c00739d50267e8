#include "ui/dialogs/helptable.h"

namespace seatlock::ui::dialogs {

QString helpTable(const Shortcuts& rows) {
    QString out = QStringLiteral("<table cellpadding=\"3\">");
    for (const auto& [what, keys] : rows) {
        out += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                   .arg(keys.toHtmlEscaped(), what.toHtmlEscaped());
    }
    return out + QStringLiteral("</table>");
}

}  // namespace seatlock::ui::dialogs
