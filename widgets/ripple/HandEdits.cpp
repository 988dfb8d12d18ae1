#include "widgets/ripple/HandEdits.h"

#include "widgets/common/Format.h"
#include "widgets/explanation/ExplanationRows.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Session.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int firstGesture = 70'000; ///< keys of undo apart from those of other edits
/// More marks than this would be a carpet, and take long to find.
constexpr std::int64_t mostMarks = 200'000;

/// Each move of the hand copies the tensor, on the window's thread.
constexpr std::int64_t mostNumbers = 4'000'000;

std::int64_t positionOf(const Index &index, const Shape &shape)
{
    std::int64_t position = 0;
    for (std::size_t i = 0; i < shape.size(); ++i)
        position = position * shape[i] + index[i];
    return position;
}

Index indexOf(std::int64_t position, const Shape &shape)
{
    Index index(shape.size());
    for (std::size_t i = shape.size(); i-- > 0;) {
        index[i] = position % shape[i];
        position /= shape[i];
    }
    return index;
}

/// What one step of undo has made of a weight: where it is one number, from what to what.
QString changeText(const std::string &name, const CellChanges &changes, const Snapshot &before)
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

bool isSame(const Snapshot &a, const Snapshot &b)
{
    if (a.shape() != b.shape() || a.data() == b.data())
        return a.shape() == b.shape();
    if (a.dtype() != DType::Float32 || b.dtype() != DType::Float32 || !a.isContiguous() || !b.isContiguous())
        return a.toFloats() == b.toFloats();
    const auto one = a.floats(), other = b.floats(); // in place: there may be many
    return std::equal(one.begin(), one.end(), other.begin());
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
    m_base = m_present->weights;
    for (auto &[name, tensor] : m_base)
        tensor = weight(name);
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
    if (edits.values.empty())
        pixels.erase(input);
    m_session->setPixels(pixels, false);
}

void HandEdits::changeWeights(const std::string &name, const CellChanges &changes)
{
    if (!m_present || !canChange(name))
        return;
    begin();
    const auto found = m_base.find(name);
    if (found == m_base.end())
        return;
    std::vector<float> values = found->second.toFloats();
    const Shape &shape = found->second.shape();
    for (const auto &[index, value] : changes)
        values[static_cast<std::size_t>(positionOf(index, shape))] = static_cast<float>(value);
    m_document->applyWeights(changeText(name, changes, found->second), {{name, Snapshot::of(shape, std::move(values))}},
                             m_gesture);
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
        m_origin = isEdited ? came->tensors : trace->weights;
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
    const auto find = [&name](const TensorMap &tensors) {
        const auto found = tensors.find(name);
        return found == tensors.end() ? Snapshot() : found->second;
    };
    const Snapshot run = m_present ? find(m_present->weights) : Snapshot();
    const WeightsSource &source = m_session->question().weights;
    if (source.kind != WeightsSource::Kind::Edited)
        return run;
    // What is kept is newer than the run, but not where an edit of the network has given it another shape.
    const Snapshot kept = find(source.trained->tensors);
    return kept.valid() && (!run.valid() || kept.shape() == run.shape()) ? kept : run;
}

bool HandEdits::canChange(const std::string &name) const
{
    const Snapshot tensor = weight(name);
    return tensor.valid() && tensor.dtype() == DType::Float32 && tensor.elementCount() <= mostNumbers;
}

Snapshot HandEdits::origin(const std::string &name) const
{
    const auto found = m_origin.find(name);
    return found == m_origin.end() ? Snapshot() : found->second;
}

std::vector<Index> HandEdits::changedPlaces(const std::string &name) const
{
    const Snapshot now = weight(name), before = origin(name);
    if (!now.valid() || !before.valid() || now.shape() != before.shape() || now.data() == before.data()
        || now.elementCount() > mostMarks)
        return {};
    std::vector<Index> places;
    const std::vector<float> one = now.toFloats(), other = before.toFloats();
    for (std::size_t i = 0; i < one.size(); ++i)
        if (one[i] != other[i])
            places.push_back(indexOf(static_cast<std::int64_t>(i), now.shape()));
    return places;
}

std::vector<std::string> HandEdits::changedWeights() const
{
    std::vector<std::string> names;
    const WeightsSource &source = m_session->question().weights;
    if (source.kind != WeightsSource::Kind::Edited)
        return names;
    for (const auto &[name, before] : m_origin)
        if (const Snapshot now = weight(name); now.valid() && !isSame(now, before))
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
    for (const auto &[position, value] : found->second.values)
        if (position < batch.elementCount())
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
