#include "core/io/pickle/Unpickler.h"

#include "core/base/Shortened.h"
#include "core/base/SystemError.h"
#include "core/io/LittleEndian.h"
#include "core/io/pickle/PickleCalls.h"
#include "core/io/pickle/PickleInput.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine {

namespace {

constexpr PickleId noObject = ~PickleId(0);

/// A name from a pickle, which may be any bytes, for a message.
std::string printable(std::string_view name)
{
    std::string text(name.substr(0, 120));
    std::ranges::replace_if(
        text, [](char c) { return c < 0x20 || c > 0x7e; }, '?');
    return shortened(text);
}

/// Python's pickle machine: a stack, a memo, and marks on the stack. The first problem stops it; until the step that
/// met it is over, the stack answers with object 0.
class Machine {
public:
    Machine(std::span<const std::byte> bytes, const std::string &file, const PickleLimits &limits)
        : m_input(bytes), m_file(file), m_limits(limits)
    {
        m_none = m_pickle.add(PickleOpaque{});
    }

    Result<Pickle> run();

private:
    using Step = void (Machine::*)();
    using Steps = std::array<Step, 256>;
    static constexpr Steps makeSteps();

    void check();
    void refuse(const Message &reason);
    void wrongValues() { refuse(Message::of(VITRINE_TEXT("core", "an instruction finds other values than it takes"))); }
    void refuseGlobal(std::string_view module, std::string_view name);

    void push(PickleId id) { m_stack.push_back(id); }
    PickleId top();
    PickleId pop();
    std::vector<PickleId> popToMark();

    template <typename Length>
    std::string_view counted()
    {
        return m_input.take(m_input.number<Length>());
    }
    template <typename Length>
    void text()
    {
        push(m_pickle.add(PickleText{counted<Length>()}));
    }
    template <typename Length>
    void bytes()
    {
        push(m_pickle.add(PickleBytes{counted<Length>()}));
    }
    template <typename Number>
    void integer()
    {
        push(m_pickle.add(std::int64_t{m_input.number<Number>()}));
    }
    template <typename Length>
    void longInteger();
    template <typename Number>
    void get()
    {
        recall(m_input.number<Number>());
    }
    template <typename Number>
    void put()
    {
        remember(m_input.number<Number>());
    }
    template <bool value>
    void boolean()
    {
        push(m_pickle.add(value));
    }
    template <PickleContainer kind>
    void empty()
    {
        push(m_pickle.addSequence(kind, {}));
    }
    template <std::size_t count>
    void shortTuple();

    void protocol();
    void frame() { m_input.number<std::uint64_t>(); } // how much Python reads ahead
    void stop() { m_stopped = true; }
    void mark();
    void none() { push(m_none); }
    void real();
    void drop() { pop(); }
    void dropToMark() { popToMark(); }
    void duplicate() { push(top()); }
    void tuple() { push(m_pickle.addSequence(PickleContainer::Tuple, popToMark())); }
    void list() { push(m_pickle.addSequence(PickleContainer::List, popToMark())); }
    void dict();
    void append() { extend(PickleContainer::List, {pop()}); }
    void appends() { extend(PickleContainer::List, popToMark()); }
    void setItem();
    void setItems() { extend(PickleContainer::Dict, popToMark()); }
    void extend(PickleContainer kind, const std::vector<PickleId> &elements);
    void getLine() { recall(lineNumber()); }
    void putLine() { remember(lineNumber()); }
    void memoize() { remember(m_remembered); }
    std::uint64_t lineNumber();
    void recall(std::uint64_t number);
    void remember(std::uint64_t number);
    void global();
    void stackGlobal();
    void pushGlobal(std::string_view module, std::string_view name);
    void instance();
    void call();
    void build();
    void persistentId();
    void unknown();

