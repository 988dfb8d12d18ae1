#include "core/training/compare/variants/support/VariantBase.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

class NumberVariant : public VariantBase {
public:
    NumberVariant(VariantText text, VariantNumber number)
        : VariantBase(std::move(text)), m_number(std::move(number)) { }

    Result<VariantOptions> options(const TrainSetup &setup) const override
    {
        VariantOptions options;
        options.min = m_number.min;
        options.max = m_number.max;
        options.isWhole = m_number.isWhole;
        options.isLogarithmic = m_number.isLogarithmic;
        const double proposal = m_number.propose(m_number.get(setup));
        options.proposal.number =
            std::clamp(m_number.isWhole ? std::round(proposal) : proposal, m_number.min, m_number.max);
        return options;
    }
    Message describe(const VariantValue &value) const override
    {
        return value.number == 0 && m_number.off ? Message::of(m_number.off)
                                                 : Message::of(m_number.pattern, value.number);
    }
    Result<void> apply(TrainSetup &setup, const VariantValue &value) const override
    {
        m_number.set(setup, value.number);
        return {};
    }

private:
    VariantNumber m_number;
};

class ListVariant : public VariantBase {
public:
    ListVariant(VariantText text, VariantList list) : VariantBase(std::move(text)), m_list(std::move(list)) { }

    Result<VariantOptions> options(const TrainSetup &setup) const override
    {
        const auto present = m_list.present(setup);
        if (!present)
            return present.error();
        VariantOptions options;
        for (const VariantChoice &choice : m_list.choices)
            if (choice.name != *present)
                options.choices.push_back(choice);
        const bool isOffered = m_list.proposal != *present && !m_list.proposal.empty();
        options.proposal.choice = isOffered ? m_list.proposal : options.choices.front().name;
        return options;
    }
    Message describe(const VariantValue &value) const override
    {
        const auto found = std::find_if(m_list.choices.begin(), m_list.choices.end(),
                                        [&value](const VariantChoice &choice) { return choice.name == value.choice; });
        return Message::of(m_list.pattern,
                           found == m_list.choices.end() ? Message::verbatim(value.choice) : found->title);
    }
    Result<void> apply(TrainSetup &setup, const VariantValue &value) const override
    {
        return m_list.set(setup, value.choice);
    }

private:
    VariantList m_list;
};

} // namespace

std::unique_ptr<VariantKind> makeNumberVariant(VariantText text, VariantNumber number)
{
    return std::make_unique<NumberVariant>(std::move(text), std::move(number));
}

std::unique_ptr<VariantKind> makeListVariant(VariantText text, VariantList list)
{
    return std::make_unique<ListVariant>(std::move(text), std::move(list));
}

} // namespace vitrine
