#include "widgets/ripple/HandEdits.h"

#include "widgets/common/Format.h"
#include "widgets/explanation/ExplanationRows.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Session.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int firstGesture = 70000; ///< keys of undo apart from those of other edits
/// More marks than this would be a carpet, and take long to find.
constexpr std::int64_t mostMarks = 200000;

bool isSame(const Snapshot &a, const Snapshot &b)
{
    if (a.shape() != b.shape() || a.data() == b.data())
        return a.shape() == b.shape();
    if (a.dtype() != DType::Float32 || b.dtype() != DType::Float32 || !a.isContiguous() || !b.isContiguous())
        return a.toFloats() == b.toFloats();
    const auto one = a.floats(), other = b.floats(); // in place: there may be many
    return std::equal(one.begin(), one.end(), other.begin());
}

/// Where a number of the weight is another than of the tensor that it came as.
std::vector<std::int64_t> changedNumbers(const EditedWeight &now, const Snapshot &before)
{
    std::vector<std::int64_t> positions;
    for (const auto &[position, value] : now.numbers.asKeyValueRange())
        if (position >= 0 && position < before.elementCount() && value != static_cast<float>(before.flat(position)))
            positions.push_back(position);
    return positions;
}

bool isChanged(const EditedWeight &now, const Snapshot &before)
{
    if (now.tensor.shape() != before.shape() || now.tensor.data() != before.data())
        return !isSame(now.whole(), before);
    return !changedNumbers(now, before).empty();
}

/// What one step of undo has made of a weight: where it is one number, from what to what.
QString changeText(const std::string &name, const CellChanges &changes, const EditedWeight &before)
{
    const QString tensor = QString::fromStdString(name);
    if (changes.size() > 1)
        return HandEdits::tr("Change %1 numbers of %2")
            .arg(formatCount(static_cast<std::int64_t>(changes.size())), tensor);
    if (changes.empty())
        return HandEdits::tr("Change %1").arg(tensor);
    const auto &[index, value] = *changes.begin();
    return QStringLiteral("%1: %2 → %3")
        .arg(placeText(name, index), formatNumber(before.at(index)), formatNumber(value));
}

/// A weight of those that are kept, or of the run where an edit of the network has given it another shape.
EditedWeight find(const std::string &name, const Trace *run, const TrainedWeights *kept)
{
    EditedWeight weight;
    if (run)
        if (const auto found = run->weights.find(name); found != run->weights.end())
            weight.tensor = found->second;
    if (!kept)
        return weight;
    const auto found = kept->tensors.find(name);
    if (found == kept->tensors.end() || (weight.tensor.valid() && weight.tensor.shape() != found->second.shape()))
        return weight;
    const auto numbers = kept->edits.find(name);
    return {found->second, numbers == kept->edits.end() ? NumberEdits() : numbers->second};
}

} // namespace

HandEdits::HandEdits(Session *session, NetworkDocument *document, QObject *parent)
    : QObject(parent), m_session(session), m_document(document), m_gesture(firstGesture)
{
    connect(session, &Session::traceChanged, this, &HandEdits::followTrace);
}

void HandEdits::begin()
{
    if (std::exchange(m_isMoving, true))
        return;
    ++m_gesture;
    m_changesPixels = false;
    m_basePixels = m_session->question().pixels;
    const WeightsSource &source = m_session->question().weights;
    m_base = source.kind == WeightsSource::Kind::Edited ? source.trained : nullptr;
    m_before = m_present;
    m_ownRuns = true;
    emit beforeChanged();
}

void HandEdits::changePixels(const std::string &input, const CellChanges &changes)
{
    if (!m_present)
        return;
    if (!m_isMoving)
        emit pixelsBegun();
    begin();
    m_changesPixels = true;
    const Shape &batch = m_present->output(input).shape();
    PixelEdits pixels = m_basePixels;
    InputEdits &edits = pixels[input];
    const Shape shape(batch.begin() + 1, batch.end());
    if (edits.shape != shape)
        edits = {shape, {}};
    for (const auto &[index, value] : changes)
        edits.values[positionOf(index, batch)] = static_cast<float>(value);
    if (edits.values.isEmpty())
        pixels.erase(input);
    m_session->setPixels(pixels, false);
}

void HandEdits::changeWeights(const std::string &name, const CellChanges &changes)
{
    if (!m_present || !canChange(name))
        return;
    begin();
    applyNumbers(changeText(name, changes, atBegin(name)), name, changes);
}

void HandEdits::putIn(const QString &text, const std::string &name, const CellChanges &changes)
{
    if (!m_present || !canChange(name))
        return;
    const bool isWhole = !m_isMoving;
    begin();
    applyNumbers(text, name, changes);
    if (isWhole)
        finish();
}

void HandEdits::applyNumbers(const QString &text, const std::string &name, const CellChanges &changes)
{
    const EditedWeight before = atBegin(name);
    if (!before.tensor.valid())
        return;
    NumberEdits numbers = before.numbers;
    for (const auto &[index, value] : changes) {
        const std::int64_t position = positionOf(index, before.tensor.shape());
        if (const auto number = static_cast<float>(value); number == static_cast<float>(before.tensor.flat(position)))
            numbers.remove(position); // it is what it came as again
        else
            numbers.insert(position, number);
    }
    m_document->applyNumbers(text, name, before.tensor, numbers, m_gesture);
}

