#pragma once

#include "core/base/Result.h"
#include "core/detection/Annotations.h"

#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

// What the readers of annotations ask in common.

/// The box between two corners, or why there is none: a number that isn't finite or too large for a picture, a negative
/// size. Without area it is allowed: COCO has some.
Result<Box> checkedBox(double x1, double y1, double x2, double y2);

/// Why a picture's name can't be used: it is empty, or leads out of the folder of the pictures.
std::optional<Message> wrongPictureName(std::string_view file);

/// readCocoAnnotations() for a text; `name` stands for the file in messages.
Result<Annotations> parseCocoAnnotations(std::string_view text, const std::string &name,
                                         const ReadingWatch &watch = {});

/// A number and nothing else; none where the text isn't one, or not a finite one.
std::optional<double> parseNumber(std::string_view text);

/// The text without the spaces around it.
std::string_view trimmed(std::string_view text);

} // namespace vitrine
