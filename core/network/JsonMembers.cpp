#include "core/network/JsonMembers.h"

#include <algorithm>
#include <cstdint>

namespace vitrine {

namespace {

constexpr std::int64_t highestPort = 65535;

} // namespace

JsonMembers::JsonMembers(const nlohmann::ordered_json &value, Message place) : m_value(value), m_place(std::move(place))
{
    if (!value.is_object()) {
        m_failed = true;
        m_error = fail(VITRINE_TEXT("core", "%1 must be an object, \"{…}\"."), m_place);
    }
}

const nlohmann::ordered_json *JsonMembers::find(const char *name) const
{
    if (!m_value.is_object())
        return nullptr;
    const auto found = m_value.find(name);
    return found == m_value.end() ? nullptr : &*found;
}

void JsonMembers::mustBe(const char *name, const Message &needed)
{
    if (m_failed)
        return;
    m_failed = true;
    m_error = fail(VITRINE_TEXT("core", "%1: the member \"%2\" must be %3."), m_place, name, needed);
}

std::string JsonMembers::requiredText(const char *name)
{
    if (!m_failed && !find(name)) {
        m_failed = true;
        m_error = fail(VITRINE_TEXT("core", "%1: the member \"%2\" is missing."), m_place, name);
    }
    return text(name);
}

std::string JsonMembers::text(const char *name)
{
    const auto *member = find(name);
    if (!member)
        return {};
    if (!member->is_string()) {
        mustBe(name, Message::of(VITRINE_TEXT("core", "a text")));
        return {};
    }
    return member->get<std::string>();
}

int JsonMembers::port(const char *name)
{
    const auto *member = find(name);
    if (!member)
        return 0;
    // Compared unsigned, because 2^63 and above don't fit a signed number.
    if (!member->is_number_unsigned() || member->get<std::uint64_t>() > static_cast<std::uint64_t>(highestPort)) {
        mustBe(name, Message::of(VITRINE_TEXT("core", "a whole number from 0 to %1"), highestPort));
        return 0;
    }
    return member->get<int>();
}

std::vector<std::string> JsonMembers::texts(const char *name)
{
    const auto *member = find(name);
    if (!member)
        return {};
    if (!member->is_array() || !std::ranges::all_of(*member, [](const auto &entry) { return entry.is_string(); })) {
        mustBe(name, Message::of(VITRINE_TEXT("core", "a list of texts")));
        return {};
    }
    return member->get<std::vector<std::string>>();
}

const nlohmann::ordered_json *JsonMembers::list(const char *name, bool required)
{
    const auto *member = find(name);
    if (member ? member->is_array() : !required)
        return member;
    mustBe(name, Message::of(VITRINE_TEXT("core", "a list")));
    return nullptr;
}

UnknownMembers JsonMembers::unknown(std::initializer_list<std::string_view> known) const
{
    UnknownMembers members;
    if (!m_value.is_object())
        return members;
    for (const auto &[name, value] : m_value.items()) {
        if (std::ranges::find(known, name) == known.end())
            members.emplace(name, value.dump());
    }
    return members;
}

} // namespace vitrine
