#include "widgets/compare/NetCompareState.h"

#include "widgets/compare/NetCompareText.h"
#include "widgets/session/StepCursor.h"

#include <utility>

namespace vitrine {

namespace {

/// The node that stands for a path at the grain of layers: itself, or the first of a block's.
int nodeAt(const Graph &graph, const std::string &path)
{
    if (const int node = graph.findNode(path); node >= 0)
        return node;
    const int block = graph.findBlock(path);
    return block < 0 ? -1 : graph.blocks[static_cast<std::size_t>(block)].firstNode;
}

} // namespace

NetCompareState::NetCompareState(NetCompareSession *session, StepCursor *cursor, QObject *parent)
    : QObject(parent), m_session(session), m_cursor(cursor)
{
    connect(session, &NetCompareSession::changed, this, &NetCompareState::followComparison);
    connect(cursor, &StepCursor::currentChanged, this, &NetCompareState::followCursor);
    connect(cursor, &StepCursor::stopsChanged, this, &NetCompareState::followComparison);
}

bool NetCompareState::isNodewise() const
{
    return m_cursor->grain() == Grain::Layer;
}

const std::vector<ComparedPair> &NetCompareState::pairs() const
{
    static const std::vector<ComparedPair> empty;
    return comparison() ? comparison()->traces->pairs(isNodewise()) : empty;
}

const ComparedPair *NetCompareState::pair() const
{
    const auto &all = pairs();
    return m_row >= 0 && m_row < std::ssize(all) ? &all[static_cast<std::size_t>(m_row)] : nullptr;
}

QString NetCompareState::beginning() const
{
    return comparison() ? NetCompareText::beginning(*comparison()->traces, isNodewise(), m_part) : QString();
}

const Outcome &NetCompareState::outcome(NetSide side) const
{
    return isOpenSide(side) ? *comparison()->open : *comparison()->other;
}

int NetCompareState::place(const ComparedPair &pair, NetSide side) const
{
    return isOpenSide(side) ? pair.places.a : pair.places.b;
}

QString NetCompareState::path(const ComparedPair &pair, NetSide side) const
{
    return QString::fromStdString(isOpenSide(side) ? pair.a : pair.b);
}

std::vector<PartTensor> NetCompareState::tensors(NetSide side) const
{
    const ComparedPair *shown = pair();
    return shown ? partTensors(*outcome(side).trace, isNodewise(), place(*shown, side), m_part)
                 : std::vector<PartTensor>();
}

std::string NetCompareState::cursorPath() const
{
    const Stop *stop = m_cursor->stop();
    if (!stop)
        return {};
    const Graph &graph = m_cursor->trace()->graph;
    if (isNodewise() && stop->node >= 0)
        return graph.nodes[static_cast<std::size_t>(stop->node)].path;
    const GraphBlock &block = graph.blocks[static_cast<std::size_t>(stop->block)];
    return isNodewise() ? graph.nodes[static_cast<std::size_t>(block.firstNode)].path : block.id;
}

int NetCompareState::findRow(const std::string &open, const std::string &other) const
{
    const auto &all = pairs();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (open.empty() ? all[i].a.empty() && all[i].b == other : all[i].a == open)
            return static_cast<int>(i);
    return -1;
}

/// The same pair in other runs; where it is gone, the one of the present step.
void NetCompareState::followComparison()
{
    m_row = m_open.empty() && m_other.empty() ? -1 : findRow(m_open, m_other);
    emit comparisonChanged();
    if (m_row < 0)
        return followCursor();
    emit placeChanged();
}

void NetCompareState::followCursor()
{
    const Stop *stop = m_cursor->stop();
    if (!stop || !comparison())
        return;
    const ComparedPart passed = stop->stage == Stage::Forward ? ComparedPart::Output : ComparedPart::Gradient;
    moveTo(findRow(cursorPath(), {}), isOfWeights(m_part) ? m_part : passed);
}

void NetCompareState::moveTo(int row, ComparedPart part)
{
    m_row = row;
    m_part = part;
    const ComparedPair *shown = pair();
    m_open = shown ? shown->a : std::string();
    m_other = shown ? shown->b : std::string();
    emit placeChanged();
}

/// The step of what is open at which this can be seen; −1: there is none.
int NetCompareState::stepOf(int row, ComparedPart part) const
{
    const auto &all = pairs();
    if (row < 0 || row >= std::ssize(all) || !m_cursor->trace())
        return -1;
    const std::string &path = all[static_cast<std::size_t>(row)].a;
    const Graph &graph = m_cursor->trace()->graph;
    const bool isBackward = part == ComparedPart::Gradient || part == ComparedPart::WeightGradients;
    if (path.empty())
        return -1;
    if (isNodewise()) {
        const int node = nodeAt(graph, path);
        return node < 0 ? -1 : m_cursor->find(isBackward ? Stage::Backward : Stage::Forward, node);
    }
    const int block = graph.findBlock(path);
    return block < 0 ? -1 : m_cursor->find(block, isBackward ? Pass::Backward : Pass::Forward);
}

void NetCompareState::setRow(int row)
{
    if (row == m_row || row < 0 || row >= std::ssize(pairs()))
        return;
    const ComparedPart part = m_part;
    if (const int step = stepOf(row, part); step >= 0)
        m_cursor->setCurrent(step);
    moveTo(row, part);
}

void NetCompareState::setPart(ComparedPart part)
{
    if (part == m_part)
        return;
    const int row = m_row;
    m_part = part;
    if (const int step = stepOf(row, part); step >= 0 && !isOfWeights(part))
        m_cursor->setCurrent(step);
    moveTo(row, part);
}

void NetCompareState::setSwapped(bool swapped)
{
    if (std::exchange(m_isSwapped, swapped) == swapped)
        return;
    emit comparisonChanged();
    emit placeChanged();
}

} // namespace vitrine
