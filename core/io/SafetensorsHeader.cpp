#include "core/io/SafetensorsHeader.h"

#include "core/base/JsonParser.h"
#include "core/base/Shortened.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace vitrine {

namespace {

constexpr std::size_t mostTensors = 100'000; // each takes some hundred bytes in memory, whatever its data
constexpr std::size_t mostDimensions = 64; // as PyTorch

std::string storedTypeNames()
{
    std::string names;
    for (const StoredType &type : storedTypes())
        names += (names.empty() ? "" : ", ") + std::string(type.name);
    return names;
}

/// Takes the header's members as they come; refuses the first that is not as the format has it, so that a hostile
/// header costs no more memory than a good one.
class HeaderVisitor : public JsonVisitor {
public:
    explicit HeaderVisitor(const std::string &file) : m_file(file) { }

    SafetensorsHeader take() { return std::move(m_header); }

    Answer null() override { return other("null"); }
    Answer boolean(bool value) override { return other(value ? "true" : "false"); }
    Answer integer(std::int64_t value) override { return other(std::to_string(value)); }
    Answer number(double value) override { return other(Message::of("%1", value).text()); }

    Answer unsignedInteger(std::uint64_t value) override
    {
        if (m_state == State::Shape && value <= std::numeric_limits<std::int64_t>::max()) {
            tensor().shape.push_back(static_cast<std::int64_t>(value));
            if (tensor().shape.size() > mostDimensions)
                return fail(VITRINE_TEXT("core", "The tensor %2 in the file %1 has more than %3 dimensions."), m_file,
                            shortened(tensor().name), mostDimensions);
            return {};
        }
        if (m_state == State::Offsets && m_offsets < 2) {
            (m_offsets == 0 ? tensor().begin : tensor().end) = value;
            ++m_offsets;
            return {};
        }
        if (m_state == State::Offsets)
            return offsetsError();
        return other(std::to_string(value));
    }

    Answer string(std::string value) override
    {
        if (m_state == State::Metadata) {
            m_header.metadata.insert_or_assign(m_key, std::move(value));
            return {};
        }
        if (m_state != State::Tensor || m_key != "dtype")
            return other("\"" + shortened(value) + "\"");
        tensor().type = storedType(value);
        if (!tensor().type)
            return fail(
                VITRINE_TEXT("core",
                             "The tensor %2 in the file %1 has the dtype %3, which is not known here; known are %4."),
                m_file, shortened(tensor().name), shortened(value), storedTypeNames());
        return {};
    }

    Answer key(std::string name) override
    {
        if (m_skipped == 0) // inside a member that is overlooked, its own name stays
            m_key = std::move(name);
        return {};
    }

    Answer beginObject() override
    {
        switch (m_state) {
        case State::Start:
            m_state = State::Root;
            return {};
        case State::Root:
            return m_key == "__metadata__" ? enter(State::Metadata) : beginTensor();
        default:
            return beginOther("{…}");
        }
    }

    Answer beginArray() override
    {
        if (m_state == State::Tensor && m_key == "shape") {
            m_hasShape = true;
            return enter(State::Shape);
        }
        if (m_state == State::Tensor && m_key == "data_offsets")
            return enter(State::Offsets);
        return beginOther("[…]");
    }

    Answer endObject() override
    {
        if (m_skipped > 0)
            return endOther();
        if (m_state != State::Tensor) {
            m_state = m_state == State::Metadata ? State::Root : State::Start;
            return {};
        }
        m_state = State::Root;
        const char *missing = !tensor().type ? "dtype"
            : !m_hasShape                    ? "shape"
            : m_offsets < 2                  ? "data_offsets"
                                             : nullptr;
        if (missing)
            return fail(VITRINE_TEXT("core", "The tensor %2 in the file %1 has no %3."), m_file,
                        shortened(tensor().name), missing);
        return {};
    }

    Answer endArray() override
    {
        if (m_skipped > 0)
            return endOther();
        if (m_state == State::Offsets && m_offsets != 2)
            return offsetsError();
        m_state = State::Tensor;
        return {};
    }

private:
    enum class State { Start, Root, Metadata, Tensor, Shape, Offsets };

    StoredTensor &tensor() { return m_header.tensors.back(); }

