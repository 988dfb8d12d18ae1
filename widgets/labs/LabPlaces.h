#pragma once

#include "widgets/labs/Lab.h"

namespace vitrine {

/// The node that a laboratory is about: the subject's own where `fits` takes it, where nothing is selected the first of
/// the run that it takes; −1 where there is none.
template <typename Fits>
int placeFor(const LabSubject &subject, const Fits &fits)
{
    if (!subject.outcome || !subject.outcome->trace)
        return -1;
    const Graph &graph = subject.outcome->trace->graph;
    const int own = graph.findNode(subject.path.toStdString());
    if (own >= 0 && fits(graph.nodes[static_cast<std::size_t>(own)]))
        return own;
    for (std::size_t i = 0; i < graph.nodes.size() && subject.path.isEmpty(); ++i)
        if (fits(graph.nodes[i]))
            return static_cast<int>(i);
    return -1;
}

} // namespace vitrine
