#pragma once

#include <functional>

class QWidget;

namespace vitrine {

/// Sets a widget's texts now, and again whenever the language changes. `apply` must not outlive what it captures beyond
/// the widget.
void translated(QWidget *widget, std::function<void()> apply);

} // namespace vitrine
