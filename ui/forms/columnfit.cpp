#include "ui/forms/columnfit.h"

#include <QHeaderView>

namespace seatlock::ui::forms {

void fitColumns(QHeaderView& header, std::initializer_list<int> giving_way) {
    header.setStretchLastSection(false);
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const int column : giving_way) {
        header.setSectionResizeMode(column, QHeaderView::Stretch);
    }
}

}  // namespace seatlock::ui::forms