    Answer enter(State state)
    {
        m_state = state;
        return {};
    }
    Answer beginTensor()
    {
        if (m_header.tensors.size() == mostTensors)
            return fail(VITRINE_TEXT("core", "The file %1 has more than %2 tensors."), m_file, mostTensors);
        m_header.tensors.emplace_back().name = m_key;
        m_hasShape = false;
        m_offsets = 0;
        return enter(State::Tensor);
    }
    /// Members that the format doesn't know are overlooked, as the reference implementation does.
    bool isUnknownMember() const
    {
        return m_skipped > 0
            || (m_state == State::Tensor && m_key != "dtype" && m_key != "shape" && m_key != "data_offsets");
    }
    Answer beginOther(const char *found)
    {
        if (!isUnknownMember())
            return other(found);
        ++m_skipped;
        return {};
    }
    Answer endOther()
    {
        --m_skipped;
        return {};
    }
    Answer offsetsError()
    {
        return fail(VITRINE_TEXT("core", "The tensor %2 in the file %1 must have two data_offsets."), m_file,
                    shortened(tensor().name));
    }
    /// A value where the format has another.
    Answer other(const std::string &found)
    {
        if (isUnknownMember())
            return {};
        switch (m_state) {
        case State::Start:
            return fail(VITRINE_TEXT("core", "The file %1 is not a safetensors file: its header is %2, not an object."),
                        m_file, found);
        case State::Root:
            return fail(VITRINE_TEXT("core", "The tensor %2 in the file %1 is described by %3, not by an object."),
                        m_file, shortened(m_key), found);
        case State::Metadata:
            return fail(VITRINE_TEXT("core", "The metadata %2 in the file %1 must be a text, not %3."), m_file,
                        shortened(m_key), found);
        case State::Tensor:
        case State::Shape:
        case State::Offsets:
            break;
        }
        return fail(
            m_key == "dtype"
                ? VITRINE_TEXT("core", "The tensor %2 in the file %1: its %3 must be a text, not %4.")
                : VITRINE_TEXT("core", "The tensor %2 in the file %1: its %3 must be whole numbers from 0, not %4."),
            m_file, shortened(tensor().name), m_key, found);
    }

    const std::string &m_file;
    SafetensorsHeader m_header;
    State m_state = State::Start;
    std::string m_key;
    bool m_hasShape = false;
    int m_offsets = 0;
    int m_skipped = 0; ///< how deep inside a member that is overlooked
};

Result<void> checkSize(const StoredTensor &tensor, const std::string &file)
{
    if (tensor.begin > tensor.end)
        return fail(
            VITRINE_TEXT("core", "The tensor %2 in the file %1 ends before it begins: at byte %3, from byte %4."), file,
            shortened(tensor.name), tensor.end, tensor.begin);
    // Sizes of 0 count as 1 here: the strides of the others must be numbers, too, and in memory a number takes up to 8
    // bytes.
    std::int64_t room = std::numeric_limits<std::int64_t>::max() / 8;
    for (const std::int64_t size : tensor.shape)
        room /= std::max<std::int64_t>(size, 1);
    if (room == 0)
        return fail(
            VITRINE_TEXT("core", "The tensor %2 in the file %1 has the shape %3, more numbers than any memory holds."),
            file, shortened(tensor.name), shortened(toString(tensor.shape)));
    const auto bytes = static_cast<std::uint64_t>(elementCount(tensor.shape) * tensor.type->bytes);
    if (bytes != tensor.end - tensor.begin)
        return fail(
            VITRINE_TEXT(
                "core",
                "The tensor %2 in the file %1: its shape %3 takes %4 bytes as %5, but its data_offsets hold %6."),
            file, shortened(tensor.name), shortened(toString(tensor.shape)), bytes, std::string(tensor.type->name),
            tensor.end - tensor.begin);
    return {};
}

/// The tensors, in the order of their data, must cover it all and each other nowhere.
Result<void> checkCover(const std::vector<StoredTensor> &tensors, std::uint64_t dataSize, const std::string &file)
{
    std::uint64_t covered = 0;
    const StoredTensor *previous = nullptr;
    for (const StoredTensor &tensor : tensors) {
        if (tensor.end > dataSize)
            return fail(
                VITRINE_TEXT(
                    "core",
                    "The file %1 is truncated: the tensor %2 ends at byte %3 of the data, but there are only %4."),
                file, shortened(tensor.name), tensor.end, dataSize);
        if (tensor.begin < covered)
            return fail(VITRINE_TEXT("core", "The tensors %2 and %3 in the file %1 overlap."), file,
                        shortened(previous->name), shortened(tensor.name));
        if (tensor.begin > covered)
            return fail(VITRINE_TEXT("core", "The file %1 has a hole of %2 bytes before the tensor %3."), file,
                        tensor.begin - covered, shortened(tensor.name));
        covered = tensor.end;
        previous = &tensor;
    }
    if (covered < dataSize)
        return fail(VITRINE_TEXT("core", "The file %1 has %2 bytes after its tensors that belong to none."), file,
                    dataSize - covered);
    return {};
}

} // namespace

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataSize, const std::string &file)
{
    HeaderVisitor visitor(file);
    const JsonLimits limits{.bytes = safetensorsHeaderLimit, .depth = 64, .values = 100 * mostTensors};
    if (auto parsed = parseJson(json, file + " (header)", limits, visitor); !parsed)
        return parsed.error();
    SafetensorsHeader header = visitor.take();
    for (const StoredTensor &tensor : header.tensors) {
        if (auto checked = checkSize(tensor, file); !checked)
            return checked.error();
    }
    const auto place = [](const StoredTensor &tensor) { return std::tuple(tensor.begin, tensor.end); };
    std::ranges::stable_sort(header.tensors, {}, place);
    if (auto checked = checkCover(header.tensors, dataSize, file); !checked)
        return checked.error();
    return header;
}

} // namespace vitrine
