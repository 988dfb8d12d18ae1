#pragma once

class QApplication;

namespace vitrine {

/// What Fusion lacks to look like the studio: quiet docks, segmented buttons, captions. Follows the Theme.
void installStudioStyle(QApplication *application);

} // namespace vitrine
