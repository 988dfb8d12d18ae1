#pragma once

#include "core/base/Message.h"
#include "core/edit/Blocks.h"
#include "core/graph/Graph.h"
#include "core/network/Network.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace vitrine::edit {

using OutputShapes = std::unordered_map<std::string, std::vector<Shape>>; ///< as GraphResult has them

/// What would come of joining two ports.
struct Verdict {
    enum class Kind {
        Fits,
        Replaces, ///< fits; what feeds the input port now is taken off
        DoesNotFit, ///< may be joined, but the block can't work on that shape until something is changed
        Impossible, ///< must not be joined: a cycle, a port that does not exist, joined already
    };

    Kind kind = Kind::Fits;
    Message reason; ///< a sentence for the user; empty where it just fits

    bool possible() const { return kind != Kind::Impossible; }
    bool fits() const { return kind == Kind::Fits || kind == Kind::Replaces; }
};

/// Answers for every pair of ports of one network; a question takes microseconds, so that all ports can be asked about
/// while the mouse moves. Holds on to nothing of what it was made from but the network, which must outlive it.
class ConnectCheck {
public:
    ConnectCheck(const Network &network, OutputShapes shapes);

    Verdict check(const Endpoint &from, const Endpoint &to) const;
    /// What flows out of a port, batch included; empty where that is not known.
    Shape shapeOf(const Endpoint &from) const;

private:
    using Ports = std::vector<std::pair<int, Endpoint>>; ///< what feeds each connected port

    const Block *find(const std::string &id) const;
    Verdict impossible(Message reason) const { return {Verdict::Kind::Impossible, std::move(reason)}; }
    bool reaches(const std::string &from, const std::string &to) const;
    std::optional<Message> missingPort(const Block &block, const Endpoint &end, bool isInput) const;
    std::optional<Message> shapeProblem(const Block &block, const Endpoint &from, const Endpoint &to) const;

    const Network &m_network;
    OutputShapes m_shapes;
    std::unordered_map<std::string_view, const Block *> m_blocks;
    std::unordered_map<std::string_view, std::vector<std::string_view>> m_fed; ///< the blocks that each one feeds
    std::unordered_map<std::string_view, Ports> m_inputs;
};

} // namespace vitrine::edit
