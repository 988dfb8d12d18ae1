#pragma once

namespace vitrine {

/// Lets screen readers see a CanvasView as a list of its blocks. Once per program; calling it again does nothing.
void installCanvasAccessibility();

} // namespace vitrine