EditedWeight HandEdits::atBegin(const std::string &name) const
{
    return find(name, m_before.get(), m_base.get());
}

void HandEdits::setWeights(const QString &text, const TensorMap &tensors)
{
    if (!m_present)
        return;
    const bool isWhole = !m_isMoving;
    begin();
    m_document->applyWeights(text, tensors, m_gesture);
    if (isWhole)
        finish();
}

void HandEdits::finish()
{
    if (!std::exchange(m_isMoving, false))
        return;
    if (m_changesPixels)
        m_session->setPixels(PixelEdits(m_session->question().pixels), true);
    m_ownRuns = m_session->isBusy();
}

void HandEdits::followTrace()
{
    const auto trace = m_session->trace();
    const WeightsSource &source = m_session->outcome()->question.weights;
    const bool isEdited = source.kind == WeightsSource::Kind::Edited;
    const auto came = !isEdited ? nullptr : source.trained->origin ? source.trained->origin : source.trained;
    if (std::exchange(m_came, came) != came || !isEdited)
        m_origin = isEdited ? wholeTensors(*came) : trace->weights; // few came with numbers that were changed
    // What an edit of the network has added is as it came, too.
    for (const auto &[name, tensor] : trace->weights)
        if (const auto found = m_origin.find(name); found == m_origin.end() || found->second.shape() != tensor.shape())
            m_origin.insert_or_assign(name, tensor);
    if (!m_ownRuns)
        m_before = m_present;
    m_present = trace;
    if (!m_isMoving && !m_session->isBusy())
        m_ownRuns = false;
    emit beforeChanged();
}

Snapshot HandEdits::weight(const std::string &name) const
{
    const EditedWeight now = edited(name);
    if (now.numbers.isEmpty())
        return now.tensor;
    const auto outcome = m_session->outcome();
    const bool isRun = outcome && outcome->trace == m_present
        && outcome->question.weights.trained == m_session->question().weights.trained;
    const auto found = isRun ? m_present->weights.find(name) : m_present->weights.end();
    return found == m_present->weights.end() ? now.whole() : found->second;
}

/// What is kept is newer than the run.
EditedWeight HandEdits::edited(const std::string &name) const
{
    const WeightsSource &source = m_session->question().weights;
    return find(name, m_present.get(), source.kind == WeightsSource::Kind::Edited ? source.trained.get() : nullptr);
}

bool HandEdits::canChange(const std::string &name) const
{
    const Snapshot tensor = edited(name).tensor;
    return tensor.valid() && tensor.dtype() == DType::Float32;
}

Snapshot HandEdits::origin(const std::string &name) const
{
    const auto found = m_origin.find(name);
    return found == m_origin.end() ? Snapshot() : found->second;
}

std::vector<Index> HandEdits::changedPlaces(const std::string &name) const
{
    const EditedWeight now = edited(name);
    const Snapshot before = origin(name);
    if (!now.tensor.valid() || !before.valid() || now.tensor.shape() != before.shape())
        return {};
    std::vector<Index> places;
    if (now.tensor.data() == before.data()) {
        for (const std::int64_t position : changedNumbers(now, before))
            places.push_back(indexOf(position, before.shape()));
        return places;
    }
    if (before.elementCount() > mostMarks)
        return {};
    const std::vector<float> one = now.whole().toFloats(), other = before.toFloats();
    for (std::size_t i = 0; i < one.size(); ++i)
        if (one[i] != other[i])
            places.push_back(indexOf(static_cast<std::int64_t>(i), before.shape()));
    return places;
}

std::vector<std::string> HandEdits::changedWeights() const
{
    std::vector<std::string> names;
    const WeightsSource &source = m_session->question().weights;
    if (source.kind != WeightsSource::Kind::Edited)
        return names;
    for (const auto &[name, before] : m_origin)
        if (const EditedWeight now = edited(name); now.tensor.valid() && isChanged(now, before))
            names.push_back(name);
    return names;
}

const PixelEdits &HandEdits::pixels() const
{
    return m_session->question().pixels;
}

std::vector<Index> HandEdits::changedPixels(const std::string &input) const
{
    std::vector<Index> places;
    const auto found = pixels().find(input);
    const Snapshot batch = m_present ? m_present->output(input) : Snapshot();
    if (found == pixels().end() || !batch.valid())
        return places;
    for (const std::int64_t position : found->second.values.keys())
        if (position >= 0 && position < batch.elementCount())
            places.push_back(indexOf(position, batch.shape()));
    return places;
}

void HandEdits::putBackPixels()
{
    if (!pixels().empty())
        m_session->setPixels({}, true);
}

void HandEdits::putBackWeight(const std::string &name)
{
    if (const Snapshot before = origin(name); before.valid())
        setWeights(tr("Put %1 Back").arg(QString::fromStdString(name)), {{name, before}});
}

void HandEdits::putBackWeights()
{
    TensorMap tensors;
    for (const std::string &name : changedWeights())
        tensors.emplace(name, origin(name));
    if (!tensors.empty())
        setWeights(tr("Put Weights Back"), tensors);
}

} // namespace vitrine
