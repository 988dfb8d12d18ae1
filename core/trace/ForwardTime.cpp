#include "core/trace/ForwardTime.h"

#include "core/trace/Trace.h"

namespace vitrine {

double forwardMilliseconds(const Trace &trace)
{
    double sum = 0;
    for (const NodeTrace &node : trace.nodes)
        sum += node.forwardMilliseconds;
    return sum;
}

} // namespace vitrine
