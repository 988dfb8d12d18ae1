#pragma once

namespace vitrine {

/// Whether the desktop asks for dark windows: by the palette that the platform gave the program at its start.
/// Needs a QApplication.
bool systemPrefersDark();

} // namespace vitrine
