#include "core/graph/KindOf.h"

#include "core/graph/own/CustomKind.h"

#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace vitrine {

namespace {

/// What came of a definition: a kind, or why there is none.
struct Made {
    std::unique_ptr<const CustomKind> kind;
    Message problem;
};

/// All definitions that the program has met, by their text. They are small, and graphs in every thread point to their
/// kinds, so that none is ever taken away.
class MadeKinds {
public:
    const Made &of(const std::string &text)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (const auto found = m_made.find(text); found != m_made.end())
                return found->second;
        }
        Made made; // not under the lock: what lies within it is looked up here too
        auto definition = parseDefinition(text, "definition");
        if (definition)
            made.kind = std::make_unique<const CustomKind>(*std::move(definition), text);
        else
            made.problem = definition.error().message;
        const std::lock_guard lock(m_mutex);
        return m_made.emplace(text, std::move(made)).first->second;
    }

private:
    std::mutex m_mutex;
    std::map<std::string, Made, std::less<>> m_made; ///< entries stay where they are
};

const Made &madeOf(const std::string &text)
{
    static MadeKinds kinds;
    return kinds.of(text);
}

const std::string *textOf(const Block &block)
{
    const auto found = block.unknown.find(definitionMember);
    return found == block.unknown.end() ? nullptr : &found->second;
}

} // namespace

const BlockKind *kindOf(const Block &block)
{
    if (block.type != customType)
        return findBlockKind(block.type);
    const std::string *text = textOf(block);
    return text ? madeOf(*text).kind.get() : nullptr;
}

std::optional<Message> definitionProblem(const Block &block)
{
    if (block.type != customType)
        return std::nullopt;
    const std::string *text = textOf(block);
    if (!text)
        return Message::of(VITRINE_TEXT("core", "it has no member \"definition\", which says what it is made of"));
    const Made &made = madeOf(*text);
    return made.kind ? std::nullopt : std::optional(made.problem);
}

const Definition *definitionOf(const BlockKind &kind)
{
    const auto *custom = dynamic_cast<const CustomKind *>(&kind);
    return custom ? &custom->definition() : nullptr;
}

std::string kindName(const BlockKind &kind)
{
    const Definition *definition = definitionOf(kind);
    return definition ? definition->name : kind.type();
}

Block blockOf(const BlockKind &kind, std::string id)
{
    Block block{std::move(id), kind.type(), {}, {}, {}};
    if (const auto *custom = dynamic_cast<const CustomKind *>(&kind))
        block.unknown.emplace(definitionMember, custom->text());
    return block;
}

Result<const BlockKind *> customKind(const Definition &definition)
{
    const Made &made = madeOf(toJson(definition));
    if (!made.kind)
        return Error{made.problem, {}, false};
    return static_cast<const BlockKind *>(made.kind.get());
}

std::string kindKey(const BlockKind &kind)
{
    const auto *custom = dynamic_cast<const CustomKind *>(&kind);
    return custom ? std::string(customType) + custom->text() : kind.type();
}

const BlockKind *kindOfKey(std::string_view key)
{
    const std::string_view type = customType;
    if (!key.starts_with(type) || key.size() == type.size())
        return findBlockKind(key);
    return madeOf(std::string(key.substr(type.size()))).kind.get();
}

} // namespace vitrine
