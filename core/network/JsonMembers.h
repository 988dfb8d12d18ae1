#pragma once

#include "core/base/Result.h"
#include "core/network/Network.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// One object of a network file, whose members are asked for by name. The first member that is not as it should be is
/// kept as the error; what is asked for after that is default values.
class JsonMembers {
public:
    /// `place` begins every message: `The file x.json: block "conv1"`.
    JsonMembers(const nlohmann::ordered_json &value, Message place);

    bool failed() const { return m_failed; }
    Error error() const { return m_error; }

    /// Null where there is none.
    const nlohmann::ordered_json *find(const char *name) const;
    std::string requiredText(const char *name);
    std::string text(const char *name); ///< "" where there is none
    int port(const char *name); ///< 0 where there is none
    std::vector<std::string> texts(const char *name);
    const nlohmann::ordered_json *list(const char *name, bool required);
    /// All members but the known ones, as JSON text.
    UnknownMembers unknown(std::initializer_list<std::string_view> known) const;

    /// Keeps "member %1 must be %2" as the error.
    void mustBe(const char *name, const Message &needed);

private:
    const nlohmann::ordered_json &m_value;
    Message m_place;
    Error m_error;
    bool m_failed = false;
};

} // namespace vitrine
