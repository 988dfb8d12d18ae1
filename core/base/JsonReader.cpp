#include "core/base/JsonReader.h"

#include "core/base/ReadFile.h"

#include <vector>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

class DocumentBuilder : public JsonVisitor {
public:
    Json take() { return std::move(m_root); }

    Answer null() override { return add(nullptr); }
    Answer boolean(bool value) override { return add(value); }
    Answer integer(std::int64_t value) override { return add(value); }
    Answer unsignedInteger(std::uint64_t value) override { return add(value); }
    Answer number(double value) override { return add(value); }
    Answer string(std::string value) override { return add(std::move(value)); }
    Answer beginObject() override { return open(Json::object()); }
    Answer endObject() override { return close(); }
    Answer beginArray() override { return open(Json::array()); }
    Answer endArray() override { return close(); }
    Answer key(std::string name) override
    {
        m_key = std::move(name);
        return {};
    }

private:
    Json &place(Json value)
    {
        if (m_open.empty())
            return m_root = std::move(value);
        if (auto *array = m_open.back()->get_ptr<Json::array_t *>())
            return array->emplace_back(std::move(value));
        // Not operator[], which would look through all members for the name: parseJson() has seen that it is new.
        Json::object_t::Container &members = m_open.back()->get_ref<Json::object_t &>();
        return members.emplace_back(std::move(m_key), std::move(value)).second;
    }
    Answer add(Json value)
    {
        place(std::move(value));
        return {};
    }
    Answer open(Json value)
    {
        m_open.push_back(&place(std::move(value)));
        return {};
    }
    Answer close()
    {
        m_open.pop_back();
        return {};
    }

    Json m_root;
    std::vector<Json *> m_open; ///< each is its parent's last entry, so that nothing moves it while it is open
    std::string m_key;
};

} // namespace

Result<Json> readJsonText(std::string_view text, const std::string &name, const JsonLimits &limits)
{
    DocumentBuilder builder;
    if (auto parsed = parseJson(text, name, limits, builder); !parsed)
        return parsed.error();
    return builder.take();
}

Result<Json> readJsonFile(const std::filesystem::path &file, const JsonLimits &limits)
{
    const auto text = readFile(file, limits.bytes);
    if (!text)
        return text.error();
    return readJsonText(*text, file.string(), limits);
}

} // namespace vitrine
