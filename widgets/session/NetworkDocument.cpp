#include "widgets/session/NetworkDocument.h"

#include "core/edit/Blocks.h"
#include "core/graph/MemoryLimit.h"
#include "widgets/session/Session.h"

#include <utility>

namespace vitrine {

namespace {

WeightEdits renamed(WeightEdits edits, const std::string &id, const std::string &newId)
{
    WeightEdits result;
    for (auto &[name, numbers] : edits)
        result[name.starts_with(id + '.') ? newId + name.substr(id.size()) : name] = std::move(numbers);
    return result;
}

/// The weights of blocks that got another id under their new names, and those that they came from.
std::shared_ptr<const TrainedWeights> renamed(const std::shared_ptr<const TrainedWeights> &weights,
                                              const NetworkDocument::Renames &renames)
{
    if (!weights || renames.empty())
        return weights;
    TrainedWeights result = *weights;
    result.origin = renamed(weights->origin, renames);
    for (const auto &[from, to] : renames) {
        result.tensors = edit::renameWeights(std::move(result.tensors), from, to);
        result.edits = renamed(std::move(result.edits), from, to);
    }
    return std::make_shared<const TrainedWeights>(std::move(result));
}

} // namespace

NetworkDocument::NetworkDocument(Session *session, QObject *parent)
    : QObject(parent), m_session(session), m_network(std::make_shared<const Network>())
{
    connect(session, &Session::asked, this, &NetworkDocument::follow);
    // Before the views of the run, so that they find the network that it is of.
    connect(session, &Session::traceChanged, this, &NetworkDocument::followOutcome);
}

void NetworkDocument::apply(const QString &text, Network after, int mergeKey, const Renames &renames)
{
    if (after == *m_network)
        return;
    Question before = m_session->question(), question = before;
    before.network.edited = m_network; // so that undo needs no file, and no time
    const bool onlyMoves = edit::runsAlike(*m_network, after);
    question.network.edited = std::make_shared<const Network>(std::move(after));
    if (!onlyMoves) // else they stay what they are
        question.weights = keptWeights();
    question.weights.trained = renamed(question.weights.trained, renames);
    tell(before, std::move(question), text, mergeKey);
}

void NetworkDocument::applyWeights(const QString &text, const TensorMap &changed, int mergeKey)
{
    if (changed.empty())
        return;
    changeWeights(text, mergeKey, [&changed](TrainedWeights &weights) {
        for (const auto &[name, tensor] : changed) {
            weights.tensors.insert_or_assign(name, tensor);
            weights.edits.erase(name);
        }
    });
}

void NetworkDocument::applyNumbers(const QString &text, const std::string &name, const Snapshot &tensor,
                                   const NumberEdits &numbers, int mergeKey)
{
    changeWeights(text, mergeKey, [&](TrainedWeights &weights) {
        weights.tensors.insert_or_assign(name, tensor);
        if (numbers.isEmpty())
            weights.edits.erase(name);
        else
            weights.edits[name] = numbers;
    });
}

void NetworkDocument::changeWeights(const QString &text, int mergeKey,
                                    const std::function<void(TrainedWeights &)> &change)
{
    if (!m_session->outcome())
        return;
    Question before = m_session->question(), question = before;
    before.network.edited = question.network.edited = m_network;
    question.weights = keptWeights();
    TrainedWeights weights = *question.weights.trained;
    change(weights);
    question.weights.trained = std::make_shared<const TrainedWeights>(std::move(weights));
    tell(before, std::move(question), text, mergeKey);
}

void NetworkDocument::tell(const Question &before, Question after, const QString &text, int mergeKey)
{
    if (after.network.edited != m_network) // weights alone change nothing that is shown of it
        show(after.network.edited, after.batch.size);
    emit edited(before, after, text, mergeKey);
}

/// Once weights are kept they stay as they are: what an edit takes away of them comes back with another.
WeightsSource NetworkDocument::keptWeights() const
{
    WeightsSource source = m_session->question().weights;
    const auto outcome = m_session->outcome();
    if (!outcome)
        return source;
    if (source.kind == WeightsSource::Kind::Edited) {
        // Those that were drawn for what edits added are kept as well: the next edit must not draw them anew.
        TrainedWeights weights = *source.trained;
        const std::size_t before = weights.tensors.size();
        weights.tensors.insert(outcome->trace->weights.begin(), outcome->trace->weights.end());
        if (!weights.origin)
            weights.origin = source.trained; // as a file of another format gave them
        if (weights.tensors.size() != before || weights.origin == source.trained)
            source.trained = std::make_shared<const TrainedWeights>(std::move(weights));
        return source;
    }
    const bool isTrained = source.trained != nullptr;
    TrainedWeights weights{m_network, outcome->trace->weights, isTrained ? source.trained->step : 0,
                           isTrained ? source.trained->epoch : 0};
    weights.origin = std::make_shared<const TrainedWeights>(weights);
    source.trained = std::make_shared<const TrainedWeights>(std::move(weights));
    source.kind = WeightsSource::Kind::Edited;
    source.file.clear();
    return source;
}

void NetworkDocument::follow(const Question &asked)
{
    const bool isChecked =
        asked.network.edited == m_network && asked.batch.size == m_batch && m_session->options().memoryLimit == m_limit;
    if (asked.network.edited && !isChecked)
        show(asked.network.edited, asked.batch.size);
}

void NetworkDocument::followOutcome()
{
    const auto outcome = m_session->outcome();
    // What is edited meanwhile is newer.
    if (m_session->isBusy() && m_session->question().network.edited)
        return;
    const std::int64_t batch = outcome->question.batch.size;
    if (batch != m_batch || !(outcome->network == *m_network))
        show(std::make_shared<const Network>(outcome->network), batch);
}

void NetworkDocument::show(std::shared_ptr<const Network> network, std::int64_t batch)
{
    m_network = std::move(network);
    m_batch = batch;
    m_limit = m_session->options().memoryLimit;
    m_check = buildGraph(*m_network, batch);
    limitMemory(m_check, m_limit);
    emit changed();
}

} // namespace vitrine
