#pragma once

#include "core/base/Message.h"

#include <QString>

namespace vitrine {

/// A text of core in the user's language: its pattern and those of its arguments are looked up in the context "core".
/// What is verbatim stays as it is.
QString toText(const Message &message);

} // namespace vitrine
