// How wide the columns of a list are. UI thread.
#pragma once

#include <initializer_list>

class QHeaderView;

namespace seatlock::ui::forms {

/// All are read whole; these share what is left.
void fitColumns(QHeaderView& header, std::initializer_list<int> giving_way);

}  // namespace seatlock::ui::forms
