// The console's two palettes, for the Fusion style. Pure; the UI thread.
#pragma once

#include <QPalette>

namespace seatlock::ui::style {

/// Every text role reads on its ground with text_contrast at least; disabled text, with
/// graphics_contrast.
QPalette lightPalette();
QPalette darkPalette();

}  // namespace seatlock::ui::style