    PickleInput m_input;
    const std::string &m_file;
    const PickleLimits &m_limits;
    Pickle m_pickle;
    PickleId m_none = 0;
    std::vector<PickleId> m_stack;
    std::vector<std::size_t> m_marks; ///< sizes of the stack when they were set
    std::vector<PickleId> m_memo;
    std::uint64_t m_remembered = 0; ///< objects
    std::size_t m_place = 0; ///< where the instruction is
    std::uint8_t m_instruction = 0;
    bool m_stopped = false;
    std::optional<Error> m_error;
};

constexpr Machine::Steps Machine::makeSteps()
{
    using M = Machine;
    using enum PickleContainer;
    struct Entry {
        int instruction;
        Step step;
    };
    // By the names of Python's pickletools.
    constexpr Entry entries[] = {
        {0x80, &M::protocol}, // PROTO
        {0x95, &M::frame},
        {'.', &M::stop},
        {'(', &M::mark},
        {'N', &M::none},
        {0x88, &M::boolean<true>}, // NEWTRUE
        {0x89, &M::boolean<false>}, // NEWFALSE
        {'J', &M::integer<std::int32_t>}, // BININT
        {'K', &M::integer<std::uint8_t>}, // BININT1
        {'M', &M::integer<std::uint16_t>}, // BININT2
        {0x8a, &M::longInteger<std::uint8_t>}, // LONG1
        {0x8b, &M::longInteger<std::uint32_t>}, // LONG4
        {'G', &M::real}, // BINFLOAT
        {'U', &M::text<std::uint8_t>}, // SHORT_BINSTRING, a text of Python 2
        {'T', &M::text<std::uint32_t>}, // BINSTRING
        {0x8c, &M::text<std::uint8_t>}, // SHORT_BINUNICODE
        {'X', &M::text<std::uint32_t>}, // BINUNICODE
        {0x8d, &M::text<std::uint64_t>}, // BINUNICODE8
        {'C', &M::bytes<std::uint8_t>}, // SHORT_BINBYTES
        {'B', &M::bytes<std::uint32_t>}, // BINBYTES
        {0x8e, &M::bytes<std::uint64_t>}, // BINBYTES8
        {0x96, &M::bytes<std::uint64_t>}, // BYTEARRAY8
        {'0', &M::drop}, // POP
        {'1', &M::dropToMark}, // POP_MARK
        {'2', &M::duplicate}, // DUP
        {')', &M::empty<Tuple>},
        {0x85, &M::shortTuple<1>}, // TUPLE1
        {0x86, &M::shortTuple<2>},
        {0x87, &M::shortTuple<3>},
        {'t', &M::tuple},
        {']', &M::empty<List>},
        {'l', &M::list},
        {'a', &M::append},
        {'e', &M::appends},
        {'}', &M::empty<Dict>},
        {'d', &M::dict},
        {'s', &M::setItem},
        {'u', &M::setItems},
        {0x8f, &M::empty<List>}, // EMPTY_SET: nobody here asks whether it is a set
        {0x90, &M::appends}, // ADDITEMS
        {0x91, &M::list}, // FROZENSET
        {'g', &M::getLine}, // GET
        {'h', &M::get<std::uint8_t>}, // BINGET
        {'j', &M::get<std::uint32_t>}, // LONG_BINGET
        {'p', &M::putLine}, // PUT
        {'q', &M::put<std::uint8_t>}, // BINPUT
        {'r', &M::put<std::uint32_t>}, // LONG_BINPUT
        {0x94, &M::memoize},
        {'c', &M::global},
        {0x93, &M::stackGlobal},
        {'i', &M::instance}, // INST
        {'R', &M::call}, // REDUCE
        {0x81, &M::call}, // NEWOBJ
        {'b', &M::build},
        {'Q', &M::persistentId}, // BINPERSID
    };
    Steps steps{};
    steps.fill(&M::unknown);
    for (const Entry &entry : entries)
        steps[static_cast<std::size_t>(entry.instruction)] = entry.step;
    return steps;
}

Result<Pickle> Machine::run()
{
    static constexpr Steps steps = makeSteps();
    while (!m_error && !m_stopped) {
        m_place = m_input.position();
        m_instruction = m_input.number<std::uint8_t>();
        (this->*steps[m_instruction])();
        check();
    }
    const PickleId root = m_error ? m_none : pop();
    if (m_error)
        return *m_error;
    m_pickle.setRoot(root);
    m_pickle.setLength(m_input.position());
    return std::move(m_pickle);
}

void Machine::check()
{
    if (m_input.isCut())
        refuse({});
    else if (m_pickle.memory() > m_limits.memory || m_stack.size() > m_limits.stack)
        refuse(Message::of(VITRINE_TEXT("core", "its objects take more than %1"), formatBytes(m_limits.memory)));
}

/// The first reason stays. Where the input ends too early, nothing else can be known.
void Machine::refuse(const Message &reason)
{
    if (m_error)
        return;
    if (m_input.isCut())
        m_error = fail(VITRINE_TEXT("core", "The file %1 is truncated: its pickle ends too early."), m_file);
    else
        m_error = fail(VITRINE_TEXT("core", "The file %1 has a pickle that can't be read: %2 (at byte %3 of it)."),
                       m_file, reason, m_place);
}

void Machine::refuseGlobal(std::string_view module, std::string_view name)
{
    if (m_input.isCut())
        return refuse({});
    if (!m_error)
        m_error =
            fail(VITRINE_TEXT("core",
                              "The file %1 asks for %2, which a checkpoint has no need of; nothing was run. Only state "
                              "dicts can be read, not whole models."),
                 m_file, printable(module) + "." + printable(name));
}

PickleId Machine::top()
{
    if (m_stack.size() > (m_marks.empty() ? 0 : m_marks.back()))
        return m_stack.back();
    wrongValues();
    return m_none;
}

PickleId Machine::pop()
{
    const PickleId id = top();
    if (!m_error)
        m_stack.pop_back();
    return id;
}

std::vector<PickleId> Machine::popToMark()
{
    if (m_marks.empty()) {
        wrongValues();
        return {};
    }
    const auto first = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    const std::vector<PickleId> popped(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    m_marks.pop_back();
    return popped;
}

void Machine::protocol()
{
    constexpr int newest = 5;
    const auto version = m_input.number<std::uint8_t>();
    if (version > newest)
        refuse(Message::of(VITRINE_TEXT("core", "it has the protocol %1, where at most %2 is known here"), version,
                           newest));
}

void Machine::mark()
{
    if (m_marks.size() == m_limits.depth)
        return refuse(Message::of(VITRINE_TEXT("core", "it is nested more than %1 deep"), m_limits.depth));
    m_marks.push_back(m_stack.size());
}

/// The one number that is big-endian.
void Machine::real()
{
    std::string bytes(m_input.take(sizeof(double)));
    bytes.resize(sizeof(double));
    std::ranges::reverse(bytes);
    push(m_pickle.add(numberAt<double>(std::as_bytes(std::span(bytes)))));
}

template <typename Length>
void Machine::longInteger()
{
    const std::string_view digits = counted<Length>();
    if (digits.size() > sizeof(std::int64_t)) {
        push(m_pickle.add(PickleBytes{digits}));
        return;
    }
    std::uint64_t number = !digits.empty() && (digits.back() & 0x80) ? ~std::uint64_t(0) : 0; // its sign
    for (std::size_t i = digits.size(); i-- > 0;)
        number = number << 8 | static_cast<std::uint8_t>(digits[i]);
    push(m_pickle.add(static_cast<std::int64_t>(number)));
}

template <std::size_t count>
void Machine::shortTuple()
{
    std::array<PickleId, count> elements;
    std::ranges::generate(elements, [this] { return pop(); });
    std::ranges::reverse(elements);
    push(m_pickle.addSequence(PickleContainer::Tuple, elements));
}

void Machine::dict()
{
    const std::vector<PickleId> items = popToMark();
    empty<PickleContainer::Dict>();
    extend(PickleContainer::Dict, items);
}

void Machine::setItem()
{
    const PickleId value = pop();
    const PickleId key = pop();
    extend(PickleContainer::Dict, {key, value});
}

void Machine::extend(PickleContainer kind, const std::vector<PickleId> &elements)
{
    const auto *target = m_pickle.get<PickleSequence>(top());
    if (!target || target->kind != kind || (kind == PickleContainer::Dict && elements.size() % 2 != 0))
        return wrongValues();
    m_pickle.append(*target, elements);
}

std::uint64_t Machine::lineNumber()
{
    const std::string_view line = m_input.line();
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc() || end != line.data() + line.size())
        wrongValues();
    return number;
}

void Machine::recall(std::uint64_t number)
{
    if (number >= m_memo.size() || m_memo[number] == noObject)
        return refuse(Message::of(VITRINE_TEXT("core", "it asks for the object %1, which it hasn't stored"), number));
    push(m_memo[number]);
}

void Machine::remember(std::uint64_t number)
{
    if (number >= m_limits.memo)
        return refuse(Message::of(VITRINE_TEXT("core", "it stores more than %1 objects"), m_limits.memo));
    if (number >= m_memo.size())
        m_memo.resize(number + 1, noObject);
    if (m_memo[number] == noObject)
        ++m_remembered;
    m_memo[number] = top();
}

void Machine::global()
{
    const std::string_view module = m_input.line();
    const std::string_view name = m_input.line();
    pushGlobal(module, name);
}

void Machine::stackGlobal()
{
    const auto *name = m_pickle.get<PickleText>(pop());
    const auto *module = m_pickle.get<PickleText>(pop());
    if (!name || !module)
        return wrongValues();
    pushGlobal(module->text, name->text);
}

void Machine::pushGlobal(std::string_view module, std::string_view name)
{
    if (const auto known = allowedGlobal(module, name))
        push(m_pickle.add(*known));
    else
        refuseGlobal(module, name);
}

/// An object of a class of the oldest kind, which no checkpoint has.
void Machine::instance()
{
    const std::string_view module = m_input.line();
    refuseGlobal(module, m_input.line());
}

void Machine::call()
{
    const PickleId arguments = pop();
    const auto *function = m_pickle.get<PickleGlobal>(pop());
    const auto result = function ? callGlobal(m_pickle, *function, arguments) : std::nullopt;
    if (!result)
        return wrongValues();
    push(*result);
}

/// Gives the object on top a state: the attributes of an ordered dict, a numpy type's byte order. Neither matters.
void Machine::build()
{
    pop();
    const PickleId object = top();
    if (!m_pickle.elements(object, PickleContainer::Dict) && !m_pickle.get<PickleOpaque>(object))
        wrongValues();
}

void Machine::persistentId()
{
    const auto storage = storageOf(m_pickle, pop());
    if (!storage)
        return refuse(Message::of(VITRINE_TEXT("core", "it describes a tensor's storage in an unknown way")));
    push(*storage);
}

void Machine::unknown()
{
    std::array<char, 5> digits{'0', 'x'};
    const auto end = std::to_chars(digits.data() + 2, digits.data() + digits.size(), m_instruction, 16).ptr;
    refuse(Message::of(VITRINE_TEXT("core", "it has the instruction %1, which no checkpoint needs"),
                       std::string(digits.data(), end)));
}

} // namespace

Result<Pickle> unpickle(std::span<const std::byte> bytes, const std::string &file, const PickleLimits &limits)
{
    return Machine(bytes, file, limits).run();
}

} // namespace vitrine
