#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// What an XML text from outside may cost.
struct XmlLimits {
    std::uint64_t bytes = 16 * 1024 * 1024;
    int depth = 32; ///< elements inside each other
    std::uint64_t elements = 500'000;
};

/// An element of an XML text. Attributes are checked but not kept: the formats read here have none.
struct XmlElement {
    std::string name;
    std::string text; ///< its own, without that of its children; not trimmed
    int line = 1; ///< on which it begins
    std::vector<XmlElement> children;

    /// The first child of that name; null where there is none.
    const XmlElement *child(std::string_view childName) const;
};

/// Reads the plain part of XML 1.0 strictly: elements, attributes, text, comments, CDATA, in UTF-8. Refused is whatever
/// reaches beyond the text or makes it grow: a DOCTYPE, entities but the five standard ones, other encodings. `name`
/// stands for the file in messages, which tell the line.
Result<XmlElement> readXmlText(std::string_view text, const std::string &name, const XmlLimits &limits = {});

/// The same for a file.
Result<XmlElement> readXmlFile(const std::filesystem::path &file, const XmlLimits &limits = {});

} // namespace vitrine
