#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

/// What a JSON text from outside may cost.
struct JsonLimits {
    std::uint64_t bytes = 16 * 1024 * 1024;
    int depth = 64; ///< objects and arrays inside each other
    std::uint64_t values = 1'000'000; ///< numbers, strings, objects … in all: a parsed value takes many times its text
};

/// Takes what a JSON text holds, in its order. Each call answers nothing to go on, or the error that ends the reading.
class JsonVisitor {
public:
    virtual ~JsonVisitor() = default;

    using Answer = std::optional<Error>;
    virtual Answer null() = 0;
    virtual Answer boolean(bool value) = 0;
    virtual Answer integer(std::int64_t value) = 0; ///< a negative one
    virtual Answer unsignedInteger(std::uint64_t value) = 0;
    virtual Answer number(double value) = 0;
    virtual Answer string(std::string value) = 0;
    virtual Answer beginObject() = 0;
    virtual Answer key(std::string name) = 0;
    virtual Answer endObject() = 0;
    virtual Answer beginArray() = 0;
    virtual Answer endArray() = 0;
    /// How much of the text has been read, from 0 to 1; told at the end of each object.
    virtual Answer reached(double /*share*/) { return {}; }
};

/// Reads strict JSON (RFC 8259): UTF-8, no comments, no name twice in one object, nothing after the value. `name`
/// stands for the file in messages, which tell line, column and what was expected.
Result<void> parseJson(std::string_view text, const std::string &name, const JsonLimits &limits, JsonVisitor &visitor);

} // namespace vitrine
